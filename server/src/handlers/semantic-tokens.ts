import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type FlowDocument, type Span, semanticTokens } from '../../../language/src/index.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../semantic-legend.ts';
import type { Session } from '../session.ts';

/** A definition of more states is coloured only where it is seen: an editor asks for that part by its range. */
const MOST_STATES = 2000;

export function allSemanticTokens(
  session: Session,
  { textDocument: { uri } }: SemanticTokensParams,
): SemanticTokens | null {
  const flow = whole(session, uri);
  if (!flow) return null;
  const builder = new SemanticTokensBuilder();
  session.sentTokens.set(uri, builder);
  push(builder, flow);
  return builder.build();
}

/** What differs from the tokens that were sent last; all where those were others. */
export function changedSemanticTokens(
  session: Session,
  { textDocument, previousResultId }: SemanticTokensDeltaParams,
): SemanticTokens | SemanticTokensDelta | null {
  const builder = session.sentTokens.get(textDocument.uri);
  const flow = whole(session, textDocument.uri);
  if (!flow || builder?.id !== previousResultId) return allSemanticTokens(session, { textDocument });
  builder.previousResult(previousResultId);
  push(builder, flow);
  return builder.buildEdits();
}

export function semanticTokensInRange(
  { documents }: Session,
  { textDocument, range }: SemanticTokensRangeParams,
): SemanticTokens | null {
  const flow = documents.get(textDocument.uri)?.flow;
  if (!flow) return null;
  const builder = new SemanticTokensBuilder();
  const offset = flow.lines.offset(range.start);
  push(builder, flow, { offset, length: flow.lines.offset(range.end) - offset });
  return { data: builder.build().data };
}

function whole({ documents, sentTokens }: Session, uri: string): FlowDocument | undefined {
  const flow = documents.get(uri)?.flow;
  if (flow && flow.states.length <= MOST_STATES) return flow;
  sentTokens.delete(uri);
  return undefined;
}

function push(
  builder: SemanticTokensBuilder,
  flow: FlowDocument,
  span: Span = { offset: 0, length: flow.text.length },
): void {
  for (const { span: place, type, modifier } of semanticTokens(flow, span)) {
    const { line, character } = flow.lines.position(place.offset);
    const modifiers = modifier ? 1 << TOKEN_MODIFIERS.indexOf(modifier) : 0;
    builder.push(line, character, place.length, TOKEN_TYPES.indexOf(type), modifiers);
  }
}
