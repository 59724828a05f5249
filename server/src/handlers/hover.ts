import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover as hoverAt } from '../../../language/src/index.ts';
import { flowOf } from '../flow-of.ts';
import type { Session } from '../session.ts';

export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const flow = await flowOf(session, textDocument.uri);
  const found = flow && hoverAt(flow, flow.lines.offset(position));
  return found
    ? { contents: { kind: 'markdown', value: found.contents }, range: flow.lines.range(found.span) }
    : null;
}
