import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import {
  type AnyDocument,
  FlowDocument,
  findFlowFiles,
  type Refactoring,
  refactorings,
  type Span,
} from '../../../language/src/index.ts';
import { check } from '../check.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';

interface Asked {
  document: AnyDocument;
  span: Span;
  /** The kinds that are asked for; undefined for any. */
  kinds: readonly string[] | undefined;
}

/** What an action remembers until it is chosen. */
interface Chosen {
  uri: string;
  version: number;
  span: Span;
}

/** The refactorings at a place. Their edits are made when one is chosen, if the client then asks for them. */
export async function refactoringActions(session: Session, asked: Asked): Promise<CodeAction[]> {
  const { document, span, kinds } = asked;
  const { uri } = document;
  const version = session.documents.get(uri)?.version;
  if (version === undefined || (kinds && !kinds.some(isRefactoring))) return [];
  const data: Chosen = { uri, version, span };
  return (await refactoringsAt(session, document, span, kinds !== undefined))
    .filter(({ kind }) => !kinds || kinds.some(k => kind === k || kind.startsWith(`${k}.`)))
    .flatMap((refactoring): CodeAction[] => {
      const { title, kind } = refactoring;
      if (session.client.resolvesEdits) return [{ title, kind, data }];
      const edit = toWorkspaceEdit(session, refactoring.changes());
      return edit ? [{ title, kind, edit }] : [];
    });
}

/** The edits of a refactoring that was chosen; none for a text that has changed meanwhile. */
export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const chosen: unknown = action.data;
  if (!isChosen(chosen) || session.documents.get(chosen.uri)?.version !== chosen.version) return action;
  const checked = await check(session, chosen.uri);
  if (!checked) return action;
  const all = await refactoringsAt(session, checked.document, chosen.span, true);
  const refactoring = all.find(({ title, kind }) => title === action.title && kind === action.kind);
  const changes = refactoring?.changes() ?? [];
  if (session.documents.get(chosen.uri)?.version !== chosen.version) return action;
  if (refactoring && changes.length === 0)
    session.connection.window.showInformationMessage(`${refactoring.title}: there is nothing to change.`);
  const edit = changes.length > 0 ? toWorkspaceEdit(session, changes) : undefined;
  return edit ? { ...action, edit } : action;
}

async function refactoringsAt(
  { companions, documents }: Session,
  document: AnyDocument,
  span: Span,
  all: boolean,
): Promise<Refactoring[]> {
  const kind = document instanceof FlowDocument ? 'flow-definition' : document.kind;
  const files = await findFlowFiles(document, kind, companions, documents.uris());
  return refactorings(document, span, files, all);
}

function isRefactoring(kind: string): boolean {
  return kind === CodeActionKind.Refactor || kind.startsWith(`${CodeActionKind.Refactor}.`);
}

function isChosen(data: unknown): data is Chosen {
  return (
    typeof data === 'object' &&
    data !== null &&
    'uri' in data &&
    'version' in data &&
    'span' in data &&
    typeof data.uri === 'string'
  );
}
