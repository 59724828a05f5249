import type { Json, JsonObject } from '../../runtime/src/index.ts';

export type { Json, JsonObject };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member; never something that the object inherits, whatever a request calls its keys. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function textMember(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === 'string' ? value : undefined;
}

export function parseJson(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

/** A copy without types of its own, for documents that are built as records and travel as JSON. */
export function toJson(document: object): Json {
  return parseJson(JSON.stringify(document));
}

/** Are arrays and objects nested more than `limit` levels deep? Read off the text, so no stack can overflow. */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') {
      if (++depth > limit) return true;
    } else if (char === ']' || char === '}') depth--;
  }
  return false;
}
