/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** True for an object that is neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value's fields, or no fields at all when it is not an object. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text, or null for anything else (the services send null for "not set"). */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The elements of a list that are texts; nothing for anything that is not a list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** The elements of a list, whatever they are; nothing for anything that is not a list. */
export function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as JSON; what JSON cannot hold (undefined, functions) becomes null. */
export function jsonOf(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (isObject(value)) return jsonObjectOf(value);
  return null;
}

/** The fields of an object as JSON; an empty object for anything else. */
export function jsonObjectOf(value: unknown): JsonObject {
  // defineProperty semantics, so that a field called __proto__ stays an ordinary field.
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([key, item]) => [key, jsonOf(item)]));
}
