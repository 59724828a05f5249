import type { Pointer } from '../json/pointer.ts';
import { plainName } from '../model/uses.ts';

/** One parameter of an action provider, as its input schema has it. */
export interface Parameter {
  name: string;
  required: boolean;
  /** "string", "string or array", …; empty where the schema does not say. */
  type: string;
  description: string;
  values: readonly unknown[];
}

/** The parameters of the object at `steps` (member names with or without `.$`/`.=`, element indexes). */
export function parametersOf(schema: unknown, steps: Pointer): Parameter[] {
  const at = schemaAt(schema, steps);
  const alternatives = Array.isArray(at.anyOf) ? at.anyOf.map(record) : [];
  const properties = Object.assign({}, ...[at, ...alternatives].map(s => record(s.properties)));
  // What one alternative needs the others do not: only what is always needed is required.
  const required = new Set(Array.isArray(at.required) ? at.required : []);
  return Object.entries(record(properties)).map(([name, property]) => {
    const { type, description, enum: values, const: only } = record(property);
    return {
      name,
      required: required.has(name),
      type: typeof type === 'string' ? type : Array.isArray(type) ? type.join(' or ') : '',
      description: typeof description === 'string' ? description : '',
      values: Array.isArray(values) ? values : only === undefined ? [] : [only],
    };
  });
}

function schemaAt(schema: unknown, steps: Pointer): Record<string, unknown> {
  let at = record(schema);
  for (const step of steps)
    at = record(typeof step === 'number' ? at.items : record(at.properties)[plainName(step)]);
  return at;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
