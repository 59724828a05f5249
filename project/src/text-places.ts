import type { Json } from '../../globus/src/index.ts';
import { isJsonObject } from './read-json.ts';

/** A text in a JSON value, and the way to it. */
export interface TextPlace {
  path: (string | number)[];
  value: string;
}

/** Where texts stand in a value; first where a function or an endpoint is wanted by name, and what is empty. */
export function textPlaces(value: Json): TextPlace[] {
  return textsIn(value, []).sort((a, b) => rank(a) - rank(b));
}

function textsIn(value: Json, path: (string | number)[]): TextPlace[] {
  if (typeof value === 'string') return path.length > 0 ? [{ path, value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, [...path, i]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

function rank({ path, value }: TextPlace): number {
  const named = /func|endpoint|compute/i.test(path.join('.'));
  return (named ? 0 : 2) + (value === '' ? 0 : 1);
}
