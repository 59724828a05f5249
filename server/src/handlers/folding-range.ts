import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { folds } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

export function foldingRange(
  { documents }: Session,
  { textDocument: { uri } }: FoldingRangeParams,
): FoldingRange[] {
  const flow = documents.get(uri)?.flow;
  return flow ? folds(flow.text).map(({ start, end }) => ({ startLine: start, endLine: end })) : [];
}
