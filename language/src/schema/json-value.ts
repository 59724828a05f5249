import type { JsonNode } from '../json/tree.ts';

/** A JSON object as a plain value. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an object: an empty one where it is none. */
export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** What an object itself has under that name: names like `constructor` are nothing special in JSON. */
export function own(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A text that two values share exactly when they are equal in JSON: the order of keys does not count. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value))
    return typeof value === 'number' ? String(value === 0 ? 0 : value) : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** Whether a value is of a type as JSON Schema names them; 1.0 is an integer there. */
export function isOfType(node: JsonNode, type: string): boolean {
  if (type === 'integer') return node.type === 'number' && Number.isInteger(node.value);
  return node.type === type;
}
