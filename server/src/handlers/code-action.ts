import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import {
  type FlowDocument,
  fixAll,
  quickFixes,
  type Range,
  RULES,
  type Span,
  type ValidateOptions,
} from '../../../language/src/index.ts';
import { toCodeAction, toTextEdit } from '../convert.ts';
import { FIX_ALL } from '../fix-all-kind.ts';
import { optionsOf, type Session } from '../session.ts';
import { smallestEdit } from '../smallest-edit.ts';

/** Quick fixes at the range; all safe fixes of the document, but only when asked for by their kind. */
export async function codeAction(
  session: Session,
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
): Promise<CodeAction[]> {
  const options = await optionsOf(session, uri);
  const snapshot = session.documents.get(uri);
  const flow = snapshot?.flow;
  if (!flow) return [];
  const wanted = (kind: string) => only?.some(k => k === '' || kind === k || kind.startsWith(`${k}.`));
  const actions =
    wanted(CodeActionKind.QuickFix) !== false
      ? quickFixes(flow, snapshot.reports, spanOf(flow, range)).flatMap(
          fix => toCodeAction(flow, fix, options) ?? [],
        )
      : [];
  return wanted(FIX_ALL) ? [...actions, ...fixAllAction(flow, options)] : actions;
}

function fixAllAction(flow: FlowDocument, { rules }: ValidateOptions): CodeAction[] {
  const inForce = RULES.map(rule => rule.meta.id).filter(id => rules?.[id] !== 'off');
  const edit = smallestEdit(flow.text, fixAll(flow.text, flow.uri, inForce));
  if (!edit) return [];
  const changes = { [flow.uri]: [toTextEdit(flow, edit)] };
  return [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit: { changes } }];
}

function spanOf({ lines }: FlowDocument, { start, end }: Range): Span {
  const offset = lines.offset(start);
  return { offset, length: lines.offset(end) - offset };
}
