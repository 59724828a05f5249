import { findRead } from '../../expression/find-read.ts';
import { NO_VARIABLES, placeOf } from '../../expression/place.ts';
import { equalScalars, scalarOf } from '../../expression/scalars.ts';
import type { ComparisonOperator, Expression } from '../../expression/tree.ts';
import { Presence, type Scalar, type Shape, Types } from '../../shape/shape.ts';

/** The value that an expression has in every run that comes there; undefined where that is not known. */
export function constantValue(node: Expression, payload: Shape): Scalar | undefined {
  const of = (part: Expression) => constantValue(part, payload);
  switch (node.kind) {
    case 'constant':
      return scalarOf(node);
    case 'name':
    case 'path':
    case 'attribute':
    case 'subscript':
      return payloadValue(node, payload);
    case 'unary': {
      const value = of(node.operand);
      if (node.operator === 'not') return value === undefined ? undefined : !value;
      return scalarOf(node);
    }
    case 'binary':
      return computed(node.operator, of(node.left), of(node.right));
    case 'compare': {
      const [only, ...more] = node.rest;
      return only && more.length === 0
        ? compared(only.operator, of(node.first), of(only.operand))
        : undefined;
    }
    case 'logical': {
      let value: Scalar | undefined;
      for (const operand of node.operands) {
        value = of(operand);
        if (value === undefined || Boolean(value) === (node.operator === 'or')) return value;
      }
      return value;
    }
    case 'conditional': {
      const test = of(node.test);
      return test === undefined ? undefined : of(test ? node.then : node.otherwise);
    }
    default:
      return undefined;
  }
}

function payloadValue(node: Expression, payload: Shape): Scalar | undefined {
  const place = placeOf(node, NO_VARIABLES);
  if (!place) return undefined;
  const { shape, presence } = findRead(payload, place.steps);
  const [only, ...more] = shape.values ?? [];
  const certain = presence === Presence.Present && more.length === 0 && !(shape.types & ~Types.scalar);
  return certain ? only : undefined;
}

/** Only what comes out the same in Python and here: joined text, and whole numbers that stay exact. */
function computed(operator: string, a: Scalar | undefined, b: Scalar | undefined): Scalar | undefined {
  if (typeof a === 'string' && typeof b === 'string') return operator === '+' ? a + b : undefined;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const result = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : Number.NaN;
  return [a, b, result].every(Number.isSafeInteger) ? result : undefined;
}

function compared(
  operator: ComparisonOperator,
  a: Scalar | undefined,
  b: Scalar | undefined,
): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (operator === '==') return equalScalars(a, b);
  return operator === '!=' ? !equalScalars(a, b) : undefined;
}
