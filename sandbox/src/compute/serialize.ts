import { isObject, type Json, type JsonObject, parseJson } from '../json.ts';

/**
 * The Compute SDK writes values and functions as text that begins with two letters and a new line, which say how it is
 * written: `11` is JSON; `st` and `sd` are the source of a function; the others only Python can read.
 */
const jsonMark = '11\n';

/** The arguments of a call. */
export interface Call {
  readonly args: Json[];
  readonly kwargs: JsonObject;
}

export function packJson(value: Json): string {
  return jsonMark + JSON.stringify(value);
}

/** Several texts in one, each after its length. */
export function packBuffers(buffers: readonly string[]): string {
  return buffers.map(buffer => `${buffer.length}\n${buffer}`).join('');
}

export function packCall({ args, kwargs }: Call): string {
  return packBuffers([packJson(args), packJson(kwargs)]);
}

/** The texts that were packed; undefined if the text is not of that form. */
export function unpackBuffers(packed: string): string[] | undefined {
  const buffers: string[] = [];
  let rest = packed;
  while (rest !== '') {
    const [, digits] = /^(\d{1,9})\n/.exec(rest) ?? [];
    if (digits === undefined) return undefined;
    const start = digits.length + 1;
    const end = start + Number(digits);
    if (end > rest.length) return undefined;
    buffers.push(rest.slice(start, end));
    rest = rest.slice(end);
  }
  return buffers;
}

function readJson(buffer: string): Json | undefined {
  if (!buffer.startsWith(jsonMark)) return undefined;
  try {
    return parseJson(buffer.slice(jsonMark.length));
  } catch {
    return undefined;
  }
}

/** The arguments, if they are written as JSON. */
export function readCall(payload: string): Call | undefined {
  const [first, second, ...more] = unpackBuffers(payload) ?? [];
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [args, kwargs] = [readJson(first), readJson(second)];
  return Array.isArray(args) && isObject(kwargs) ? { args, kwargs } : undefined;
}
