import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../../language/src/index.ts';
import { flowOf } from '../flow-of.ts';
import type { Session } from '../session.ts';

export async function inlayHint(
  session: Session,
  { textDocument: { uri }, range }: InlayHintParams,
): Promise<InlayHint[]> {
  const { inlayHints: settings } = await session.settings.editor(uri);
  const flow = await flowOf(session, uri);
  if (!flow) return [];
  const offset = flow.lines.offset(range.start);
  const span = { offset, length: flow.lines.offset(range.end) - offset };
  return inlayHints(flow, span, settings).map(({ offset, label, tooltip, kind }) => ({
    position: flow.lines.position(offset),
    label,
    paddingLeft: kind === 'note',
    ...(kind === 'type' && { kind: InlayHintKind.Type }),
    ...(tooltip && { tooltip: { kind: 'markdown', value: tooltip } }),
  }));
}
