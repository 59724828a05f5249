import type { Span } from '../json/text.ts';
import { isDigit, readNumber } from './number.ts';
import { readString, STRING_START } from './string.ts';
import type { Token } from './token.ts';
import type { ExpressionProblem, ExpressionProblemCode } from './tree.ts';
import { KEYWORDS } from './words.ts';

const BLANK = /(?:[ \t\f\r]|\\\r?\n|#[^\n]*)+/y;
const NAME = /[\p{XID_Start}_]\p{XID_Continue}*/uy;
const OPERATOR =
  /\.\.\.|\*\*=|\/\/=|>>=|<<=|\*\*|\/\/|<<|>>|<=|>=|==|!=|->|:=|[-+*/%&|^@]=|[-+*/%@&|^~<>()[\]{},:.;=]/y;
/** Operators of one character, and what may follow those that are the beginning of a longer one. */
const SHORT: ReadonlySet<string> = new Set('()[]{},;~+-*/%@&|^<>:.=');
const LENGTHENS: ReadonlySet<string> = new Set('=.*/<>');
const OPENS: ReadonlySet<string> = new Set('([{');
const CLOSES: ReadonlySet<string> = new Set(')]}');

/** An ASCII letter or an underscore. */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isQuote(code: number): boolean {
  return code === 0x27 || code === 0x22;
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
  /** The length of what stands at `at` and fits the pattern; 0 where nothing does. */
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) && pattern.lastIndex <= end ? pattern.lastIndex - at : 0;
  };
  /** The end of the ASCII word at `at`; `at` where a letter beyond ASCII belongs to it. */
  const wordEnd = (): number => {
    let to = at + 1;
    while (to < end && (isLetter(text.charCodeAt(to)) || isDigit(text.charCodeAt(to)))) to++;
    return to < end && text.charCodeAt(to) >= 0x80 ? at : to;
  };
  const push = (kind: 'name' | 'keyword' | 'operator' | 'stray', word: string) => {
    tokens.push({ kind, text: word, span: { offset: at, length: word.length } });
    at += word.length;
  };
  const pushName = (name: string) => push(KEYWORDS.has(name) ? 'keyword' : 'name', name);
  while (at < end) {
    const code = text.charCodeAt(at);
    // Most tokens are told by their first characters, without asking a pattern.
    if (code === 0x20) {
      at++;
      continue;
    }
    if (isLetter(code)) {
      const to = wordEnd();
      const startsString = to - at <= 2 && to < end && isQuote(text.charCodeAt(to));
      if (to > at && !(startsString && match(STRING_START) > 0)) {
        pushName(text.slice(at, to));
        continue;
      }
    }
    if ((isQuote(code) || isLetter(code)) && match(STRING_START) > 0) {
      const token = readString(text, at, end, problem);
      tokens.push(token);
      at += token.span.length;
      continue;
    }
    if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1)) && at + 1 < end)) {
      const token = readNumber(text, at, end, problem);
      tokens.push(token);
      at += token.span.length;
      continue;
    }
    const char = text.charAt(at);
    const short = SHORT.has(char);
    const blank = short ? 0 : match(BLANK);
    if (blank > 0) at += blank;
    else if (char === '\n') {
      if (depth === 0) tokens.push({ kind: 'newline', span: { offset: at, length: 1 } });
      at++;
    } else if (char === '`') {
      const close = text.indexOf('`', at + 1);
      const closed = close !== -1 && close < end;
      const length = (closed ? close + 1 : end) - at;
      const span = { offset: at, length };
      if (!closed) problem('path-unclosed', span);
      tokens.push({ kind: 'path', body: { offset: at + 1, length: length - (closed ? 2 : 1) }, span });
      at += length;
    } else {
      const operator = short && !LENGTHENS.has(text.charAt(at + 1)) ? 1 : match(OPERATOR);
      const name = operator > 0 ? 0 : match(NAME);
      if (operator > 0) {
        if (OPENS.has(char)) depth++;
        if (CLOSES.has(char) && depth > 0) depth--;
        push('operator', operator === 1 ? char : text.slice(at, at + operator));
      } else if (name > 0) pushName(text.slice(at, at + name));
      else push('stray', String.fromCodePoint(text.codePointAt(at) ?? 0));
    }
  }
  tokens.push({ kind: 'end', span: { offset: end, length: 0 } });
  return { tokens, problems };
}
