import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { completions } from '../../../language/src/index.ts';
import { toCompletionItem } from '../convert.ts';
import type { Session } from '../session.ts';

export function completion(
  { documents }: Session,
  { textDocument, position }: CompletionParams,
): CompletionItem[] {
  const flow = documents.get(textDocument.uri)?.flow;
  if (!flow) return [];
  return completions(flow, flow.lines.offset(position)).map(item => toCompletionItem(flow, item));
}
