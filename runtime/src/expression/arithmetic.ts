import type { BinaryOperator, UnaryOperator } from '../../../language/src/index.ts';
import { lengthOf, numeric, truthy, whole } from './compare.ts';
import { ExpressionError } from './error.ts';
import { percentFormat } from './percent.ts';
import { typeName } from './type-name.ts';
import { Dict, List, PySet, Tuple, type Value } from './value.ts';

// The limits of the library that Flows uses [D].
export const MAX_LENGTH = 100_000;
const MAX_POWER = 4_000_000n;
const MAX_SHIFT = 10_000n;
// Ours: larger results would take seconds to work out.
const MAX_BITS = 1_000_000;

export function unary(operator: UnaryOperator, operand: Value): Value {
  if (operator === 'not') return !truthy(operand);
  const number = operator === '~' ? whole(operand) : numeric(operand);
  if (number === undefined) {
    throw new ExpressionError('TypeError', `bad operand type for unary ${operator}: '${typeName(operand)}'`);
  }
  if (operator === '+') return number;
  if (operator === '~') return ~BigInt(number);
  return -number;
}

export function binary(operator: BinaryOperator, a: Value, b: Value): Value {
  const result = OPERATORS[operator](a, b);
  if (result !== undefined) return result;
  const name = operator === '**' ? '** or pow()' : operator;
  throw new ExpressionError(
    'TypeError',
    `unsupported operand type(s) for ${name}: '${typeName(a)}' and '${typeName(b)}'`,
  );
}

/** Undefined for operands of types that the operator does not take. */
const OPERATORS: Record<BinaryOperator, (a: Value, b: Value) => Value | undefined> = {
  '+': (a, b) =>
    numbers(
      a,
      b,
      (x, y) => x + y,
      (x, y) => x + y,
    ) ?? concatenated(a, b),
  '-': (a, b) =>
    numbers(
      a,
      b,
      (x, y) => x - y,
      (x, y) => x - y,
    ) ?? sets(a, b, (x, y) => x && !y),
  '*': (a, b) =>
    numbers(
      a,
      b,
      (x, y) => x * y,
      (x, y) => x * y,
    ) ??
    repeated(a, b) ??
    repeated(b, a),
  '/': divided,
  '//': (a, b) => numbers(a, b, floorDivided, (x, y) => Math.floor((x - floorRemainder(x, y)) / y)),
  '%': (a, b) => (typeof a === 'string' ? percentFormat(a, b) : numbers(a, b, floorModulo, floorRemainder)),
  '**': power,
  '<<': (a, b) => shifted(a, b, (x, y) => x << y),
  '>>': (a, b) => shifted(a, b, (x, y) => x >> y),
  '&': (a, b) => bits(a, b, (x, y) => x & y) ?? sets(a, b, (x, y) => x && y),
  '^': (a, b) => bits(a, b, (x, y) => x ^ y) ?? sets(a, b, (x, y) => x !== y),
  '|': (a, b) => bits(a, b, (x, y) => x | y) ?? sets(a, b, (x, y) => x || y) ?? merged(a, b),
  '@': () => {
    throw new ExpressionError('OperatorNotDefined', "the operator '@' does not exist");
  },
};

function numbers(
  a: Value,
  b: Value,
  ints: (x: bigint, y: bigint) => bigint,
  floats: (x: number, y: number) => number,
): bigint | number | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined) return undefined;
  return typeof x === 'bigint' && typeof y === 'bigint' ? ints(x, y) : floats(toFloat(x), toFloat(y));
}

function toFloat(number: bigint | number): number {
  const float = Number(number);
  if (typeof number === 'bigint' && !Number.isFinite(float)) {
    throw new ExpressionError('OverflowError', 'int too large to convert to float');
  }
  return float;
}

function zero(message: string): never {
  throw new ExpressionError('ZeroDivisionError', message);
}

function divided(a: Value, b: Value): number | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined) return undefined;
  return Number(y) === 0 ? zero('division by zero') : toFloat(x) / toFloat(y);
}

function floorDivided(x: bigint, y: bigint): bigint {
  if (y === 0n) return zero('integer division or modulo by zero');
  return (x - floorModulo(x, y)) / y;
}

