import { isJsonObject } from '../../../project/src/index.ts';
import type { Json } from '../../../runtime/src/index.ts';

/** Deeper, wider or longer things are left out. */
const DEEPEST = 8;
const MOST = 200;

/** A value without what it says: each text is empty, each number 0, and of a list one item is left. */
export function formOf(value: Json, depth = 0): Json {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return '';
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return value.slice(0, 1).map(item => formOf(item, depth + 1));
  if (!isJsonObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST)
      .map(([name, item]) => [name, formOf(item, depth + 1)]),
  );
}
