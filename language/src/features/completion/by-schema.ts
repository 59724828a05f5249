import type { Pointer } from '../../json/pointer.ts';
import type { JsonNode } from '../../json/tree.ts';
import { inputSkeleton } from '../../schema/input-skeleton.ts';
import { isRecord, type JsonRecord } from '../../schema/json-value.ts';
import { printJson } from '../refactor/layout.ts';
import { type Completion, choice, type ItemWriter, literal } from './item.ts';
import { type SchemasAt, schemasAt } from './schema-at.ts';

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
  const open = [...declaredIn(at)].filter(([name]) => !present.has(name));
  const rank = (name: string, i: number) => (required.has(name) ? 1 + i : 1000 + i);
  const items = open.map(([name, property], i) =>
    write.key(name, valueFor(property), {
      kind: 'field',
      rank: rank(name, i),
      detail: [typeOf(property), required.has(name) ? 'required' : ''].filter(Boolean).join(' · '),
      documentation: docOf(property),
    }),
  );
  return [...allRequired(open, required, write), ...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

/** The values that a schema lists for a place, its default and its examples. */
export function valuesBySchema(schema: unknown, steps: Pointer, write: ItemWriter): Completion[] {
  const { all } = schemasAt(schema, steps);
  const values = new Map<string, string>();
  for (const own of all) {
    const add = (value: unknown, why: string) => {
      const text = JSON.stringify(value);
      if (value !== undefined && !values.has(text)) values.set(text, why);
    };
    for (const value of listOf(own.enum)) add(value, '');
    add(own.const, '');
    if (own.type === 'boolean') for (const value of [true, false]) add(value, '');
    add(own.default, 'the default');
    for (const value of listOf(own.examples)) add(value, 'an example');
  }
  return [...values].map(([json, detail], rank) => write.value(json, { kind: 'value', rank, detail }));
}

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
  const layout = { newline: '\n', unit: '\t' };
  const lines = Object.entries(whole).map(
    ([name, value]) => `${JSON.stringify(name)}: ${printJson(value, layout)}`,
  );
  return [
    write.snippet(literal(lines.join(',\n')), 'All required properties', {
      kind: 'snippet',
      rank: 0,
      detail: names.map(([name]) => name).join(', '),
    }),
  ];
}

function declaredIn({ all }: SchemasAt): Map<string, JsonRecord> {
  const found = new Map<string, JsonRecord>();
  for (const { properties } of all)
    for (const [name, property] of isRecord(properties) ? Object.entries(properties) : [])
      if (!found.has(name)) found.set(name, isRecord(property) ? property : {});
  return found;
}

/** A value to start from, in snippet syntax. */
function valueFor(schema: JsonRecord): string {
  const { type, default: usual, const: only, enum: values } = schema;
  const one = only ?? usual;
  if (one !== undefined) return `\${1:${literal(JSON.stringify(one))}}`;
  const texts = listOf(values).filter(value => typeof value === 'string');
  if (texts.length > 0) return `"${choice(1, texts)}"`;
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return '{\n\t$1\n}';
    case 'array':
      return '[$1]';
    case 'string':
      return '"$1"';
    case 'boolean':
      return choice(1, ['true', 'false']);
    default:
      return isRecord(schema.properties) ? '{\n\t$1\n}' : '$1';
  }
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
