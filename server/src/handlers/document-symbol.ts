import type { DocumentSymbol, DocumentSymbolParams } from 'vscode-languageserver';
import { symbols } from '../../../language/src/index.ts';
import { toDocumentSymbol } from '../convert.ts';
import type { Session } from '../session.ts';

export function documentSymbol(
  { documents }: Session,
  { textDocument }: DocumentSymbolParams,
): DocumentSymbol[] {
  const flow = documents.get(textDocument.uri)?.flow;
  return flow ? symbols(flow).map(symbol => toDocumentSymbol(flow, symbol)) : [];
}
