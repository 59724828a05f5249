import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import {
  type AnyDocument,
  fixAll,
  linesOf,
  quickFixes,
  type Range,
  type Span,
  type TextFile,
  type ValidateOptions,
} from '../../../language/src/index.ts';
import { check } from '../check.ts';
import { toCodeAction, toTextEdit } from '../convert.ts';
import { FIX_ALL } from '../fix-all-kind.ts';
import type { Session } from '../session.ts';
import { smallestEdit } from '../smallest-edit.ts';

/** Quick fixes at the range; all safe fixes of the document, but only when asked for by their kind. */
export async function codeAction(
  session: Session,
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
): Promise<CodeAction[]> {
  const checked = await check(session, uri);
  if (!checked) return [];
  const { document, reports, options } = checked;
  const wanted = (kind: string) => only?.some(k => k === '' || kind === k || kind.startsWith(`${k}.`));
  const actions =
    wanted(CodeActionKind.QuickFix) !== false
      ? quickFixes(document, reports, spanOf(document, range)).flatMap(
          fix => toCodeAction(document, fix, options) ?? [],
        )
      : [];
  return wanted(FIX_ALL) ? [...actions, ...fixAllAction(document, options)] : actions;
}

function fixAllAction(document: AnyDocument, options: ValidateOptions): CodeAction[] {
  const edit = smallestEdit(document.text, fixAll(document.text, document.uri, options));
  if (!edit) return [];
  const changes = { [document.uri]: [toTextEdit(document, edit)] };
  return [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit: { changes } }];
}

function spanOf(file: TextFile, { start, end }: Range): Span {
  const lines = linesOf(file);
  const offset = lines.offset(start);
  return { offset, length: lines.offset(end) - offset };
}
