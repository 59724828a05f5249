import { isObject, member } from './json.ts';
import type { Json } from './types.ts';

/**
 * A cause in words. For an action that failed the service puts its whole status document into the cause, as JSON or as
 * Python writes it; the reason is one text deep inside.
 */
export function causeWords(cause: string): string {
  const start = cause.indexOf('{');
  if (start < 0) return cause;
  const reason = reasonInJson(cause.slice(start)) ?? reasonInPython(cause.slice(start));
  return reason === undefined ? cause : reason;
}

function reasonInJson(text: string): string | undefined {
  try {
    const document: Json = JSON.parse(text);
    return reasonIn(document, 0);
  } catch {
    return undefined;
  }
}

/** The texts that tell a reason, the most telling first; a code is better than nothing. */
const TELLING = ['error', 'description', 'message', 'nice_status_details', 'cause', 'code'];
/** Where the reason is nested. */
const NESTED = ['fatal_error', 'details', 'error', 'output'];

function reasonIn(value: Json | undefined, depth: number): string | undefined {
  if (depth > 5 || !isObject(value)) return undefined;
  for (const key of NESTED) {
    const found = reasonIn(member(value, key), depth + 1);
    if (found !== undefined) return found;
  }
  return TELLING.map(key => member(value, key)).find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
}

function reasonInPython(text: string): string | undefined {
  for (const key of TELLING) {
    const found = new RegExp(`'${key}': (?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)")`).exec(text);
    const words = found?.[1] ?? found?.[2];
    if (words) return words.replaceAll(/\\(.)/g, '$1');
  }
  return undefined;
}
