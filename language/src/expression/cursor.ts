import type { Span } from '../json/text.ts';
import type { Token } from './token.ts';
import type { ExpressionProblem, ExpressionProblemCode } from './tree.ts';

// Far above any expression in use, and far below what would exhaust the stack of a reader of the tree.
const MAX_NESTING = 90;
const MAX_CHAIN = 2_000;

/** The place in a list of tokens that a parser has reached, and what it complained about on its way. */
export class Cursor {
  readonly text: string;
  readonly problems: ExpressionProblem[];
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #index = 0;
  #nesting = 0;
  #links = 0;

  /** `tokens` must not be empty; the last one has the kind `end`. */
  constructor(text: string, tokens: readonly Token[], problems: ExpressionProblem[]) {
    this.text = text;
    this.#tokens = tokens;
    this.problems = problems;
    this.#end = tokens.at(-1) ?? { kind: 'end', span: { offset: text.length, length: 0 } };
  }

  peek(): Token {
    return this.#tokens[this.#index] ?? this.#end;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  /** Is the token `ahead` of the current one this operator or keyword? */
  at(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#index + ahead];
    return (token?.kind === 'operator' || token?.kind === 'keyword') && token.text === text;
  }

  /** The current token as it is written if it is an operator or a keyword. */
  word(): string | undefined {
    const token = this.peek();
    return token.kind === 'operator' || token.kind === 'keyword' ? token.text : undefined;
  }

  take(text: string): boolean {
    const found = this.at(text);
    if (found) this.next();
    return found;
  }

  problem(code: ExpressionProblemCode, span: Span = this.peek().span): void {
    this.problems.push({ code, span });
  }

  /** From `start` to the end of the token before the current one. */
  spanFrom(start: number): Span {
    const last = this.#tokens[this.#index - 1];
    return {
      offset: start,
      length: Math.max(0, (last ? last.span.offset + last.span.length : start) - start),
    };
  }

  skipToEnd(): void {
    while (this.peek().kind !== 'end') this.next();
  }

  /** Begins something inside something else, to be ended by `leave`; false, with a problem, where the nesting gets out of hand. */
  enter(): boolean {
    if (this.#nesting >= MAX_NESTING) {
      this.#giveUp();
      return false;
    }
    this.#nesting++;
    return true;
  }

  leave(): void {
    this.#nesting--;
  }

  /** May one more operator, attribute, call or subscript be hung onto the tree? */
  link(): boolean {
    if (this.#links++ < MAX_CHAIN) return true;
    this.#giveUp();
    return false;
  }

  #giveUp(): void {
    this.problem('too-deep');
    this.skipToEnd();
  }
}
