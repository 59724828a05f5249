import { isObject, type Json, type JsonObject, member } from '../json.ts';

/** The steps of a field's name: `a.b` are two, `a\.b` is one. */
export function fieldPath(name: string): string[] {
  return (name.match(/(?:\\.|[^.\\])+/g) ?? []).map(part => part.replace(/\\(.)/g, '$1'));
}

/** The values at a field of an entry. Lists count as their items, at every step. */
export function valuesAt(content: JsonObject, path: readonly string[]): Json[] {
  let found: Json[] = [content];
  for (const step of path)
    found = found.flatMap(value => {
      const next = isObject(value) ? member(value, step) : undefined;
      return next === undefined ? [] : items(next);
    });
  return found.filter(value => value !== null);
}

function items(value: Json): Json[] {
  return Array.isArray(value) ? value.flatMap(items) : [value];
}

/** Every text, number and flag in an entry, as text. */
export function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return value === null ? [] : Object.values(value).flatMap(textsOf);
}

const isNumeric = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/** A number as it is or written as text; undefined for anything else. */
export function numberIn(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && isNumeric(value) ? Number(value) : undefined;
}

/** Milliseconds since 1970 of an ISO date. */
export function dateIn(value: Json): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}(-\d\d(-\d\d([T ].+)?)?)?$/.test(value)) return undefined;
  const at = Date.parse(value.length <= 10 ? value : value.replace(' ', 'T'));
  return Number.isNaN(at) ? undefined : at;
}

/** Less than, equal to or more than 0 as `a` comes before, with or after `b`; undefined: they cannot be compared. */
export function compare(a: Json, b: Json): number | undefined {
  for (const read of [numberIn, dateIn]) {
    const [x, y] = [read(a), read(b)];
    if (x !== undefined && y !== undefined) return x - y;
  }
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  return a < b ? -1 : Number(a > b);
}

export function equal(a: Json, b: Json): boolean {
  return a === b || (typeof a !== typeof b && String(a) === String(b));
}
