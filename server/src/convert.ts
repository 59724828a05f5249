import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type DocumentSymbol,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import {
  type AnyDocument,
  type Completion,
  type CompletionKind,
  type DiagnosticOptions,
  type Edit,
  type FlowDocument,
  type FlowSymbol,
  linesOf,
  type QuickFix,
  type TextFile,
  toDiagnostic,
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
  snippet: CompletionItemKind.Snippet,
};

export function toTextEdit(file: TextFile, { span, newText }: Edit): TextEdit {
  return { range: linesOf(file).range(span), newText };
}

export function toCompletionItem(document: FlowDocument, item: Completion): CompletionItem {
  return {
    label: item.label,
    kind: COMPLETION_KINDS[item.kind],
    sortText: item.sortText,
    filterText: item.filterText,
    textEdit: toTextEdit(document, item.edit),
    insertTextFormat: item.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(item.also && { additionalTextEdits: item.also.map(edit => toTextEdit(document, edit)) }),
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
  };
}

function symbolKind({ kind, type }: FlowSymbol): SymbolKind {
  if (kind === 'start') return SymbolKind.Event;
  return type === 'Choice' ? SymbolKind.Enum : SymbolKind.Function;
}

/** Undefined for a rule that is switched off. */
export function toCodeAction(
  document: AnyDocument,
  { report, fix, preferred }: QuickFix,
  options: DiagnosticOptions,
): CodeAction | undefined {
  const diagnostic = toDiagnostic(report, document, options);
  if (!diagnostic) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: preferred,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri]: fix.edits.map(edit => toTextEdit(document, edit)) } },
  };
}
