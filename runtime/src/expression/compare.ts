import type { ComparisonOperator } from '../../../language/src/index.ts';
import { ExpressionError } from './error.ts';
import { hashKey } from './hash.ts';
import { typeName } from './type-name.ts';
import { Dict, List, Opaque, PySet, Tuple, type Value, View } from './value.ts';

/** The number that a value is in arithmetic; booleans count. */
export function numeric(value: Value): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'bigint' || typeof value === 'number' ? value : undefined;
}

/** The int that a value is, booleans included. */
export function whole(value: Value): bigint | undefined {
  const number = numeric(value);
  return typeof number === 'bigint' ? number : undefined;
}

export function truthy(value: Value): boolean {
  const number = numeric(value);
  // NaN is true in Python.
  if (number !== undefined) return typeof number === 'bigint' ? number !== 0n : number !== 0;
  const length = lengthOf(value);
  return length === undefined ? value !== null : length > 0;
}

/** `len` where there is one; a string has as many characters as code points. */
export function lengthOf(value: Value): number | undefined {
  if (typeof value === 'string') return /[\ud800-\udfff]/.test(value) ? [...value].length : value.length;
  if (value instanceof List) return value.source && !value.read ? value.source.length : value.items.length;
  if (value instanceof Tuple) return value.items.length;
  if (value instanceof Dict) return value.entries.size;
  if (value instanceof PySet) return value.items.size;
  return value instanceof View ? value.dict.entries.size : undefined;
}

export function equals(a: Value, b: Value): boolean {
  const [x, y] = [numeric(a), numeric(b)];
  // Between a bigint and a number JavaScript compares exactly, as Python does.
  if (x !== undefined && y !== undefined) return x <= y && x >= y;
  if ((a instanceof List && b instanceof List) || (a instanceof Tuple && b instanceof Tuple)) {
    return (
      a === b ||
      (a.items.length === b.items.length && a.items.every((item, i) => equals(item, b.items[i] ?? null)))
    );
  }
  if (a instanceof Dict && b instanceof Dict) {
    const others = b.entries;
    return (
      a.entries.size === others.size &&
      [...a.entries].every(([hash, entry]) => {
        const other = others.get(hash);
        return other !== undefined && equals(entry.value, other.value);
      })
    );
  }
  if (a instanceof PySet && b instanceof PySet)
    return a.items.size === b.items.size && [...a.items.keys()].every(k => b.items.has(k));
  if (a instanceof Opaque && b instanceof Opaque) return a.type === b.type && a.text === b.text;
  return a === b;
}

/** @throws ExpressionError TypeError for values that the operator cannot compare */
export function related(operator: ComparisonOperator, a: Value, b: Value): boolean {
  switch (operator) {
    case '==':
      return equals(a, b);
    case '!=':
      return !equals(a, b);
    case 'in':
      return contains(b, a);
    case 'not in':
      return !contains(b, a);
    // Only sensible for None: equal scalars of one type count as the same.
    case 'is':
      return Object.is(a, b);
    case 'is not':
      return !Object.is(a, b);
    default:
      return ordered(operator, a, b);
  }
}

export type Relation = '<' | '<=' | '>' | '>=';

/** @throws ExpressionError TypeError for values that have no order */
export function ordered(relation: Relation, a: Value, b: Value): boolean {
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) return holds(relation, x, y);
  if (typeof a === 'string' && typeof b === 'string') return holds(relation, compareText(a, b), 0);
  if ((a instanceof List && b instanceof List) || (a instanceof Tuple && b instanceof Tuple)) {
    const at = a.items.findIndex((item, i) => i >= b.items.length || !equals(item, b.items[i] ?? null));
    const [left, right] = [a.items[at], b.items[at]];
    if (left === undefined || right === undefined) return holds(relation, a.items.length, b.items.length);
    return ordered(relation, left, right);
  }
  if (a instanceof PySet && b instanceof PySet) {
    throw new ExpressionError('NotSimulated', 'the workbench does not compare sets by order');
  }
  throw new ExpressionError(
    'TypeError',
    `'${relation}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
  );
}

function holds(relation: Relation, a: bigint | number, b: bigint | number): boolean {
  if (relation === '<') return a < b;
  if (relation === '<=') return a <= b;
  return relation === '>' ? a > b : a >= b;
}

/** By code points; JavaScript's own order differs where a character lies above U+FFFF. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done) return x.done ? (y.done ? 0 : -1) : 1;
    if (x.value !== y.value) return (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
  }
}

/** `item in container`. */
function contains(container: Value, item: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item);
    throw new ExpressionError(
      'TypeError',
      `'in <string>' requires string as left operand, not ${typeName(item)}`,
    );
  }
  if (container instanceof Dict) return container.entries.has(hashKey(item));
  if (container instanceof PySet) return container.items.has(hashKey(item));
  if (container instanceof List || container instanceof Tuple || container instanceof View) {
    return container.items.some(i => equals(i, item));
  }
  throw new ExpressionError('TypeError', `argument of type '${typeName(container)}' is not iterable`);
}

/** What a loop over a value sees. */
export function iterate(value: Value): readonly Value[] {
  if (typeof value === 'string') return [...value];
  if (value instanceof List || value instanceof Tuple || value instanceof View) return value.items;
  if (value instanceof Dict) return [...value.entries.values()].map(e => e.key);
  if (value instanceof PySet) return [...value.items.values()];
  if (value instanceof Opaque && value.type === 'bytes') {
    throw new ExpressionError('NotSimulated', 'the workbench does not look into bytes');
  }
  throw new ExpressionError('TypeError', `'${typeName(value)}' object is not iterable`);
}
