import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import {
  type Completion,
  type CompletionKind,
  FlowDocument,
  linesOf,
  type Span,
  type TextFile,
} from '../../language/src/index.ts';
import { toTextEdit } from './convert.ts';
import type { ClientTraits } from './initialize.ts';

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

/**
 * A client keeps a list while typing goes on, unless it is told that an item depends on what is typed. What nearly all
 * items replace is said once, where the client reads it there: a thousand names of states are a third as long without it.
 */
export function toCompletionList(
  document: TextFile,
  found: readonly Completion[],
  { sharesEditRange }: Pick<ClientTraits, 'sharesEditRange'>,
): CompletionList {
  const shared = sharesEditRange ? sharedBy(document, found) : undefined;
  return {
    isIncomplete: found.some(({ followsTyping }) => followsTyping),
    ...(shared && { itemDefaults: { editRange: linesOf(document).range(shared.range) } }),
    items: found.map(item => toCompletionItem(document, item, shared)),
  };
}

/** What items of a list replace. */
interface Shared {
  token: Span;
  /** The token, or what stands between its quotes: then the name of most items is all that there is to say. */
  range: Span;
}

function sharedBy(document: TextFile, [first]: readonly Completion[]): Shared | undefined {
  if (!first) return undefined;
  const token = first.edit.span;
  const { offset, length } = token;
  const from = document instanceof FlowDocument ? document : document.text;
  const inQuotes = length > 1 && /^".*"$/s.test(from.slice(offset, offset + length));
  const range = inQuotes && isNamed(first) ? { offset: offset + 1, length: length - 2 } : token;
  return { token, range };
}

/** It is written as a string of what it is called. */
function isNamed({ label, filterText, edit: { newText } }: Completion): boolean {
  return newText === filterText && newText.length === label.length + 2 && newText.slice(1, -1) === label;
}

function toCompletionItem(document: TextFile, item: Completion, shared: Shared | undefined): CompletionItem {
  return {
    label: item.label,
    kind: COMPLETION_KINDS[item.kind],
    sortText: item.sortText,
    ...written(document, item, shared),
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

/** What an item replaces and with what, as far as its name and the list do not say so. */
function written(
  document: TextFile,
  item: Completion,
  shared: Shared | undefined,
): Pick<CompletionItem, 'filterText' | 'textEdit' | 'textEditText'> {
  const { offset, length } = item.edit.span;
  const isShared = offset === shared?.token.offset && length === shared.token.length;
  const inQuotes = shared !== undefined && shared.range !== shared.token;
  if (isShared && inQuotes && isNamed(item)) return {};
  return {
    ...(item.filterText !== item.label && { filterText: item.filterText }),
    ...(isShared && !inQuotes
      ? { textEditText: item.edit.newText }
      : { textEdit: toTextEdit(document, item.edit) }),
  };
}
