import type { Span } from '../../json/text.ts';

/** A stretch of text as a person types it; `word` is anything that is no string, no comment and no punctuation. */
export interface Token extends Span {
  kind: 'string' | 'word' | 'comment' | '{' | '}' | '[' | ']' | ',' | ':';
  /** The end of its line (of a block comment: of the text) came first. */
  unterminated: boolean;
}

/**
 * The tokens from an offset on, blanks left out. jsonc-parser's scanner is not used because the names of its
 * token kinds exist for the compiler only. A string ends with its line, so that a missing quote spoils no more.
 */
export function* tokens(text: string, from = 0): Generator<Token> {
  for (let at = from; at < text.length; ) {
    const char = text.charAt(at);
    if (isBlank(char)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at, char);
    yield token;
    at += token.length;
  }
}

function tokenAt(text: string, offset: number, char: string): Token {
  if (isPunctuation(char)) return { kind: char, offset, length: 1, unterminated: false };
  if (char === '"') return stringAt(text, offset);
  if (text.startsWith('//', offset)) return token('comment', offset, lineEnd(text, offset), true);
  if (text.startsWith('/*', offset)) {
    const end = text.indexOf('*/', offset + 2);
    return token('comment', offset, end < 0 ? text.length : end + 2, end < 0);
  }
  let end = offset + 1;
  while (end < text.length && !isBlank(text.charAt(end)) && !isDelimiter(text.charAt(end))) end++;
  return token('word', offset, end, false);
}

function stringAt(text: string, offset: number): Token {
  for (let at = offset + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return token('string', offset, at + 1, false);
    if (char === '\n' || char === '\r') return token('string', offset, at, true);
    if (char === '\\' && text.charAt(at + 1) !== '\n' && text.charAt(at + 1) !== '\r') at++;
  }
  return token('string', offset, text.length, true);
}

function token(kind: Token['kind'], offset: number, end: number, unterminated: boolean): Token {
  return { kind, offset, length: end - offset, unterminated };
}

function lineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  return end < 0 ? text.length : offset + end;
}

type Punctuation = '{' | '}' | '[' | ']' | ',' | ':';

function isPunctuation(char: string): char is Punctuation {
  return char !== '' && '{}[],:'.includes(char);
}

function isDelimiter(char: string): boolean {
  return char === '"' || isPunctuation(char);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r' || char === '\uFEFF';
}
