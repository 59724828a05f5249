import { printJson } from '../../json/layout.ts';
import type { Pointer } from '../../json/pointer.ts';
import type { JsonNode } from '../../json/tree.ts';
import { inputSkeleton } from '../../schema/input-skeleton.ts';
import { isRecord, isString, type JsonRecord, recordOf } from '../../schema/json-value.ts';
import { type SchemasAt, schemasAt } from '../../schema/schemas-at.ts';
import { block } from './block.ts';
import { type Completion, choice, type ItemWriter, literal } from './item.ts';
import { principals } from './principals.ts';

/** The properties that a schema declares for an object and that are not there yet, those that it needs first. */
export function propertiesBySchema(
  schema: unknown,
  steps: Pointer,
  object: JsonNode,
  write: ItemWriter,
): Completion[] {
  const at = schemasAt(schema, steps);
  const present = new Set(object.members.map(({ name }) => name));
  const required = new Set(at.always.flatMap(({ required: own }) => (Array.isArray(own) ? own : [])));
  const open = [...declaredIn(schema, steps)].filter(([name]) => !present.has(name));
  const rank = (name: string, i: number) => (required.has(name) ? 1 + i : 1000 + i);
  const items = open.map(([name, property], i) =>
    write.key(name, valueFor(property), {
      kind: 'field',
      rank: rank(name, i),
      type: typeOf(property),
      detail: required.has(name) ? 'required' : '',
      documentation: docOf(property),
    }),
  );
  return [...allRequired(open, required, write), ...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

/**
 * The values that a schema lists for a place, its default first, and its examples; who can be there if that is a
 * principal; and something to begin with if it is an object or a list. `source` says whose schema it is.
 */
export function valuesOf({ all }: SchemasAt, write: ItemWriter, source?: string): Completion[] {
  const values = new Map<string, string>();
  const add = (value: unknown, why: string) => {
    const json = JSON.stringify(value);
    if (value !== undefined && !values.has(json)) values.set(json, why);
  };
  for (const own of all) add(own.default, 'the default');
  for (const own of all) {
    for (const value of listOf(own.enum)) add(value, '');
    add(own.const, '');
    if (mayBe(own, 'boolean')) for (const value of [true, false]) add(value, '');
    if (Array.isArray(own.type) && own.type.includes('null')) add(null, '');
    for (const value of listOf(own.examples)) add(value, 'an example');
  }
  const items = [...values].map(([json, detail], rank) =>
    write.value(json, { kind: 'value', rank, source, detail }),
  );
  if (all.some(({ format }) => format === 'globus-principal'))
    items.push(...principals(['identity', 'group'], write));
  return [...items, ...beginnings(all, write, source)];
}

/** An object with what it must have, a list. */
function beginnings(all: readonly JsonRecord[], write: ItemWriter, source?: string): Completion[] {
  const has = (type: string) => all.some(own => mayBe(own, type));
  const items: Completion[] = [];
  const about = (rank: number) => ({ kind: 'snippet' as const, rank, source });
  if (has('object') || all.some(({ properties }) => isRecord(properties))) {
    const skeleton = inputSkeleton({ allOf: all });
    const whole = Object.keys(skeleton).length > 0 ? literal(printJson(skeleton, LAYOUT)) : EMPTY_OBJECT;
    items.push(write.snippet(whole, '{ … }', { ...about(8000), detail: 'an object' }));
  }
  if (has('array')) {
    const { items: inner } = all.find(own => isRecord(own.items)) ?? {};
    items.push(write.snippet(list(inner), '[ … ]', { ...about(8001), detail: 'a list' }));
  }
  return items;
}

function mayBe({ type }: JsonRecord, wanted: string): boolean {
  return type === wanted || (Array.isArray(type) && type.includes(wanted));
}

const LAYOUT = { newline: '\n', unit: '\t' };
const EMPTY_OBJECT = '{\n\t$1\n}';

function allRequired(
  open: readonly (readonly [string, JsonRecord])[],
  required: ReadonlySet<unknown>,
  write: ItemWriter,
): Completion[] {
  const names = open.filter(([name]) => required.has(name));
  if (names.length < 2) return [];
  const whole = inputSkeleton({
    required: names.map(([name]) => name),
    properties: Object.fromEntries(names),
  });
  const lines = Object.entries(whole).map(
    ([name, value]) => `${JSON.stringify(name)}: ${printJson(value, LAYOUT)}`,
  );
  return [
    write.snippet(literal(lines.join(',\n')), 'All required properties', {
      kind: 'snippet',
      rank: 0,
      detail: names.map(([name]) => name).join(', '),
    }),
  ];
}

/** The properties that are declared, each with all that is said of it in one. */
function declaredIn(schema: unknown, steps: Pointer): Map<string, JsonRecord> {
  const names = schemasAt(schema, steps).all.flatMap(({ properties }) => Object.keys(recordOf(properties)));
  return new Map(
    names.map(name => [name, Object.assign({}, ...schemasAt(schema, [...steps, name]).all.toReversed())]),
  );
}

/** Numbers tab stops. */
type Stop = () => number;

function stopsFrom(first: number): Stop {
  let next = first;
  return () => next++;
}

/** A value to start from, in snippet syntax. */
export function valueFor(schema: JsonRecord, stop: Stop = stopsFrom(1)): string {
  const { type, default: usual, const: only, enum: values } = schema;
  if (only !== undefined) return literal(JSON.stringify(only));
  if (usual !== undefined) return `\${${stop()}:${literal(JSON.stringify(usual))}}`;
  const texts = listOf(values);
  if (texts.length > 0)
    return texts.every(isString)
      ? `"${choice(stop(), texts)}"`
      : choice(
          stop(),
          texts.map(value => JSON.stringify(value)),
        );
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return object(schema, stop);
    case 'array':
      return list(schema.items, stop);
    case 'string':
      return `"$${stop()}"`;
    case 'boolean':
      return choice(stop(), ['true', 'false']);
    default:
      return isRecord(schema.properties) ? object(schema, stop) : `$${stop()}`;
  }
}

/** An object with what it must have. */
function object({ required, properties }: JsonRecord, stop: Stop): string {
  const names = listOf(required).filter(isString);
  const lines = names.map(
    name => `${literal(JSON.stringify(name))}: ${valueFor(recordOf(recordOf(properties)[name]), stop)}`,
  );
  return block('{', lines.length > 0 ? lines : [`$${stop()}`]);
}

/** A list with its first element, as far as a schema says what that is. */
function list(items: unknown, stop: Stop = stopsFrom(1)): string {
  const { type, enum: values } = recordOf(items);
  if (listOf(values).length > 0) return `[${valueFor({ enum: values }, stop)}]`;
  if (type === 'string') return `["$${stop()}"]`;
  return type === 'object' ? `[\n\t{ $${stop()} }\n]` : `[$${stop()}]`;
}

function typeOf({ type, format }: JsonRecord): string {
  const words = Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : '';
  return typeof format === 'string' ? `${words} (${format})`.trim() : words;
}

function docOf({ title, description }: JsonRecord): string | undefined {
  const told = [title, description].filter(text => typeof text === 'string');
  return told.length > 0 ? told.join('\n\n') : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
