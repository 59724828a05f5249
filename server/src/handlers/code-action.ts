import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import {
  type AnyDocument,
  type DiagnosticOptions,
  fixAll,
  linesOf,
  type QuickFix,
  quickFixes,
  type Range,
  type Span,
  type TextFile,
  toDiagnostic,
  type ValidateOptions,
} from '../../../language/src/index.ts';
import { check } from '../check.ts';
import { FIX_ALL } from '../fix-all-kind.ts';
import type { Session } from '../session.ts';
import { smallestEdit } from '../smallest-edit.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import { refactoringActions } from './refactoring.ts';

/** Quick fixes and refactorings at the range; all safe fixes of the document, but only when asked for by their kind. */
export async function codeAction(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const {
    textDocument: { uri },
    range,
    context: { only },
  } = params;
  const checked = await check(session, uri);
  if (!checked) return [];
  const { document, reports, options } = checked;
  const wanted = (kind: string) => only?.some(k => k === '' || kind === k || kind.startsWith(`${k}.`));
  const actions: CodeAction[] = [];
  const span = spanOf(document, range);
  if (wanted(CodeActionKind.QuickFix) !== false)
    for (const fix of quickFixes(document, reports, span)) {
      const action = toCodeAction(session, document, fix, options);
      if (action) actions.push(action);
    }
  if (wanted(FIX_ALL)) actions.push(...fixAllAction(session, document, options));
  actions.push(...(await refactoringActions(session, { document, span, kinds: only })));
  return actions;
}

/** Undefined for a rule that is switched off. */
function toCodeAction(
  session: Session,
  document: AnyDocument,
  { report, fix, preferred }: QuickFix,
  options: DiagnosticOptions,
): CodeAction | undefined {
  const diagnostic = toDiagnostic(report, document, options);
  const edit = diagnostic && toWorkspaceEdit(session, [{ file: document, edits: fix.edits }]);
  if (!edit) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: preferred,
    diagnostics: [diagnostic],
    edit,
  };
}

function fixAllAction(session: Session, document: AnyDocument, options: ValidateOptions): CodeAction[] {
  const edit = smallestEdit(document.text, fixAll(document.text, document.uri, options));
  const changes = edit && toWorkspaceEdit(session, [{ file: document, edits: [edit] }]);
  return changes ? [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit: changes }] : [];
}

function spanOf(file: TextFile, { start, end }: Range): Span {
  const lines = linesOf(file);
  const offset = lines.offset(start);
  return { offset, length: lines.offset(end) - offset };
}
