import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import type { State } from '../model/state.ts';
import { offsetsInString } from './in-string.ts';
import { expressionTokens } from './semantic-tokens/expression-tokens.ts';
import { pathTokens } from './semantic-tokens/path-tokens.ts';
import type { SemanticToken } from './semantic-tokens/token.ts';

/** What the paths and expressions in strings are made of, in document order, for the states that touch a stretch. */
export function* semanticTokens(document: FlowDocument, { offset, length }: Span): Generator<SemanticToken> {
  const { structure, states } = document;
  const { places } = structure;
  for (let i = firstBehind(places, offset); i < places.length; i++) {
    const state = states[i];
    const place = places[i];
    if (!state || !place || place.offset > offset + length) return;
    const base = document.base(i);
    for (const token of tokensIn(state))
      yield { ...token, span: { offset: base + token.span.offset, length: token.span.length } };
  }
}

/** The index of the first that does not end before the offset. */
function firstBehind(places: readonly Span[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place && end(place) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
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
