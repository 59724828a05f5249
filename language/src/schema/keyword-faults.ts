import { elements, type JsonNode, members, stringValue } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import { nearest } from '../text-distance.ts';
import { canonical } from './json-value.ts';
import type { KeywordKind } from './keywords.ts';
import { patternFault } from './regular-expression.ts';

/** What is wrong with the value of a keyword, by itself. */
export type KeywordFault = { at: JsonNode } & (
  | { code: 'kind'; expected: KeywordKind }
  | { code: 'empty' }
  | { code: 'unknown-type'; meant: string | undefined }
  | { code: 'repeated'; first: JsonNode }
  | { code: 'pattern'; reason: string }
);

export const TYPE_NAMES: readonly string[] = [
  'object',
  'array',
  'string',
  'number',
  'integer',
  'boolean',
  'null',
];

// What Python and other languages call them.
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['str', 'string'],
  ['text', 'string'],
  ['uuid', 'string'],
  ['int', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['bool', 'boolean'],
  ['dict', 'object'],
  ['map', 'object'],
  ['list', 'array'],
  ['tuple', 'array'],
  ['none', 'null'],
]);

/** The type that a word most likely stands for. */
export function typeMeant(word: string): string | undefined {
  return OTHER_NAMES.get(word.toLowerCase()) ?? nearest(word, TYPE_NAMES);
}

/** What is wrong with a value as that of a keyword of a kind; schemas inside it are looked at elsewhere. */
export function faultsOf(kind: KeywordKind, at: JsonNode): KeywordFault[] {
  const fine = (is: boolean): KeywordFault[] => (is ? [] : [{ at, code: 'kind', expected: kind }]);
  switch (kind) {
    case 'any':
      return [];
    case 'boolean':
      return fine(at.type === 'boolean');
    case 'number':
    case 'limit':
      return fine(at.type === 'number');
    case 'count':
      return fine(isCount(at));
    case 'positive':
      return fine(typeof at.value === 'number' && at.value > 0);
    case 'text':
    case 'reference':
      return fine(at.type === 'string');
    case 'pattern':
      return at.type === 'string' ? patternFaults(at) : fine(false);
    case 'list':
      return fine(at.type === 'array');
    case 'values':
      return at.type === 'array' ? [...emptyFaults(at), ...repeated(elements(at))] : fine(false);
    case 'names':
      return namesFaults(at);
    case 'type':
      return typeFaults(at);
    case 'schemas':
      return at.type === 'array' ? emptyFaults(at) : fine(false);
    case 'schemas-by-pattern':
      return at.type === 'object' ? members(at).flatMap(m => patternFaults(m.key)) : fine(false);
    case 'schemas-by-name':
    case 'schemas-or-names-by-name':
      return fine(at.type === 'object');
    case 'names-by-name':
      return at.type === 'object'
        ? members(at).flatMap(m => (m.value ? namesFaults(m.value) : []))
        : fine(false);
    case 'schema':
    case 'schema-or-schemas':
      return [];
  }
}

function emptyFaults(at: JsonNode): KeywordFault[] {
  return elements(at).length === 0 ? [{ at, code: 'empty' }] : [];
}

function isCount(node: JsonNode): boolean {
  return typeof node.value === 'number' && Number.isInteger(node.value) && node.value >= 0;
}

function patternFaults(at: JsonNode): KeywordFault[] {
  const reason = patternFault(stringValue(at) ?? '');
  return reason === undefined ? [] : [{ at, code: 'pattern', reason }];
}

function namesFaults(at: JsonNode): KeywordFault[] {
  if (at.type !== 'array') return [{ at, code: 'kind', expected: 'names' }];
  const other = elements(at).find(element => element.type !== 'string');
  return other ? [{ at: other, code: 'kind', expected: 'text' }] : repeated(elements(at));
}

function typeFaults(at: JsonNode): KeywordFault[] {
  const all = at.type === 'array' ? elements(at) : [at];
  if (all.length === 0) return [{ at, code: 'empty' }];
  const faults = all.flatMap((node): KeywordFault[] => {
    const word = stringValue(node);
    if (word !== undefined && TYPE_NAMES.includes(word)) return [];
    return [{ at: node, code: 'unknown-type', meant: typeMeant(word ?? String(node.value)) }];
  });
  return faults.length > 0 ? faults : repeated(all);
}

function repeated(all: readonly JsonNode[]): KeywordFault[] {
  const seen = new Map<string, JsonNode>();
  return all.flatMap((at): KeywordFault[] => {
    const text = canonical(plainValue(at));
    const first = seen.get(text);
    if (first) return [{ at, code: 'repeated', first }];
    seen.set(text, at);
    return [];
  });
}
