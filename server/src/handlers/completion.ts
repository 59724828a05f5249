import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { completions } from '../../../language/src/index.ts';
import { toCompletionItem } from '../convert.ts';
import { flowOf } from '../flow-of.ts';
import type { Session } from '../session.ts';

export async function completion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[]> {
  const flow = await flowOf(session, textDocument.uri);
  if (!flow) return [];
  return completions(flow, flow.lines.offset(position)).map(item => toCompletionItem(flow, item));
}
