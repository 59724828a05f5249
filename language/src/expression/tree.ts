import type { Span } from '../json/text.ts';
import type { Path } from '../path/parse.ts';

/** One node of an expression. Spans count UTF-16 code units of the expression text. */
export type Expression =
  /** An int is a bigint and a float is a number, so that `1` and `1.0` stay apart. */
  | { kind: 'constant'; value: null | boolean | bigint | number | string; span: Span }
  | { kind: 'bytes'; value: string; span: Span }
  | { kind: 'imaginary'; value: number; span: Span }
  | { kind: 'ellipsis'; span: Span }
  /** An f-string: literal text and fields in turn. */
  | { kind: 'format'; parts: FormatPart[]; span: Span }
  | { kind: 'name'; name: string; span: Span }
  /** A back-quoted JSONPath, which Flows adds to Python's grammar [D]. */
  | { kind: 'path'; path: Path; span: Span }
  | { kind: 'unary'; operator: UnaryOperator; operand: Expression; span: Span }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression; span: Span }
  | { kind: 'compare'; first: Expression; rest: Comparison[]; span: Span }
  | { kind: 'logical'; operator: 'and' | 'or'; operands: Expression[]; span: Span }
  | { kind: 'conditional'; test: Expression; then: Expression; otherwise: Expression; span: Span }
  | { kind: 'attribute'; object: Expression; name: string; nameSpan: Span; span: Span }
  | { kind: 'subscript'; object: Expression; index: Expression; span: Span }
  | {
      kind: 'slice';
      from: Expression | undefined;
      to: Expression | undefined;
      step: Expression | undefined;
      span: Span;
    }
  | { kind: 'call'; callee: Expression; args: Expression[]; keywords: Keyword[]; span: Span }
  | { kind: 'list' | 'tuple' | 'set'; items: Expression[]; span: Span }
  | { kind: 'dict'; entries: DictEntry[]; span: Span }
  | { kind: 'starred'; value: Expression; span: Span }
  | {
      kind: 'comprehension';
      form: 'list' | 'set' | 'dict' | 'generator';
      /** The element, or the key of a dict. */
      element: Expression;
      value: Expression | undefined;
      clauses: Clause[];
      span: Span;
    }
  /** Valid Python of which only the right side is evaluated. */
  | { kind: 'assignment'; operator: string; target: Expression; value: Expression; span: Span }
  /** Several statements, of which only the first is evaluated. */
  | { kind: 'sequence'; items: Expression[]; span: Span }
  /** Valid Python that Flows refuses when it comes to evaluating it. */
  | { kind: 'unsupported'; feature: string; children: Expression[]; span: Span }
  /** Nothing stands where an operand should. */
  | { kind: 'missing'; span: Span };

export type UnaryOperator = '+' | '-' | '~' | 'not';
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '@' | '**' | '<<' | '>>' | '&' | '^' | '|';
export type ComparisonOperator = '<' | '>' | '==' | '>=' | '<=' | '!=' | 'in' | 'not in' | 'is' | 'is not';

export interface Comparison {
  operator: ComparisonOperator;
  operand: Expression;
}

/** A keyword argument; without a name it is a `**mapping`. */
export interface Keyword {
  name: string | undefined;
  value: Expression;
  span: Span;
}

/** `key: value`; without a key it is a `**mapping`. */
export interface DictEntry {
  key: Expression | undefined;
  value: Expression;
}

/** `for target in iterable if condition …`; a target is a name or a tuple or list of targets. */
export interface Clause {
  target: Expression;
  iterable: Expression;
  conditions: Expression[];
}

export type FormatPart = string | FormatField;

/** `{value!conversion:spec}` */
export interface FormatField {
  value: Expression;
  conversion: string | undefined;
  spec: FormatPart[] | undefined;
  span: Span;
}

/** Where an expression is not Python. */
export type ExpressionProblemCode =
  | 'empty'
  | 'operand-missing'
  | 'name-missing'
  | 'else-missing'
  | 'unexpected-text'
  | 'bracket-unclosed'
  | 'string-unclosed'
  | 'string-broken'
  | 'string-escape'
  | 'string-mix'
  | 'path-unclosed'
  | 'path-malformed'
  | 'number-malformed'
  | 'target'
  | 'too-deep';

export interface ExpressionProblem {
  code: ExpressionProblemCode;
  span: Span;
}

export interface ParsedExpression {
  text: string;
  tree: Expression;
  /** The first thing that is wrong, as Python tells only one; empty for a well-formed expression. */
  problems: ExpressionProblem[];
}
