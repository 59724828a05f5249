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
export function stringAt(text: string, { token, quoted }: Cursor, offset: number): StringAt | undefined {
  if (!quoted || offset <= token.offset) return undefined;
  const end = token.offset + token.length;
  const closed = token.length > 1 && text[end - 1] === '"' ? end - 1 : end;
  if (offset > closed) return undefined;
  const before = text.slice(token.offset + 1, offset);
  const behind = text.slice(offset, closed);
  return before.includes('\\') || behind.includes('\\') ? undefined : { before, behind, offset };
}

/** From so many characters before the cursor to so many behind it. */
export function spanAround({ offset }: StringAt, before: number, behind: number): Span {
  return { offset: offset - before, length: before + behind };
}
