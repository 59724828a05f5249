import type { Json, JsonObject } from '../../../globus/src/index.ts';

const MAX_DEPTH = 20;

/** A run input to start from: the schema's defaults, and an empty value for each property that is required. */
export function inputSkeleton(schema: Json): JsonObject {
  const value = skeleton(schema, 0);
  return isObject(value) ? value : {};
}

function skeleton(schema: Json | undefined, depth: number): Json {
  if (!isObject(schema) || depth > MAX_DEPTH) return null;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  const { properties } = schema;
  if (isObject(properties)) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const wanted = Object.entries(properties).filter(
      ([name, property]) => required.includes(name) || (isObject(property) && property.default !== undefined),
    );
    return Object.fromEntries(wanted.map(([name, property]) => [name, skeleton(property, depth + 1)]));
  }
  return EMPTY[String(schema.type)] ?? null;
}

const EMPTY: Readonly<Record<string, Json>> = {
  string: '',
  number: 0,
  integer: 0,
  boolean: false,
  array: [],
  object: {},
};

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
