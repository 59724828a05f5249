import type { JsonNode } from '../json/tree.ts';
import { list } from '../rules/field-words.ts';

/** Words that several rules for documents share. */

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

/** "a string or null", of types as JSON Schema names them. */
export function typeWords(types: readonly string[]): string {
  return list(types.map(type => TYPES[type] ?? type));
}

/** What a value is: "a string", "true", "1.5". */
export function foundWords(node: JsonNode): string {
  if (node.type === 'boolean') return String(node.value);
  if (node.type === 'number') return `the number ${node.value}`;
  return TYPES[node.type] ?? node.type;
}

/** A name in the user's document. */
export function quoted(name: string): string {
  return `“${name}”`;
}

/** “a”, “b” and “c” */
export function quotedList(names: readonly string[], last: 'and' | 'or'): string {
  return shortList(names, quoted, last);
}

const SHOWN = 12;

/** A list of which no more is said than a reader takes in. */
export function shortList<T>(items: readonly T[], word: (item: T) => string, last: 'and' | 'or'): string {
  const words = items.slice(0, SHOWN).map(word);
  return items.length <= SHOWN ? list(words, last) : `${words.join(', ')} … (${items.length} in all)`;
}

/** A value as JSON text, cut where it is long. */
export function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
