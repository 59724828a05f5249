import { FlowError, runtimeError } from './flow-error.ts';
import type { Json } from './types.ts';

export interface Measure {
  /** Of the compact JSON text, in UTF-8. */
  bytes: number;
  /** Levels of arrays and objects; a scalar has none. */
  depth: number;
}

/** No reader of a value in this room can run out of stack at this depth. */
export const MAX_DEPTH = 500;

// Values are never changed in place, so what was measured once holds: a payload that shares most of its parts with
// the one before costs only what is new.
const known = new WeakMap<object, Measure>();

/** Size and depth of a value; undefined where it is nested deeper than MAX_DEPTH. */
export function measure(value: Json): Measure | undefined {
  return measureWithin(value, MAX_DEPTH);
}

/**
 * Stops a run before its data exhausts the memory of whoever writes it down.
 *
 * @param limit the bytes that Flows allows; the workbench goes on to ten times as much
 * @throws FlowError for a value that is too large or nested too deeply
 */
export function measureOrStop(value: Json, limit: number): Measure {
  const size = measure(value);
  if (!size) throw runtimeError(`The data would be nested deeper than ${MAX_DEPTH} levels.`);
  if (size.bytes <= limit * 10) return size;
  const kilobytes = Math.round(limit / 1000);
  throw new FlowError(
    'guard',
    'Workbench.TooMuchData',
    `The data would have ${Math.round(size.bytes / 1000)} KB. Flows allows ${kilobytes} KB, and the workbench stops at ten times that.`,
  );
}

function measureWithin(value: Json, room: number): Measure | undefined {
  if (typeof value === 'string') return { bytes: textBytes(value), depth: 0 };
  if (typeof value !== 'object' || value === null) return { bytes: String(value).length, depth: 0 };
  const remembered = known.get(value);
  if (remembered) return remembered.depth <= room ? remembered : undefined;
  if (room === 0) return undefined;
  const parts = Array.isArray(value) ? value : Object.values(value);
  // Brackets, and a comma between each two.
  let bytes = 2 + Math.max(0, parts.length - 1);
  if (!Array.isArray(value)) for (const key of Object.keys(value)) bytes += textBytes(key) + 1;
  let depth = 0;
  for (const part of parts) {
    const inner = measureWithin(part, room - 1);
    if (!inner) return undefined;
    bytes += inner.bytes;
    depth = Math.max(depth, inner.depth);
  }
  const result = { bytes, depth: depth + 1 };
  known.set(value, result);
  return result;
}

function textBytes(text: string): number {
  let bytes = 2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20) bytes += '\b\t\n\f\r'.includes(text.charAt(i)) ? 2 : 6;
    else if (code < 0x80) bytes += code === 0x22 || code === 0x5c ? 2 : 1;
    else if (code < 0x800) bytes += 2;
    else if (code < 0xd800 || code > 0xdfff) bytes += 3;
    // Two halves of a pair are four bytes together.
    else bytes += 2;
  }
  return bytes;
}
