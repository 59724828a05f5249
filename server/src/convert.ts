import {
  type CompletionItem,
  CompletionItemKind,
  type DocumentSymbol,
  InsertTextFormat,
  type Location,
  MarkupKind,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import {
  type Completion,
  type CompletionKind,
  type Edit,
  type FilePlace,
  type FlowDocument,
  type FlowSymbol,
  linesOf,
  type TextFile,
} from '../../language/src/index.ts';

/** From the core's plain data to LSP's, nothing else. */

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  state: CompletionItemKind.Reference,
  type: CompletionItemKind.Class,
  provider: CompletionItemKind.Module,
  parameter: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  operator: CompletionItemKind.Operator,
  path: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  method: CompletionItemKind.Method,
  word: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

export function toLocation({ file, span }: FilePlace): Location {
  return { uri: file.uri, range: linesOf(file).range(span) };
}

export function toTextEdit(file: TextFile, { span, newText }: Edit): TextEdit {
  return { range: linesOf(file).range(span), newText };
}

export function toCompletionItem(document: TextFile, item: Completion): CompletionItem {
  return {
    label: item.label,
    kind: COMPLETION_KINDS[item.kind],
    sortText: item.sortText,
    filterText: item.filterText,
    textEdit: toTextEdit(document, item.edit),
    insertTextFormat: item.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(item.also && { additionalTextEdits: item.also.map(edit => toTextEdit(document, edit)) }),
    ...((item.type || item.source) && {
      labelDetails: {
        ...(item.type && { detail: ` ${item.type}` }),
        ...(item.source && { description: item.source }),
      },
    }),
    ...(item.commit && { commitCharacters: [...item.commit] }),
    ...(item.detail && { detail: item.detail }),
    ...(item.documentation && { documentation: { kind: MarkupKind.Markdown, value: item.documentation } }),
  };
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
