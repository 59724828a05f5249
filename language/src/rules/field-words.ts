import type { JsonNode } from '../json/tree.ts';
import type { Part } from '../model/part.ts';
import type { ValueKind } from '../model/spec.ts';
import type { Unit } from '../model/unit.ts';

/** Words that several rules of the structure share. */

const KINDS: Readonly<Record<ValueKind, string>> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

export function kindWords(kinds: readonly ValueKind[]): string {
  return kinds
    .filter(kind => kind !== 'null')
    .map(kind => KINDS[kind])
    .join(' or ');
}

/** “an Action state”, with its name where there is one. */
export function partWords({ spec }: Part, { state }: Unit): string {
  return state ? `${spec.title} (state “${state.name}”)` : spec.title;
}

/** "A, B or C" */
export function list(words: readonly string[], last = 'or'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export function matchesKind(node: JsonNode, kind: ValueKind): boolean {
  if (kind === 'integer') return node.type === 'number' && Number.isInteger(node.value);
  return node.type === kind;
}
