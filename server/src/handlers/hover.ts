import type { Hover, HoverParams } from 'vscode-languageserver';
import {
  type Hover as About,
  documentHover,
  hover as hoverAt,
  linesOf,
  type TextFile,
} from '../../../language/src/index.ts';
import { flowOf } from '../flow-of.ts';
import { filesOf } from '../named.ts';
import type { Session } from '../session.ts';

export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const { uri } = textDocument;
  if (session.documents.get(uri)?.flow) {
    const flow = await flowOf(session, uri);
    return flow ? shown(flow, hoverAt(flow, flow.lines.offset(position), session.rulePages)) : null;
  }
  const asked = await filesOf(session, uri);
  if (!asked) return null;
  const { file, kind, files } = asked;
  return shown(file, documentHover(file, kind, files, linesOf(file).offset(position), session.rulePages));
}

function shown(file: TextFile, found: About | undefined): Hover | null {
  return found
    ? { contents: { kind: 'markdown', value: found.contents }, range: linesOf(file).range(found.span) }
    : null;
}
