import { isRecord, type JsonRecord } from './json-value.ts';
import { resolved } from './resolved.ts';

/** One thing that the input schema of a flow asks for. */
export interface FormField {
  /** the names of the properties that lead to it */
  path: readonly string[];
  /** as the schema calls it, else its path: “source.path” */
  title: string;
  description: string;
  required: boolean;
  what: FieldKind;
}

/** How a value is asked for; what is none of these is written as JSON. */
export type FieldKind =
  | { kind: 'text' | 'number' | 'integer' | 'boolean' | 'texts' | 'json' | 'principal' }
  | { kind: 'choice'; values: readonly unknown[] }
  /** a collection, and a path in it where the schema has one */
  | { kind: 'collection'; id: boolean; path: boolean };

/** Objects are opened up to this depth; what lies deeper is written as JSON. */
const MAX_DEPTH = 4;

/**
 * What an input schema asks for, in the order in which Globus shows it: objects are opened, but for collections and
 * principals, which the formats of Globus name (flows-language §6). Never throws, whatever the schema is.
 */
export function formFields(schema: unknown): FormField[] {
  const root = resolved(schema, schema);
  return root ? inObject(root, { root: schema, path: [], depth: 0, required: true }) : [];
}

interface Around {
  root: unknown;
  path: readonly string[];
  depth: number;
  /** everything above must be there */
  required: boolean;
}

function inObject(schema: JsonRecord, around: Around): FormField[] {
  const parts = [schema, ...everyOf(schema, around.root)];
  const must = new Set(parts.flatMap(({ required }) => (Array.isArray(required) ? required : [])));
  const order = parts.flatMap(({ propertyOrder }) => (Array.isArray(propertyOrder) ? propertyOrder : []));
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const properties = new Map(
    parts.flatMap(part => (isRecord(part.properties) ? Object.entries(part.properties) : [])),
  );
  return [...properties]
    .sort(([a], [b]) => place(a) - place(b))
    .flatMap(([name, property]) => {
      const here = resolved(property, around.root) ?? {};
      const path = [...around.path, name];
      const required = around.required && must.has(name);
      const opened = { root: around.root, path, depth: around.depth + 1, required };
      const isOpened = around.depth < MAX_DEPTH && kindOf(here).kind === 'json' && isRecord(here.properties);
      return isOpened ? inObject(here, opened) : [field(here, path, required)];
    });
}

function everyOf({ allOf }: JsonRecord, root: unknown): JsonRecord[] {
  const parts: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
  return parts.map(part => resolved(part, root)).filter(part => part !== undefined);
}

function field(schema: JsonRecord, path: readonly string[], required: boolean): FormField {
  const { title, description } = schema;
  return {
    path,
    title: typeof title === 'string' && title.trim() !== '' ? title : path.join('.'),
    description: typeof description === 'string' ? description : '',
    required,
    what: kindOf(schema),
  };
}

function kindOf(schema: JsonRecord): FieldKind {
  const { format, properties, items } = schema;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return { kind: 'choice', values: schema.enum };
  if (format === 'globus-collection' && isRecord(properties))
    return { kind: 'collection', id: 'id' in properties, path: 'path' in properties };
  if (format === 'globus-principal') return { kind: 'principal' };
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(type => type !== 'null');
  if (types.length !== 1) return { kind: 'json' };
  switch (types[0]) {
    case 'string':
      return { kind: 'text' };
    case 'number':
      return { kind: 'number' };
    case 'integer':
      return { kind: 'integer' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return isRecord(items) && items.type === 'string' ? { kind: 'texts' } : { kind: 'json' };
    default:
      return { kind: 'json' };
  }
}
