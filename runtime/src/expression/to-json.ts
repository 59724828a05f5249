import type { Json, JsonObject } from '../types.ts';
import { ExpressionError } from './error.ts';
import { floatText } from './number-text.ts';
import { str } from './text.ts';
import { typeName } from './type-name.ts';
import { Dict, List, Tuple, type Value } from './value.ts';

/**
 * The value as JSON. What came from the payload and is unchanged is the same JSON value again. `onWholeFloat` is told of
 * every float without a fraction: it is an integer from here on.
 *
 * @throws ExpressionError for a set, a method, NaN and whatever else JSON has no form for
 */
export function toJson(value: Value, onWholeFloat: (value: number) => void = () => {}): Json {
  const inner = (one: Value) => toJson(one, onWholeFloat);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return wholeNumber(value);
  if (typeof value === 'number') {
    if (Number.isInteger(value)) onWholeFloat(value);
    if (Number.isFinite(value)) return value;
    throw new ExpressionError('ValueError', `the result ${floatText(value)} is not JSON serialisable`);
  }
  if (value instanceof List) {
    if (value.source && !value.read) return value.source;
    const made = value.items.map(inner);
    return value.source && sameItems(value.source, made) ? value.source : made;
  }
  if (value instanceof Tuple) return value.items.map(inner);
  if (value instanceof Dict) {
    if (value.source && !value.read) return value.source;
    const made = Object.fromEntries([...value.entries.values()].map(e => [keyText(e.key), inner(e.value)]));
    return value.source && sameMembers(value.source, made) ? value.source : made;
  }
  throw new ExpressionError('TypeError', `Object of type ${typeName(value)} is not JSON serialisable`);
}

function sameItems(source: Json[], made: Json[]): boolean {
  return source.length === made.length && source.every((item, i) => item === made[i]);
}

function sameMembers(source: JsonObject, made: JsonObject): boolean {
  const keys = Object.keys(source);
  return (
    keys.length === Object.keys(made).length &&
    keys.every(k => Object.hasOwn(made, k) && source[k] === made[k])
  );
}

function wholeNumber(value: bigint): number {
  const near = Number(value);
  if (Number.isSafeInteger(near)) return near;
  throw new ExpressionError('NotSimulated', `the workbench cannot keep the whole number ${value} exactly`);
}

function keyText(key: Value): string {
  if (key === null) return 'null';
  if (typeof key === 'boolean') return String(key);
  if (typeof key === 'string' || typeof key === 'bigint' || typeof key === 'number') return str(key);
  throw new ExpressionError('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
}
