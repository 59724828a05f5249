import type { Span } from '../json/text.ts';
import { characterNames } from './character-names.ts';
import type { Token } from './tokens.ts';
import type { ExpressionProblemCode } from './tree.ts';

/** The prefix and opening quotes of a string literal. */
export const STRING_START = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:'''|"""|'|")/y;

/** Reads the string literal at `start`, whose contents are decoded later. */
export function readString(
  text: string,
  start: number,
  end: number,
  problem: (code: ExpressionProblemCode, span: Span) => void,
): Token {
  STRING_START.lastIndex = start;
  const opening = STRING_START.exec(text)?.[0] ?? "'";
  const prefix = opening.replace(/['"]/g, '');
  const quote = opening.slice(prefix.length);
  const from = start + opening.length;
  let at = from;
  while (at < end && !text.startsWith(quote, at) && (quote.length === 3 || text[at] !== '\n')) {
    at += text[at] === '\\' ? 2 : 1;
  }
  at = Math.min(at, end);
  const closed = at + quote.length <= end && text.startsWith(quote, at);
  const span = { offset: start, length: at + (closed ? quote.length : 0) - start };
  if (!closed) problem('string-unclosed', span);
  return { kind: 'string', prefix: prefix.toLowerCase(), body: { offset: from, length: at - from }, span };
}

const ESCAPE = /\\(\r?\n|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\}|[\s\S])/g;
const SIMPLE: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * The value of a literal's contents; in `bytes` the escapes for characters mean nothing. Undefined for an escape
 * that Python refuses. An escape that it does not know keeps its backslash.
 */
export function decodeEscapes(contents: string, bytes = false): string | undefined {
  let valid = true;
  const value = contents.replace(ESCAPE, (whole, code: string) => {
    const simple = SIMPLE[code];
    if (simple !== undefined) return simple;
    if (code.endsWith('\n')) return '';
    if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8));
    if (/^x./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    const character = bytes ? whole : characterOf(code, whole);
    if (character === undefined || code === 'x') valid = false;
    return character ?? '';
  });
  return valid ? value : undefined;
}

function characterOf(code: string, whole: string): string | undefined {
  if (code.startsWith('N')) return characterNames[code.slice(2, -1).toUpperCase()];
  if (code === 'u' || code === 'U') return undefined;
  if (!/^[uU]/.test(code)) return whole;
  const point = Number.parseInt(code.slice(1), 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
