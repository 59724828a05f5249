import type { Span } from '../json/text.ts';
import { readNumber } from './number.ts';
import { readString, STRING_START } from './string.ts';
import type { ExpressionProblem, ExpressionProblemCode } from './tree.ts';
import { KEYWORDS } from './words.ts';

export type Token =
  | { kind: 'name' | 'keyword' | 'operator' | 'stray'; text: string; span: Span }
  | { kind: 'number'; value: bigint | number; imaginary: boolean; span: Span }
  /** `prefix` in lower case; `body` is what stands between the quotes. */
  | { kind: 'string'; prefix: string; body: Span; span: Span }
  /** `body` is what stands between the back-quotes. */
  | { kind: 'path'; body: Span; span: Span }
  | { kind: 'newline' | 'end'; span: Span };

const BLANK = /(?:[ \t\f\r]|\\\r?\n|#[^\n]*)+/y;
const NAME = /[\p{XID_Start}_]\p{XID_Continue}*/uy;
const OPERATOR =
  /\.\.\.|\*\*=|\/\/=|>>=|<<=|\*\*|\/\/|<<|>>|<=|>=|==|!=|->|:=|[-+*/%&|^@]=|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const NUMBER_START = /\d|\.\d/y;

/** An ASCII letter or an underscore. */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** One of the letters that may stand before the quote of a string: b, f, r, u. */
function mayPrefix(code: number): boolean {
  const lower = code | 0x20;
  return lower === 0x62 || lower === 0x66 || lower === 0x72 || lower === 0x75;
}

/**
 * Cuts text from `start` to `end` into tokens; the last one has the kind `end`. Line ends are tokens only outside
 * brackets. What fits nowhere is a `stray` token.
 */
export function tokenize(
  text: string,
  start: number,
  end: number,
  inBrackets: boolean,
): { tokens: Token[]; problems: ExpressionProblem[] } {
  const tokens: Token[] = [];
  const problems: ExpressionProblem[] = [];
  const problem = (code: ExpressionProblemCode, span: Span) => problems.push({ code, span });
  let depth = inBrackets ? 1 : 0;
  let at = start;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    return found !== undefined && at + found.length <= end ? found : undefined;
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    // A plain blank and what begins with a letter need not ask every pattern.
    if (code === 0x20) {
      at++;
      continue;
    }
    const lettered = isLetter(code);
    const blank = lettered ? undefined : match(BLANK);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const span = (length: number): Span => ({ offset: at, length });
    const char = text.charAt(at);
    if (char === '\n') {
      if (depth === 0) tokens.push({ kind: 'newline', span: span(1) });
      at++;
    } else if ((!lettered || mayPrefix(code)) && match(STRING_START) !== undefined) {
      const token = readString(text, at, end, problem);
      tokens.push(token);
      at += token.span.length;
    } else if (!lettered && match(NUMBER_START) !== undefined) {
      const token = readNumber(text, at, end, problem);
      tokens.push(token);
      at += token.span.length;
    } else if (char === '`') {
      const close = text.indexOf('`', at + 1);
      const closed = close !== -1 && close < end;
      const length = (closed ? close + 1 : end) - at;
      if (!closed) problem('path-unclosed', span(length));
      tokens.push({
        kind: 'path',
        body: { offset: at + 1, length: length - (closed ? 2 : 1) },
        span: span(length),
      });
      at += length;
    } else {
      const name = match(NAME);
      const operator = name === undefined ? match(OPERATOR) : undefined;
      if (operator !== undefined && '([{'.includes(operator)) depth++;
      if (operator !== undefined && ')]}'.includes(operator) && depth > 0) depth--;
      const word = name ?? operator ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
      const kind =
        name !== undefined
          ? KEYWORDS.has(name)
            ? 'keyword'
            : 'name'
          : operator !== undefined
            ? 'operator'
            : 'stray';
      tokens.push({ kind, text: word, span: span(word.length) });
      at += word.length;
    }
  }
  tokens.push({ kind: 'end', span: { offset: end, length: 0 } });
  return { tokens, problems };
}
