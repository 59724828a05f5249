import type { Span } from '../json/text.ts';
import type { Shape } from '../shape/shape.ts';
import type { ValueType } from './signature.ts';
import type { BinaryOperator, ComparisonOperator } from './tree.ts';

/** Something that must fail because of what its operands are; the span is that of the operand to change. */
export type TypeProblem = { span: Span } & (
  | { kind: 'operands'; operator: BinaryOperator; left: Shape; right: Shape }
  | { kind: 'operand'; operator: '+' | '-' | '~'; value: Shape }
  | { kind: 'comparison'; operator: ComparisonOperator; left: Shape; right: Shape }
  | { kind: 'zero-division'; operator: BinaryOperator }
  /** A loop over what has no elements. */
  | { kind: 'loop'; value: Shape }
  | { kind: 'slice'; value: Shape }
  | { kind: 'index'; value: Shape; index: Shape }
  /** `x.name` of a computed value that is no object. */
  | { kind: 'no-member'; name: string; value: Shape }
  | { kind: 'no-method'; name: string; value: Shape }
  | { kind: 'argument'; name: string; parameter: string; expected: readonly ValueType[]; value: Shape }
  /** `', '.join(…)` of elements that are no texts. */
  | { kind: 'join'; items: Shape }
);
