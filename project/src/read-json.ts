import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Json, JsonObject } from '../../globus/src/index.ts';
import { withoutComments } from '../../language/src/index.ts';
import { refusal } from './refusal.ts';

/** The fields of an object; none for anything else. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** True for a JSON object: neither null nor a list. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export type ReadJson = { value: Json } | { problem: string; line: number };

/** A text's value, in which comments may stand as in the editor; or what is wrong, and in which line (from 1). */
export function readJson(text: string): ReadJson {
  try {
    // Comments become spaces. JSON.parse keeps a key named __proto__ an ordinary one.
    const value: Json = JSON.parse(withoutComments(text.replace(/^\uFEFF/, '')));
    return { value };
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors);
    const [first] = errors;
    if (!first) return { problem: 'this is not JSON', line: 1 };
    const line = text.slice(0, first.offset).split('\n').length;
    return { problem: wordsOf(printParseErrorCode(first.error)), line };
  }
}

/** A file's value. The error names the file, the line, and says what to do. */
export function parseJson(text: string, name: string): Json {
  const read = readJson(text);
  if ('value' in read) return read.value;
  throw refusal({
    operation: `read ${name}`,
    message: `${name} is not JSON: ${read.problem}, line ${read.line}.`,
    remedy: 'Mend it, then try again.',
  });
}

export function parseJsonObject(text: string, name: string): JsonObject {
  const value = parseJson(text, name);
  if (isJsonObject(value)) return value;
  throw refusal({
    operation: `read ${name}`,
    message: `${name} is not a JSON object.`,
    remedy: 'It must start with { and end with }.',
  });
}

/** "CommaExpected" → "comma expected". */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
