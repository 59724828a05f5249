import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover as hoverAt } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

export function hover({ documents }: Session, { textDocument, position }: HoverParams): Hover | null {
  const flow = documents.get(textDocument.uri)?.flow;
  const found = flow && hoverAt(flow, flow.lines.offset(position));
  return found
    ? { contents: { kind: 'markdown', value: found.contents }, range: flow.lines.range(found.span) }
    : null;
}
