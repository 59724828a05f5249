import { type JsonNode, member, memberOf, members, stringValue } from '../../json/tree.ts';
import { OUR_DRAFT } from '../../schema/drafts.ts';
import { GLOBUS_FORMATS, STANDARD_FORMATS } from '../../schema/formats.ts';
import { isIn, KEYWORD_NAMES, type KeywordKind, keyword } from '../../schema/keywords.ts';
import { schemaPlaces } from '../../schema/schema-places.ts';
import type { TypedNode } from './document-text.ts';
import { type Completion, choice, type ItemWriter } from './item.ts';

const TYPES = ['object', 'string', 'number', 'integer', 'boolean', 'array', 'null'];

/** What is written most, first; the others follow by name. */
const USUAL = [
  ...[
    'type',
    'title',
    'description',
    'format',
    'required',
    'properties',
    'additionalProperties',
    'propertyOrder',
  ],
  ...[
    'items',
    'enum',
    'const',
    'default',
    'examples',
    'pattern',
    'minimum',
    'maximum',
    'minLength',
    'minItems',
    '$ref',
  ],
];

/** What may stand in an input schema: keywords, types, formats, and names of properties. */
export function schemaCompletions({ root, node }: TypedNode, write: ItemWriter): Completion[] {
  const own = memberOf(node.parent?.type === 'array' ? node.parent : node);
  const inArray = node.parent?.type === 'array';
  const object = inArray ? node.parent?.parent : node.parent;
  if (!own || !object || !schemaPlaces(root).some(place => place.node === object)) return [];
  return own.key === node
    ? keywords(object, own.name, write)
    : values(root, object, own.name, inArray, write);
}

function keywords(object: JsonNode, typed: string, write: ItemWriter): Completion[] {
  const present = new Set(members(object).map(({ name }) => name));
  present.delete(typed);
  const names = KEYWORD_NAMES.filter(name => {
    const spec = keyword(name);
    return spec && isIn(spec, OUR_DRAFT) && !present.has(name);
  });
  const rank = (name: string) => (USUAL.includes(name) ? USUAL.indexOf(name) : 100 + names.indexOf(name));
  return names
    .toSorted((a, b) => rank(a) - rank(b))
    .map(name => write.key(name, VALUES[keyword(name)?.kind ?? 'any'], { kind: 'field', rank: rank(name) }));
}

/** Values to start from, in snippet syntax. */
const VALUES: Readonly<Record<KeywordKind, string>> = {
  any: '$1',
  boolean: choice(1, ['true', 'false']),
  count: `\${1:1}`,
  limit: `\${1:0}`,
  list: '[$1]',
  names: '["$1"]',
  number: `\${1:0}`,
  pattern: '"^$1$"'.replaceAll('$"', '\\$"'),
  positive: `\${1:1}`,
  reference: '"#/definitions/$1"',
  text: '"$1"',
  type: `"${choice(1, TYPES)}"`,
  values: '[$1]',
  'names-by-name': '{\n\t"$1": ["$2"]\n}',
  schema: '{\n\t$1\n}',
  schemas: '[\n\t{ $1 }\n]',
  'schema-or-schemas': '{\n\t$1\n}',
  'schemas-by-name': '{\n\t"$1": { $2 }\n}',
  'schemas-by-pattern': '{\n\t"^$1": { $2 }\n}',
  'schemas-or-names-by-name': '{\n\t"$1": ["$2"]\n}',
};

function values(
  root: JsonNode,
  object: JsonNode,
  name: string,
  inArray: boolean,
  write: ItemWriter,
): Completion[] {
  const texts = (list: readonly string[], detail = '') =>
    list.map((text, rank) => write.value(JSON.stringify(text), { kind: 'value', rank, detail }));
  switch (name) {
    case 'type':
      return texts(TYPES.filter(type => !inArray || !listed(object, name).has(type)));
    case 'format':
      return [...texts(GLOBUS_FORMATS, 'a picker of the web app'), ...texts(STANDARD_FORMATS)];
    case 'required':
    case 'propertyOrder': {
      if (!inArray) return [];
      const known = listed(object, name);
      return texts(
        members(member(object, 'properties')?.value)
          .map(own => own.name)
          .filter(own => !known.has(own)),
      );
    }
    case '$schema':
      return texts(['http://json-schema.org/draft-07/schema#']);
    case '$ref':
      return texts(members(member(root, 'definitions')?.value).map(own => `#/definitions/${own.name}`));
    case 'additionalProperties':
    case 'uniqueItems':
      return inArray ? [] : ['false', 'true'].map((json, rank) => write.value(json, { kind: 'value', rank }));
    default:
      return [];
  }
}

function listed(object: JsonNode, name: string): ReadonlySet<string | undefined> {
  return new Set(member(object, name)?.value?.elements.map(stringValue));
}
