import { redact } from '../redact.ts';
import type { Json } from '../types.ts';

const LONGEST = 80;

/** A value in one line of a message; long ones are cut, and what logs would hide is hidden. */
export function brief(value: Json): string {
  const text = JSON.stringify(redact(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
