import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { completions, documentCompletions, linesOf, surroundingsOf } from '../../../language/src/index.ts';
import { toCompletionList } from '../completion-list.ts';
import { flowOf } from '../flow-of.ts';
import { filesOf } from '../named.ts';
import type { Session } from '../session.ts';

export async function completion(
  session: Session,
  { textDocument: { uri }, position }: CompletionParams,
): Promise<CompletionItem[] | CompletionList> {
  if (session.documents.get(uri)?.flow) {
    const flow = await flowOf(session, uri);
    return flow ? toCompletionList(flow, completions(flow, flow.lines.offset(position)), session.client) : [];
  }
  const found = await filesOf(session, uri);
  if (!found) return [];
  const { file, kind, files } = found;
  const around = await surroundingsOf(file, kind, files, session.companions);
  if (session.documents.get(uri)?.document !== file) return [];
  const offset = linesOf(file).offset(position);
  return toCompletionList(file, documentCompletions(file.text, kind, around, offset), session.client);
}
