import type { Json, JsonObject } from '../../globus/src/index.ts';

/** Parses a file's text. The error names the file and says what to do. */
export function parseJson(text: string, name: string): Json {
  try {
    const value: Json = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} is not JSON, so it cannot be sent (${reason}). Mend it and try again.`);
  }
}

export function parseJsonObject(text: string, name: string): JsonObject {
  const value = parseJson(text, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(
      `${name} must be a JSON object ({ … }), but it is ${Array.isArray(value) ? 'an array' : 'no object'}.`,
    );
  return value;
}
