import { type JsonNode, member, memberOf, members, stringValue } from '../../json/tree.ts';
import { plainValue } from '../../json/value.ts';
import { type Draft, draftNamed, OUR_DRAFT } from '../../schema/drafts.ts';
import { GLOBUS_FORMATS, STANDARD_FORMATS } from '../../schema/formats.ts';
import { recordOf } from '../../schema/json-value.ts';
import { isIn, KEYWORD_NAMES, type KeywordKind, keyword } from '../../schema/keywords.ts';
import { schemaPlaces } from '../../schema/schema-places.ts';
import type { SchemasAt } from '../../schema/schemas-at.ts';
import { valuesOf } from './by-schema.ts';
import type { TypedNode } from './document-text.ts';
import { type Completion, choice, type ItemWriter } from './item.ts';
import { propertyNames } from './schema-properties.ts';
import type { Surroundings } from './surroundings.ts';

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
export function schemaCompletions(
  { root, node }: TypedNode,
  { definitions }: Pick<Surroundings, 'definitions'>,
  write: ItemWriter,
): Completion[] {
  const own = memberOf(node.parent?.type === 'array' ? node.parent : node);
  const inArray = node.parent?.type === 'array';
  const object = inArray ? node.parent?.parent : node.parent;
  if (!own || !object) return [];
  const places = schemaPlaces(root);
  if (places.some(place => place.node === object))
    return own.key === node
      ? keywords(object, own.name, draftOf(root), write)
      : values(root, object, own.name, inArray, write);
  const holder = own.key === node ? memberOfValue(object) : undefined;
  const isList = holder?.name === 'properties' && places.some(place => place.node === object.parent);
  return isList ? propertyNames(object, definitions, write) : [];
}

function memberOfValue(value: JsonNode) {
  return value.parent?.members.find(own => own.value === value);
}

/** The draft that a schema names, else the one that Flows is known to take. */
function draftOf(root: JsonNode): Draft {
  return draftNamed(plainValue(root)) ?? OUR_DRAFT;
}

function keywords(object: JsonNode, typed: string, draft: Draft, write: ItemWriter): Completion[] {
  const present = new Set(members(object).map(({ name }) => name));
  present.delete(typed);
  const names = KEYWORD_NAMES.filter(name => {
    const spec = keyword(name);
    return spec && isIn(spec, draft) && !present.has(name);
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
    list.map((text, rank) => write.string(text, { kind: 'value', rank, detail }));
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
      return texts(
        ['definitions', '$defs'].flatMap(group =>
          members(member(root, group)?.value).map(own => `#/${group}/${pointerStep(own.name)}`),
        ),
      );
    case 'contentEncoding':
      return texts(['base64']);
    case 'default':
    case 'const':
      return inArray ? [] : valuesOf(schemaAround(object, name), write);
    case 'examples':
    case 'enum':
      return inArray ? valuesOf(schemaAround(object, name), write) : [];
    default:
      return inArray ? [] : byKind(keyword(name)?.kind, write);
  }
}

/** What the other keywords say of a value. */
function schemaAround(object: JsonNode, name: string): SchemasAt {
  const schema = recordOf(plainValue(object));
  const { [name]: _, ...others } = schema;
  return { all: [others], always: [] };
}

function byKind(kind: KeywordKind | undefined, write: ItemWriter): Completion[] {
  const truths = ['false', 'true'].map((json, rank) => write.value(json, { kind: 'value', rank }));
  if (kind === 'boolean') return truths;
  const schema = write.snippet('{\n\t$1\n}', '{ … }', { kind: 'snippet', rank: 2, detail: 'a schema' });
  return kind === 'schema' || kind === 'schema-or-schemas' ? [...truths, schema] : [];
}

/** A name as a step of a reference. */
function pointerStep(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function listed(object: JsonNode, name: string): ReadonlySet<string | undefined> {
  return new Set(member(object, name)?.value?.elements.map(stringValue));
}