/** The remainder with the sign of the divisor. */
function floorModulo(x: bigint, y: bigint): bigint {
  if (y === 0n) return zero('integer modulo by zero');
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

function floorRemainder(x: number, y: number): number {
  if (y === 0) return zero('float floor division by zero');
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

function power(a: Value, b: Value): bigint | number | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined) return undefined;
  if (x > MAX_POWER || x < -MAX_POWER || y > MAX_POWER || y < -MAX_POWER) {
    throw new ExpressionError('NumberTooHigh', `Sorry! I don't want to evaluate ${x} ** ${y}`);
  }
  if (typeof x === 'bigint' && typeof y === 'bigint' && y >= 0n) {
    if (x.toString(2).length * Number(y) > MAX_BITS && x * x > 1n) {
      throw new ExpressionError('NotSimulated', `the workbench does not work out ${x} ** ${y}`);
    }
    return x ** y;
  }
  const [base, exponent] = [Number(x), Number(y)];
  if (base === 0 && exponent < 0) return zero('0.0 cannot be raised to a negative power');
  const result = base ** exponent;
  if (Number.isNaN(result) && base < 0) {
    throw new ExpressionError('NotSimulated', 'the result would be a complex number');
  }
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw new ExpressionError('OverflowError', 'Numerical result out of range');
  }
  return result;
}

function bits(a: Value, b: Value, operation: (x: bigint, y: bigint) => bigint): Value | undefined {
  const [x, y] = [whole(a), whole(b)];
  if (x === undefined || y === undefined) return undefined;
  const result = operation(x, y);
  return typeof a === 'boolean' && typeof b === 'boolean' ? result === 1n : result;
}

function shifted(a: Value, b: Value, operation: (x: bigint, y: bigint) => bigint): bigint | undefined {
  const [x, y] = [whole(a), whole(b)];
  if (x === undefined || y === undefined) return undefined;
  if (y > MAX_SHIFT || y < -MAX_SHIFT || x > Number.MAX_VALUE || x < -Number.MAX_VALUE) {
    throw new ExpressionError('NumberTooHigh', "Sorry! I don't want to evaluate such a shift");
  }
  if (y < 0n) throw new ExpressionError('ValueError', 'negative shift count');
  return operation(x, y);
}

function tooLong(length: number): void {
  if (length > MAX_LENGTH) {
    throw new ExpressionError('IterableTooLong', 'Sorry, I will not evaluate something that long.');
  }
}

function concatenated(a: Value, b: Value): Value | undefined {
  tooLong((lengthOf(a) ?? 0) + (lengthOf(b) ?? 0));
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (a instanceof List && b instanceof List) return List.of([...a.items, ...b.items]);
  if (a instanceof Tuple && b instanceof Tuple) return new Tuple([...a.items, ...b.items]);
  if (typeof a !== 'string' && !(a instanceof List) && !(a instanceof Tuple)) return undefined;
  const type = typeName(a);
  throw new ExpressionError('TypeError', `can only concatenate ${type} (not "${typeName(b)}") to ${type}`);
}

function repeated(sequence: Value, count: Value): Value | undefined {
  if (typeof sequence !== 'string' && !(sequence instanceof List) && !(sequence instanceof Tuple))
    return undefined;
  const times = whole(count);
  if (times === undefined) {
    throw new ExpressionError('TypeError', `can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  tooLong((lengthOf(sequence) ?? 0) * Number(times));
  const n = Math.max(0, Number(times));
  if (typeof sequence === 'string') return sequence.repeat(sequence === '' ? 0 : n);
  const { items } = sequence;
  const all = items.length === 0 ? [] : Array.from({ length: n }, () => items).flat();
  return sequence instanceof List ? List.of(all) : new Tuple(all);
}

/** Of the members of both sets, those that `keep` wants, given where each is. */
function sets(a: Value, b: Value, keep: (inA: boolean, inB: boolean) => boolean): PySet | undefined {
  if (!(a instanceof PySet) || !(b instanceof PySet)) return undefined;
  const all = new Map([...a.items, ...b.items]);
  return new PySet([...all].filter(([k]) => keep(a.items.has(k), b.items.has(k))).map(([, v]) => v));
}

function merged(a: Value, b: Value): Dict | undefined {
  if (!(a instanceof Dict) || !(b instanceof Dict)) return undefined;
  const result = Dict.empty();
  for (const { key, value } of [...a.entries.values(), ...b.entries.values()]) result.set(key, value);
  return result;
}
