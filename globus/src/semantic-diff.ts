import type { Json } from './json.ts';

/** One difference between two JSON values; `pointer` is a JSON pointer, "" for the whole value. */
export type Change =
  | { kind: 'added'; pointer: string; after: Json }
  | { kind: 'removed'; pointer: string; before: Json }
  | { kind: 'changed'; pointer: string; before: Json; after: Json };

/** What differs between two JSON values, in the order of the newer one. The order of keys does not matter. */
export function semanticDiff(_before: Json, _after: Json): Change[] {
  throw new Error('under construction');
}
