import { FUNCTIONS } from '../../expression/functions.ts';
import type { Token } from '../../expression/token.ts';
import { tokenize } from '../../expression/tokens.ts';
import type { FormatField, ParsedExpression } from '../../expression/tree.ts';
import { walkExpression } from '../../expression/walk.ts';
import { parsePath } from '../../path/parse.ts';
import { pathTokens } from './path-tokens.ts';
import type { SemanticToken } from './token.ts';

/** The words, numbers, texts and operators of an expression; brackets and separators have no meaning of their own. */
export function expressionTokens(expression: ParsedExpression): SemanticToken[] {
  const reader = new Reader(expression);
  reader.read(0, expression.text.length, false);
  return reader.tokens;
}

const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ':', '.', ';']);

class Reader {
  readonly tokens: SemanticToken[] = [];
  readonly #text: string;
  /** By where they stand: the names that are no plain values. */
  readonly #names = new Map<number, Pick<SemanticToken, 'type' | 'modifier'>>();
  /** What is computed inside of texts, in order. */
  readonly #fields: FormatField[] = [];

  constructor({ text, tree }: ParsedExpression) {
    this.#text = text;
    walkExpression(tree, node => {
      if (node.kind === 'call') {
        const { callee, keywords } = node;
        if (callee.kind === 'attribute') this.#names.set(callee.nameSpan.offset, { type: 'method' });
        else if (callee.kind === 'name' && FUNCTIONS.has(callee.name))
          this.#names.set(callee.span.offset, { type: 'function', modifier: 'defaultLibrary' });
        for (const { name, span } of keywords)
          if (name !== undefined) this.#names.set(span.offset, { type: 'parameter' });
      } else if (node.kind === 'attribute' && !this.#names.has(node.nameSpan.offset))
        this.#names.set(node.nameSpan.offset, { type: 'property' });
      else if (node.kind === 'format')
        this.#fields.push(...node.parts.filter(part => typeof part !== 'string'));
    });
  }

  read(start: number, end: number, inBrackets: boolean): void {
    for (const token of tokenize(this.#text, start, end, inBrackets).tokens) this.#add(token);
  }

  #add(token: Token): void {
    const { kind, span } = token;
    if (kind === 'name')
      this.tokens.push({ span, ...(this.#names.get(span.offset) ?? { type: 'variable' }) });
    else if (kind === 'keyword' || kind === 'number') this.tokens.push({ span, type: kind });
    else if (kind === 'operator' && !PUNCTUATION.has(token.text))
      this.tokens.push({ span, type: 'operator' });
    else if (kind === 'string') this.#addString(span.offset, span.offset + span.length);
    else if (kind === 'path') {
      const { offset, length } = token.body;
      this.tokens.push(...pathTokens(parsePath(this.#text.slice(offset, offset + length)), offset, false));
    }
  }

  /** A text, and what is computed in it. */
  #addString(start: number, end: number): void {
    let at = start;
    const literal = (to: number) => {
      if (to > at) this.tokens.push({ span: { offset: at, length: to - at }, type: 'string' });
    };
    for (const { value, span } of this.#fields) {
      if (span.offset < at || span.offset >= end) continue;
      const { offset, length } = value.span;
      literal(offset);
      this.read(offset, offset + length, true);
      at = offset + length;
    }
    literal(end);
  }
}
