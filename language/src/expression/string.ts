import type { Span } from '../json/text.ts';
import { characterNames } from './character-names.ts';
import type { Token } from './token.ts';
import type { ExpressionProblemCode } from './tree.ts';

/** The prefix and opening quotes of a string literal. */
export const STRING_START = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:'''|"""|'|")/y;

/** The prefix and opening quotes at `start`; something must stand there that begins a string. */
function openingAt(text: string, start: number): string {
  const quote = text.charAt(start);
  if ((quote === "'" || quote === '"') && text.charAt(start + 1) !== quote) return quote;
  STRING_START.lastIndex = start;
  return STRING_START.exec(text)?.[0] ?? quote;
}

/** Reads the string literal at `start`, whose contents are decoded later. */
export function readString(
  text: string,
  start: number,
  end: number,
  problem: (code: ExpressionProblemCode, span: Span) => void,
): Token {
  const opening = openingAt(text, start);
  const from = start + opening.length;
  const quote = TRIPLE.test(opening) ? opening.slice(-3) : opening.slice(-1);
  const code = quote.charCodeAt(0);
  let at = from;
  for (; at < end; at++) {
    const here = text.charCodeAt(at);
    if (here === code && (quote.length === 1 || text.startsWith(quote, at))) break;
    if (here === BACKSLASH) at++;
    else if (here === NEWLINE && quote.length === 1) break;
  }
  at = Math.min(at, end);
  const closed = at + quote.length <= end && text.startsWith(quote, at);
  const span = { offset: start, length: at + (closed ? quote.length : 0) - start };
  if (!closed) problem(isBroken(text, at, end, quote) ? 'string-broken' : 'string-unclosed', span);
  const prefix = opening.slice(0, -quote.length).toLowerCase();
  return { kind: 'string', prefix, body: { offset: from, length: at - from }, span };
}

/** The text goes on in another line, and is closed there. */
function isBroken(text: string, at: number, end: number, quote: string): boolean {
  return text.charAt(at) === '\n' && text.slice(at, end).includes(quote);
}

const TRIPLE = /(?:'{3}|"{3})$/;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

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
  if (!contents.includes('\\')) return contents;
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
