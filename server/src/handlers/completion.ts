import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import {
  type Completion,
  completions,
  documentCompletions,
  linesOf,
  surroundingsOf,
  type TextFile,
} from '../../../language/src/index.ts';
import { toCompletionItem } from '../convert.ts';
import { flowOf } from '../flow-of.ts';
import { filesOf } from '../named.ts';
import type { Session } from '../session.ts';

export async function completion(
  session: Session,
  { textDocument: { uri }, position }: CompletionParams,
): Promise<CompletionItem[] | CompletionList> {
  if (session.documents.get(uri)?.flow) {
    const flow = await flowOf(session, uri);
    return flow ? listed(flow, completions(flow, flow.lines.offset(position))) : [];
  }
  const found = await filesOf(session, uri);
  if (!found) return [];
  const { file, kind, files } = found;
  const around = await surroundingsOf(file, kind, files, session.companions);
  if (session.documents.get(uri)?.document !== file) return [];
  const offset = linesOf(file).offset(position);
  return listed(file, documentCompletions(file.text, kind, around, offset));
}

/** A client keeps a list while typing goes on, unless it is told that an item depends on what is typed. */
function listed(file: TextFile, found: readonly Completion[]): CompletionItem[] | CompletionList {
  const items = found.map(item => toCompletionItem(file, item));
  return found.some(({ followsTyping }) => followsTyping) ? { isIncomplete: true, items } : items;
}
