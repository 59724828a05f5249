import { isObject, type Json } from './json.ts';

/** One difference between two JSON values; `pointer` is a JSON pointer, "" for the whole value. */
export type Change =
  | { kind: 'added'; pointer: string; after: Json }
  | { kind: 'removed'; pointer: string; before: Json }
  | { kind: 'changed'; pointer: string; before: Json; after: Json };

/**
 * What differs between two JSON values: the changes in the order of the newer one, what was removed
 * after them. The order of keys does not matter, that of list elements does.
 */
export function semanticDiff(before: Json, after: Json): Change[] {
  const changes: Change[] = [];
  // A stack of our own: a definition may be nested deeper than calls can be.
  const open: { before: Json; after: Json; pointer: string }[] = [{ before, after, pointer: '' }];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const older = childrenOf(pair.before);
    const newer = childrenOf(pair.after);
    if (!older || !newer || Array.isArray(pair.before) !== Array.isArray(pair.after)) {
      if (older || newer || pair.before !== pair.after) {
        changes.push({ kind: 'changed', pointer: pair.pointer, before: pair.before, after: pair.after });
      }
      continue;
    }
    const inside: typeof open = [];
    for (const [key, value] of newer) {
      const pointer = `${pair.pointer}/${escaped(key)}`;
      const former = older.get(key);
      if (former === undefined) changes.push({ kind: 'added', pointer, after: value });
      else inside.push({ before: former, after: value, pointer });
    }
    for (const [key, value] of older) {
      if (!newer.has(key)) {
        changes.push({ kind: 'removed', pointer: `${pair.pointer}/${escaped(key)}`, before: value });
      }
    }
    open.push(...inside.reverse());
  }
  return changes;
}

/** True when two JSON values mean the same. */
export function sameJson(one: Json, other: Json): boolean {
  return semanticDiff(one, other).length === 0;
}

/** The members of an object or list by their key; undefined for a plain value. */
function childrenOf(value: Json): Map<string, Json> | undefined {
  if (Array.isArray(value)) return new Map(value.map((item, index) => [String(index), item]));
  return isObject(value) ? new Map(Object.entries(value)) : undefined;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
