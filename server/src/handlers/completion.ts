import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { completions, documentCompletions, linesOf } from '../../../language/src/index.ts';
import { toCompletionItem } from '../convert.ts';
import { flowOf } from '../flow-of.ts';
import { filesOf } from '../named.ts';
import type { Session } from '../session.ts';

export async function completion(
  session: Session,
  { textDocument: { uri }, position }: CompletionParams,
): Promise<CompletionItem[]> {
  if (session.documents.get(uri)?.flow) {
    const flow = await flowOf(session, uri);
    return flow
      ? completions(flow, flow.lines.offset(position)).map(item => toCompletionItem(flow, item))
      : [];
  }
  const found = await filesOf(session, uri);
  if (!found) return [];
  const { file, kind, files } = found;
  const offset = linesOf(file).offset(position);
  return documentCompletions(file.text, kind, files, offset).map(item => toCompletionItem(file, item));
}
