import { Types } from '../shape/shape.ts';
import type { BinaryOperator, ComparisonOperator } from './tree.ts';

/** What counts as a number in arithmetic: booleans do. */
const NUMBERS = Types.numeric | Types.boolean;
const INTEGERS = Types.integer | Types.boolean;
const EACH = [
  Types.null,
  Types.boolean,
  Types.integer,
  Types.number,
  Types.string,
  Types.array,
  Types.object,
] as const;

/** What a float is: `6 / 2` is 3.0, which JSON does not tell from 3. */
export const FLOAT = Types.numeric;

/** The types (`Types`) that an operator can yield for operands of these types; none where it must fail. */
export function binaryTypes(operator: BinaryOperator, left: number, right: number): number {
  let result: number = Types.none;
  for (const a of EACH) if (a & left) for (const b of EACH) if (b & right) result |= typesFor(operator, a, b);
  return result;
}

function typesFor(operator: BinaryOperator, a: number, b: number): number {
  const numbers = (a & NUMBERS) !== 0 && (b & NUMBERS) !== 0;
  const integers = (a & INTEGERS) !== 0 && (b & INTEGERS) !== 0;
  const sum = integers ? Types.integer : FLOAT;
  switch (operator) {
    case '+':
      if (numbers) return sum;
      return a === b && a & (Types.string | Types.array) ? a : Types.none;
    case '*':
      if (numbers) return sum;
      if (b & INTEGERS) return a & (Types.string | Types.array);
      return a & INTEGERS ? b & (Types.string | Types.array) : Types.none;
    case '%':
      if (a & Types.string) return Types.string;
      return numbers ? sum : Types.none;
    case '-':
    case '//':
      return numbers ? sum : Types.none;
    case '/':
    case '**':
      return numbers ? FLOAT : Types.none;
    case '<<':
    case '>>':
      return integers ? Types.integer : Types.none;
    case '&':
    case '^':
      return bits(a, b, integers);
    case '|':
      return a & b & Types.object ? Types.object : bits(a, b, integers);
    case '@':
      // Refused whatever the operands are, which is another mistake.
      return Types.all;
  }
}

function bits(a: number, b: number, integers: boolean): number {
  if (a & b & Types.boolean) return Types.boolean;
  return integers ? Types.integer : Types.none;
}

/** Can two values of these types be compared so? */
export function comparable(operator: ComparisonOperator, left: number, right: number): boolean {
  switch (operator) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (left & NUMBERS && right & NUMBERS) return true;
      return (left & right & (Types.string | Types.array)) !== 0;
    case 'in':
    case 'not in':
      return (right & (Types.array | Types.object)) !== 0 || (left & right & Types.string) !== 0;
    default:
      return true;
  }
}

/** The types of `+x` and `-x`, and of `~x`. */
export function unaryTypes(operator: '+' | '-' | '~', operand: number): number {
  const integer = operand & INTEGERS ? Types.integer : Types.none;
  return operator === '~' ? integer : integer | (operand & Types.number);
}

/** Types that a loop can run over, and that `len` takes. */
export const ITERABLE = Types.string | Types.array | Types.object;
