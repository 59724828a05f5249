import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { highlights } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

export function documentHighlight(
  { documents }: Session,
  { textDocument: { uri }, position }: DocumentHighlightParams,
): DocumentHighlight[] {
  const flow = documents.get(uri)?.flow;
  if (!flow) return [];
  return highlights(flow, flow.lines.offset(position)).map(({ span, access }) => ({
    range: flow.lines.range(span),
    kind: access === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
