import type { Span } from '../../json/text.ts';
import type { Cursor } from './cursor.ts';

/** What stands in the string under the cursor, before and behind it. */
export interface StringAt {
  before: string;
  behind: string;
  /** Where the cursor stands in the document. */
  offset: number;
}

/** Undefined where the cursor is in no string, or in one with escapes, of which offsets are others than in its value. */
export function stringAt({ token, written, quoted }: Cursor, offset: number): StringAt | undefined {
  const at = offset - token.offset;
  if (!quoted || at <= 0) return undefined;
  const closed = written.length > 1 && written.endsWith('"') ? written.length - 1 : written.length;
  if (at > closed) return undefined;
  const before = written.slice(1, at);
  const behind = written.slice(at, closed);
  return before.includes('\\') || behind.includes('\\') ? undefined : { before, behind, offset };
}

/** From so many characters before the cursor to so many behind it. */
export function spanAround({ offset }: StringAt, before: number, behind: number): Span {
  return { offset: offset - before, length: before + behind };
}
