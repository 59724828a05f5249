import { type Draft, isBefore } from './drafts.ts';

/** What the value of a keyword is. */
export type KeywordKind =
  | 'any'
  | 'boolean'
  | 'count'
  | 'limit'
  | 'list'
  | 'names'
  | 'number'
  | 'pattern'
  | 'positive'
  | 'reference'
  | 'text'
  | 'type'
  | 'values'
  | 'names-by-name'
  | 'schema'
  | 'schemas'
  | 'schema-or-schemas'
  | 'schemas-by-name'
  | 'schemas-by-pattern'
  | 'schemas-or-names-by-name';

export interface Keyword {
  kind: KeywordKind;
  /** The draft that brought it; all have it where this is absent. */
  since?: Draft;
  /** The last draft that has it. */
  until?: Draft;
  /** The schemas in it hold for the value itself, not for something inside it. */
  sameValue?: true;
}

/** The keywords of JSON Schema, all drafts together, and the one that Globus adds: `propertyOrder` [SCH IDE-in]. */
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['$anchor', { kind: 'text', since: '2019-09' }],
  ['$comment', { kind: 'text' }],
  ['$defs', { kind: 'schemas-by-name', since: '2019-09' }],
  ['$dynamicAnchor', { kind: 'text', since: '2020-12' }],
  ['$dynamicRef', { kind: 'text', since: '2020-12' }],
  ['$id', { kind: 'text' }],
  ['$recursiveAnchor', { kind: 'boolean', since: '2019-09', until: '2019-09' }],
  ['$recursiveRef', { kind: 'text', since: '2019-09', until: '2019-09' }],
  ['$ref', { kind: 'reference' }],
  ['$schema', { kind: 'text' }],
  ['$vocabulary', { kind: 'any', since: '2019-09' }],
  ['additionalItems', { kind: 'schema', until: '2019-09' }],
  ['additionalProperties', { kind: 'schema' }],
  ['allOf', { kind: 'schemas', sameValue: true }],
  ['anyOf', { kind: 'schemas', sameValue: true }],
  ['const', { kind: 'any' }],
  ['contains', { kind: 'schema' }],
  ['contentEncoding', { kind: 'text' }],
  ['contentMediaType', { kind: 'text' }],
  ['contentSchema', { kind: 'schema', since: '2019-09' }],
  ['default', { kind: 'any' }],
  ['definitions', { kind: 'schemas-by-name' }],
  ['dependencies', { kind: 'schemas-or-names-by-name', sameValue: true }],
  ['dependentRequired', { kind: 'names-by-name', since: '2019-09' }],
  ['dependentSchemas', { kind: 'schemas-by-name', since: '2019-09', sameValue: true }],
  ['deprecated', { kind: 'boolean', since: '2019-09' }],
  ['description', { kind: 'text' }],
  ['else', { kind: 'schema', sameValue: true }],
  ['enum', { kind: 'values' }],
  ['examples', { kind: 'list' }],
  ['exclusiveMaximum', { kind: 'limit' }],
  ['exclusiveMinimum', { kind: 'limit' }],
  ['format', { kind: 'text' }],
  ['id', { kind: 'text', until: 'draft-04' }],
  ['if', { kind: 'schema', sameValue: true }],
  ['items', { kind: 'schema-or-schemas' }],
  ['maxContains', { kind: 'count', since: '2019-09' }],
  ['maxItems', { kind: 'count' }],
  ['maxLength', { kind: 'count' }],
  ['maxProperties', { kind: 'count' }],
  ['maximum', { kind: 'number' }],
  ['minContains', { kind: 'count', since: '2019-09' }],
  ['minItems', { kind: 'count' }],
  ['minLength', { kind: 'count' }],
  ['minProperties', { kind: 'count' }],
  ['minimum', { kind: 'number' }],
  ['multipleOf', { kind: 'positive' }],
  ['not', { kind: 'schema', sameValue: true }],
  ['oneOf', { kind: 'schemas', sameValue: true }],
  ['pattern', { kind: 'pattern' }],
  ['patternProperties', { kind: 'schemas-by-pattern' }],
  ['prefixItems', { kind: 'schemas', since: '2020-12' }],
  ['properties', { kind: 'schemas-by-name' }],
  ['propertyNames', { kind: 'schema' }],
  ['propertyOrder', { kind: 'names' }],
  ['readOnly', { kind: 'boolean' }],
  ['required', { kind: 'names' }],
  ['then', { kind: 'schema', sameValue: true }],
  ['title', { kind: 'text' }],
  ['type', { kind: 'type' }],
  ['unevaluatedItems', { kind: 'schema', since: '2019-09' }],
  ['unevaluatedProperties', { kind: 'schema', since: '2019-09' }],
  ['uniqueItems', { kind: 'boolean' }],
  ['writeOnly', { kind: 'boolean' }],
]);

export const KEYWORD_NAMES: readonly string[] = [...KEYWORDS.keys()];

export function keyword(name: string): Keyword | undefined {
  return KEYWORDS.get(name);
}

/** Whether a draft has the keyword. */
export function isIn({ since, until }: Keyword, draft: Draft): boolean {
  return !(since && isBefore(draft, since)) && !(until && isBefore(until, draft));
}
