import { type DocumentSymbol, type Location, SymbolKind, type TextEdit } from 'vscode-languageserver';
import {
  type Edit,
  type FilePlace,
  type FlowDocument,
  type FlowSymbol,
  linesOf,
  type TextFile,
} from '../../language/src/index.ts';

/** From the core's plain data to LSP's, nothing else. */

export function toLocation({ file, span }: FilePlace): Location {
  return { uri: file.uri, range: linesOf(file).range(span) };
}

export function toTextEdit(file: TextFile, { span, newText }: Edit): TextEdit {
  return { range: linesOf(file).range(span), newText };
}

export function toDocumentSymbol(document: FlowDocument, symbol: FlowSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKind(symbol),
    range: document.lines.range(symbol.span),
    selectionRange: document.lines.range(symbol.selection),
    ...(symbol.children.length > 0 && {
      children: symbol.children.map(child => toDocumentSymbol(document, child)),
    }),
  };
}

export function symbolKind({ kind, type }: Pick<FlowSymbol, 'kind' | 'type'>): SymbolKind {
  if (kind === 'start') return SymbolKind.Event;
  if (kind === 'way') return SymbolKind.EnumMember;
  return type === 'Choice' ? SymbolKind.Enum : SymbolKind.Function;
}
