import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import { inlayHints, nameHints } from '../../../language/src/index.ts';
import { flowOf } from '../flow-of.ts';
import type { Session } from '../session.ts';

/** What is shown between the words of a definition, and the names of the ids in any document of ours. */
export async function inlayHint(
  session: Session,
  { textDocument: { uri }, range }: InlayHintParams,
): Promise<InlayHint[]> {
  const { inlayHints: settings } = await session.settings.editor(uri);
  const flow = await flowOf(session, uri);
  const snapshot = session.documents.get(uri);
  if (!snapshot?.known || snapshot.known.kind === 'none') return [];
  const { lines, text } = snapshot.document;
  const offset = lines.offset(range.start);
  const span = { offset, length: lines.offset(range.end) - offset };
  const hints = [
    ...(flow ? inlayHints(flow, span, settings) : []),
    ...(settings.names ? nameHints(text, span, session.names) : []),
  ];
  return hints.map(({ offset, label, tooltip, kind }) => ({
    position: lines.position(offset),
    label,
    paddingLeft: kind === 'note',
    ...(kind === 'type' && { kind: InlayHintKind.Type }),
    ...(tooltip && { tooltip: { kind: 'markdown', value: tooltip } }),
  }));
}
