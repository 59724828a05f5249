import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
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
  type Span,
  type TextFile,
} from '../../language/src/index.ts';
import type { ClientTraits } from './initialize.ts';

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

/** `replaced`: what an item replaces where nothing else is said, if the list says that for all of them. */
function toCompletionItem(document: TextFile, item: Completion, replaced?: Span): CompletionItem {
  const { span } = item.edit;
  return {
    label: item.label,
    kind: COMPLETION_KINDS[item.kind],
    sortText: item.sortText,
    ...(item.filterText !== item.label && { filterText: item.filterText }),
    ...(span.offset === replaced?.offset && span.length === replaced.length
      ? { textEditText: item.edit.newText }
      : { textEdit: toTextEdit(document, item.edit) }),
    ...(item.snippet && { insertTextFormat: InsertTextFormat.Snippet }),
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

/** A client keeps a list while typing goes on, unless it is told that an item depends on what is typed. */
export function toCompletionList(
  document: TextFile,
  found: readonly Completion[],
  { sharesEditRange }: Pick<ClientTraits, 'sharesEditRange'>,
): CompletionList {
  // Nearly all replace the same: a thousand names of states are half as long to write and to read without it.
  const replaced = sharesEditRange ? found[0]?.edit.span : undefined;
  return {
    isIncomplete: found.some(({ followsTyping }) => followsTyping),
    ...(replaced && { itemDefaults: { editRange: linesOf(document).range(replaced) } }),
    items: found.map(item => toCompletionItem(document, item, replaced)),
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
