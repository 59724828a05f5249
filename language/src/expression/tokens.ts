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
  const tokenizer = new Tokenizer(text, start, end, inBrackets);
  tokenizer.read();
  return tokenizer;
}

class Tokenizer {
  readonly tokens: Token[] = [];
  readonly problems: ExpressionProblem[] = [];
  readonly #text: string;
  readonly #end: number;
  #at: number;
  #depth: number;

  constructor(text: string, start: number, end: number, inBrackets: boolean) {
    this.#text = text;
    this.#end = end;
    this.#at = start;
    this.#depth = inBrackets ? 1 : 0;
  }

  read(): void {
    while (this.#at < this.#end) this.#next();
    this.tokens.push({ kind: 'end', span: { offset: this.#end, length: 0 } });
  }

  /** Most tokens are told by their first characters, without asking a pattern. */
  #next(): void {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (code === 0x20) this.#at++;
    else if (isLetter(code)) this.#letter();
    else if (isQuote(code) && this.#match(STRING_START) > 0)
      this.#add(readString(text, this.#at, this.#end, this.#problem));
    else if (
      isDigit(code) ||
      (code === 0x2e && this.#at + 1 < this.#end && isDigit(text.charCodeAt(this.#at + 1)))
    )
      this.#add(readNumber(text, this.#at, this.#end, this.#problem));
    else if (code === 0x60) this.#path();
    else this.#other(text.charAt(this.#at));
  }

  /** A word, or a string with a prefix. */
  #letter(): void {
    const text = this.#text;
    const to = this.#wordEnd();
    const mayStart = to - this.#at <= 2 && to < this.#end && isQuote(text.charCodeAt(to));
    if (mayStart && this.#match(STRING_START) > 0)
      this.#add(readString(text, this.#at, this.#end, this.#problem));
    else if (to > this.#at) this.#name(text.slice(this.#at, to));
    else this.#other(text.charAt(this.#at));
  }

  #path(): void {
    const offset = this.#at;
    const close = this.#text.indexOf('`', offset + 1);
    const closed = close !== -1 && close < this.#end;
    const length = (closed ? close + 1 : this.#end) - offset;
    const span = { offset, length };
    if (!closed) this.#problem('path-unclosed', span);
    this.#add({ kind: 'path', body: { offset: offset + 1, length: length - (closed ? 2 : 1) }, span });
  }

  #other(char: string): void {
    const text = this.#text;
    const short = SHORT.has(char);
    const blank = short ? 0 : this.#match(BLANK);
    if (blank > 0) this.#at += blank;
    else if (char === '\n') {
      if (this.#depth === 0) this.tokens.push({ kind: 'newline', span: { offset: this.#at, length: 1 } });
      this.#at++;
    } else {
      const operator = short && !LENGTHENS.has(text.charAt(this.#at + 1)) ? 1 : this.#match(OPERATOR);
      const name = operator > 0 ? 0 : this.#match(NAME);
      if (operator > 0) {
        if (OPENS.has(char)) this.#depth++;
        if (CLOSES.has(char) && this.#depth > 0) this.#depth--;
        this.#push('operator', operator === 1 ? char : text.slice(this.#at, this.#at + operator));
      } else if (name > 0) this.#name(text.slice(this.#at, this.#at + name));
      else this.#push('stray', String.fromCodePoint(text.codePointAt(this.#at) ?? 0));
    }
  }

  /** The length of what stands here and fits the pattern; 0 where nothing does. */
  #match(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text) && pattern.lastIndex <= this.#end ? pattern.lastIndex - this.#at : 0;
  }

  /** The end of the ASCII word here; no further than here where a letter beyond ASCII belongs to it. */
  #wordEnd(): number {
    const text = this.#text;
    let to = this.#at + 1;
    while (to < this.#end && (isLetter(text.charCodeAt(to)) || isDigit(text.charCodeAt(to)))) to++;
    return to < this.#end && text.charCodeAt(to) >= 0x80 ? this.#at : to;
  }

  #name(name: string): void {
    this.#push(KEYWORDS.has(name) ? 'keyword' : 'name', name);
  }

  #push(kind: 'name' | 'keyword' | 'operator' | 'stray', word: string): void {
    this.#add({ kind, text: word, span: { offset: this.#at, length: word.length } });
  }

  #add(token: Token): void {
    this.tokens.push(token);
    this.#at += token.span.length;
  }

  readonly #problem = (code: ExpressionProblemCode, span: Span): void => {
    this.problems.push({ code, span });
  };
}
