import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import type { State } from '../model/state.ts';
import { offsetsInString } from './in-string.ts';
import { expressionTokens } from './semantic-tokens/expression-tokens.ts';
import { pathTokens } from './semantic-tokens/path-tokens.ts';
import type { SemanticToken } from './semantic-tokens/token.ts';
import { statesIn } from './states-in.ts';

/** What the paths and expressions in strings are made of, in document order, for the states that touch a stretch. */
export function* semanticTokens(document: FlowDocument, span: Span): Generator<SemanticToken> {
  for (const [index, state] of statesIn(document, span))
    for (const token of tokensIn(state)) yield { ...token, span: document.spanOf(index, token.span) };
}

const known = new WeakMap<State, readonly SemanticToken[]>();

function tokensIn(state: State): readonly SemanticToken[] {
  let tokens = known.get(state);
  if (!tokens) {
    tokens = readTokens(state);
    state.release();
    known.set(state, tokens);
  }
  return tokens;
}

function readTokens({ text, uses }: State): SemanticToken[] {
  const { paths, expressions } = uses;
  const strings = [
    ...paths.map(({ node, path, access }) => ({ node, tokens: pathTokens(path, 0, access === 'write') })),
    ...expressions.map(({ node, expression }) => ({ node, tokens: expressionTokens(expression) })),
  ].sort((a, b) => a.node.offset - b.node.offset);
  return strings.flatMap(({ node, tokens }) => {
    const offsetOf = offsetsInString(text, node);
    return tokens.map(token => {
      const offset = offsetOf(token.span.offset);
      return { ...token, span: { offset, length: offsetOf(end(token.span)) - offset } };
    });
  });
}
