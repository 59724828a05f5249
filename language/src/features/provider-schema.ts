import type { Pointer } from '../json/pointer.ts';
import { type JsonNode, member } from '../json/tree.ts';
import { plainName } from '../model/uses.ts';
import { isRecord, isString, type JsonRecord, recordOf } from '../schema/json-value.ts';
import { type SchemasAt, schemasAt } from '../schema/schemas-at.ts';

/** One parameter of an action provider, as its input schema has it. */
export interface Parameter {
  name: string;
  required: boolean;
  /** "string", "string or array", …; empty where the schema does not say. */
  type: string;
  description: string;
  values: readonly unknown[];
  /** What the schema says of its value. */
  schema: JsonRecord;
}

/** What a provider's schema says of the value at `steps` (member names with or without `.$`/`.=`, element indexes). */
export function parameterSchemas(schema: unknown, steps: Pointer): SchemasAt {
  return schemasAt(
    schema,
    steps.map(step => (typeof step === 'string' ? plainName(step) : step)),
  );
}

/** The parameters of the object at `steps`; which of them it must have depends on what is in `object`. */
export function parametersOf(schema: unknown, steps: Pointer, object?: JsonNode): Parameter[] {
  const at = parameterSchemas(schema, steps);
  const properties = new Map<string, JsonRecord>();
  for (const own of at.all)
    for (const [name, property] of Object.entries(recordOf(own.properties)))
      if (!properties.has(name)) properties.set(name, recordOf(property));
  const required = new Set(at.always.flatMap(own => requiredIn(own, object)));
  return [...properties].map(([name, property]) => {
    const { type, description, enum: values, const: only } = property;
    return {
      name,
      required: required.has(name),
      type: typeof type === 'string' ? type : Array.isArray(type) ? type.join(' or ') : '',
      description: typeof description === 'string' ? description : '',
      values: Array.isArray(values) ? values : only === undefined ? [] : [only],
      schema: property,
    };
  });
}

/** What an object must have; of several alternatives what the one needs that is begun, if one is. */
function requiredIn(schema: JsonRecord, object: JsonNode | undefined): string[] {
  const { required, anyOf, allOf } = schema;
  const groups = recordsIn(anyOf).map(alternative => stringsIn(alternative.required));
  const begun = groups.find(names => names.some(name => has(object, name)));
  const conditions = recordsIn(allOf).filter(({ if: premise }) => holds(recordOf(premise), object));
  return [
    ...stringsIn(required),
    ...(begun ?? []),
    ...conditions.flatMap(({ then }) => stringsIn(recordOf(then).required)),
  ];
}

/** `{ "properties": { "operation": { "const": "CREATE" } } }` holds of an object that has that very value. */
function holds({ properties }: JsonRecord, object: JsonNode | undefined): boolean {
  const wanted = Object.entries(recordOf(properties));
  return (
    wanted.every(([name, schema]) => {
      const value = member(object, name)?.value?.value;
      return value !== undefined && recordOf(schema).const === value;
    }) && wanted.length > 0
  );
}

function has(object: JsonNode | undefined, name: string): boolean {
  return object?.members.some(m => plainName(m.name) === name) === true;
}

function recordsIn(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(isString) : [];
}
