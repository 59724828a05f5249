import type { Span } from '../json/text.ts';
import type { Token } from './token.ts';
import type { ExpressionProblemCode } from './tree.ts';

const BASED = /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+/y;
const FLOAT =
  /(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?|\d(?:_?\d)*[eE][+-]?\d(?:_?\d)*/y;
const INT = /\d(?:_?\d)*/y;
const LEADING_ZERO = /^0[\d_]*[1-9]/;
const TAIL = /[\p{XID_Continue}]+/uy;
// Python lets these follow a number without a blank: `1if x else 2`.
const MAY_FOLLOW = /^(?:and|else|for|if|in|is|not|or)(?!\p{XID_Continue})/u;

/** Reads the number at `start`; something must stand there that begins like one. */
export function readNumber(
  text: string,
  start: number,
  end: number,
  problem: (code: ExpressionProblemCode, span: Span) => void,
): Token {
  const plainEnd = endOfPlain(text, start, end);
  if (plainEnd !== undefined) {
    const value = BigInt(text.slice(start, plainEnd));
    return { kind: 'number', value, imaginary: false, span: { offset: start, length: plainEnd - start } };
  }
  const match = (pattern: RegExp, at: number): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].slice(0, end - at) ?? '';
  };
  const based = match(BASED, start);
  const float = based === '' ? match(FLOAT, start) : '';
  const digits = based || float || match(INT, start);
  let length = digits.length;
  const imaginary = based === '' && /[jJ]/.test(text.charAt(start + length)) && start + length < end;
  if (imaginary) length++;
  const tail = match(TAIL, start + length);
  const malformed =
    (tail !== '' && !MAY_FOLLOW.test(tail)) || (float === '' && !imaginary && LEADING_ZERO.test(digits));
  if (malformed) length += tail.length;
  const span = { offset: start, length };
  if (malformed) problem('number-malformed', span);
  const plain = digits.replaceAll('_', '');
  const value = float !== '' || imaginary ? Number(plain) : BigInt(plain);
  return { kind: 'number', value, imaginary, span };
}

/** The end of a number of digits only, which no pattern is needed for; undefined where there may be more to it. */
function endOfPlain(text: string, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  const next = at < end ? text.charCodeAt(at) : 0x20;
  const ends = next < 0x80 && !/[\w.]/.test(String.fromCharCode(next));
  const led = text.charCodeAt(start) === 0x30 && at - start > 1;
  return at > start && ends && !led ? at : undefined;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
