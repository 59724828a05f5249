import { isRecord, type JsonRecord } from '../schema/json-value.ts';
import { anyOf } from './alternatives.ts';
import { ABSENT, build, NEVER, objectShape, UNLISTED } from './build.ts';
import { constant } from './construct.ts';
import { joinAll } from './join.ts';
import { meet } from './meet.ts';
import { PersistentMap } from './persistent-map.ts';
import { readsBesideReference, referred } from './schema-reference.ts';
import {
  type ObjectShape,
  type Origin,
  type Others,
  Presence,
  type Property,
  type Shape,
  Types,
} from './shape.ts';

/** Schemas nested deeper than this say nothing more: UNKNOWN. */
const MAX_DEPTH = 64;

/** So many schemas are read, one that is referred to each time; what comes after is UNKNOWN. */
const MAX_SCHEMAS = 10_000;

/** What is the same for all schemas of one document. `open` are those being read: one in itself is UNKNOWN. */
interface Reading {
  readonly root: unknown;
  readonly origin: Origin | undefined;
  readonly open: Set<object>;
  count: number;
}

/**
 * The shape of the values that a JSON Schema accepts (draft-07; `$defs` and `prefixItems` of later drafts).
 * It covers all of them, and what keywords like `pattern` or `not` refuse besides. `root` is the document that
 * `$ref` points into; every shape that a schema gives is said to come from `origin`. Takes any value for a
 * schema and never throws; what is none says nothing.
 */
export function shapeOfSchema(schema: unknown, root: unknown = schema, origin?: Origin): Shape {
  return read(schema, { root, origin, open: new Set(), count: 0 });
}

/** The shape of a run's input: an object, of which nothing is known without a schema. */
export function inputShape(schema: unknown): Shape {
  const origin: Origin = { kind: 'input' };
  const object = build({ types: Types.object, origin });
  const shape = meet(shapeOfSchema(schema, schema, origin), object);
  return shape.types === Types.none ? object : shape;
}

function read(schema: unknown, reading: Reading): Shape {
  if (schema === false) return NEVER;
  if (!isRecord(schema) || reading.open.has(schema) || reading.open.size === MAX_DEPTH)
    return anything(reading);
  if (++reading.count > MAX_SCHEMAS) return anything(reading);
  reading.open.add(schema);
  const shape = readKeywords(schema, reading);
  reading.open.delete(schema);
  return shape;
}

function anything(reading: Reading): Shape {
  return build({ types: Types.all, origin: reading.origin });
}

function readKeywords(schema: JsonRecord, reading: Reading): Shape {
  const description = text(schema.description) ?? text(schema.title);
  const target =
    typeof schema.$ref === 'string' ? read(referred(schema.$ref, reading.root), reading) : undefined;
  if (target && !readsBesideReference(reading.root))
    return build({ ...target, description: description ?? target.description });
  const own = build({
    types: typesNamed(schema.type),
    object: readObject(schema, reading),
    items: readItems(schema, reading),
    format: text(schema.format),
    description,
    origin: reading.origin,
  });
  let shape = target ? meet(own, target) : own;
  const values = list(schema.enum);
  if (values.length > 0) shape = meet(shape, joinAll(values.map(constant)));
  if (Object.hasOwn(schema, 'const')) shape = meet(shape, constant(schema.const));
  for (const part of list(schema.allOf)) shape = meet(shape, read(part, reading));
  for (const parts of [list(schema.anyOf), list(schema.oneOf), conditional(schema)])
    shape = anyOf(parts.map(part => meet(shape, read(part, reading)))) ?? shape;
  return shape;
}

function conditional(schema: JsonRecord): readonly unknown[] {
  return schema.if === undefined ? [] : [schema.then ?? true, schema.else ?? true];
}

const NAMED: ReadonlyMap<unknown, number> = new Map([
  ['null', Types.null],
  ['boolean', Types.boolean],
  ['integer', Types.integer],
  ['number', Types.numeric],
  ['string', Types.string],
  ['array', Types.array],
  ['object', Types.object],
]);

/** A type that no draft has is a mistake of the schema and says nothing. */
function typesNamed(type: unknown): number {
  const names = Array.isArray(type) ? type : [type];
  return names.reduce<number>((types, name) => types | (NAMED.get(name) ?? Types.all), 0) || Types.all;
}

function readObject(schema: JsonRecord, reading: Reading): ObjectShape {
  const required = new Set(list(schema.required));
  const properties = new Map<string, Property>();
  for (const [name, part] of entries(schema.properties))
    properties.set(name, asProperty(read(part, reading), required.has(name)));
  const rest = schema.additionalProperties;
  for (const name of required)
    if (typeof name === 'string' && !properties.has(name))
      properties.set(name, asProperty(isRecord(rest) ? read(rest, reading) : anything(reading), true));
  return objectShape(PersistentMap.of(properties), UNLISTED[othersOf(schema)]);
}

function asProperty(shape: Shape, required: boolean): Property {
  if (shape.types === Types.none) return ABSENT;
  return { shape, presence: required ? Presence.Present : Presence.Present | Presence.Optional };
}

/** Names by a pattern or with a schema in common are declared, though not one by one. */
function othersOf(schema: JsonRecord): Others {
  const rest = schema.additionalProperties;
  if (isRecord(rest) || entries(schema.patternProperties).length > 0) return 'unknown';
  if (rest === false) return 'none';
  return entries(schema.properties).length > 0 ? 'undeclared' : 'unknown';
}

function readItems(schema: JsonRecord, reading: Reading): Shape | undefined {
  const { items, prefixItems, additionalItems } = schema;
  const first = Array.isArray(items) ? items : list(prefixItems);
  const rest = Array.isArray(items) ? additionalItems : items;
  if (first.length === 0 && rest === undefined) return undefined;
  return joinAll([...first, rest ?? true].map(part => read(part, reading)));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}
