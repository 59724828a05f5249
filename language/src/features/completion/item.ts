import type { Edit, Span } from '../../json/text.ts';
import type { Cursor } from './cursor.ts';

export type CompletionKind =
  | 'field'
  | 'state'
  | 'type'
  | 'provider'
  | 'parameter'
  | 'value'
  | 'operator'
  | 'path'
  | 'function'
  | 'method'
  | 'word'
  | 'file'
  | 'snippet';

/** Something that may be typed at an offset. */
export interface Completion {
  label: string;
  kind: CompletionKind;
  /** What the value is, shown beside the label. */
  type?: string;
  /** Where it comes from. */
  source?: string;
  detail?: string;
  /** Markdown. */
  documentation?: string;
  sortText: string;
  /** What typing is matched against; it begins with a quote where the replaced text does. */
  filterText: string;
  edit: { span: Span; newText: string };
  /** `newText` has tab stops in the snippet syntax of LSP. */
  snippet: boolean;
  /** Characters that take the item and go on. */
  commit?: readonly string[];
  /** What is typed is a part of it, so it must be asked for again with each character. */
  followsTyping?: true;
  /** A change beside the insertion: a comma that is missing before it. */
  also?: readonly Edit[];
}

export interface About {
  kind: CompletionKind;
  /** Ascending numbers come in this order. */
  rank: number;
  label?: string;
  type?: string | undefined;
  source?: string | undefined;
  detail?: string | undefined;
  documentation?: string | undefined;
  /** What typing is matched against, where it is not the text itself. */
  filter?: string;
}

/** Makes items of what may stand at the cursor: with the quotes, colon, value and commas that are missing there. */
export interface ItemWriter {
  /** `value` is in snippet syntax; it is left out where the key has a value. */
  key(name: string, value: string, about: About): Completion;
  /** A comparison; it says nothing without the value that it looks at, so that is written too where missing. */
  operator(name: string, value: string, withVariable: boolean, about: About): Completion;
  /** `json` is JSON text. */
  value(json: string, about: About): Completion;
  /** `value` is the text itself, which is written as JSON. */
  string(value: string, about: About): Completion;
  /** `text` is one or more whole members, or an element, in snippet syntax. */
  snippet(text: string, label: string, about: About): Completion;
}

export function itemWriter(cursor: Cursor): ItemWriter {
  const { token, quoted, colonAfter, commaAfter, commaBefore } = cursor;
  const comma = commaAfter ? ',' : '';
  const item = (word: string, newText: string, snippet: boolean, about: About): Completion => ({
    label: about.label ?? word,
    kind: about.kind,
    sortText: String(about.rank).padStart(6, '0'),
    filterText: quoted ? JSON.stringify(about.filter ?? word) : (about.filter ?? word),
    edit: { span: token, newText: (commaBefore === token.offset ? ',' : '') + newText },
    snippet,
    ...(about.type && { type: about.type }),
    ...(about.source && { source: about.source }),
    ...(about.detail && { detail: about.detail }),
    ...(about.documentation && { documentation: about.documentation }),
    ...(commaBefore !== undefined &&
      commaBefore !== token.offset && {
        also: [{ span: { offset: commaBefore, length: 0 }, newText: ',' }],
      }),
  });
  const key: ItemWriter['key'] = (name, value, about) =>
    colonAfter
      ? item(name, JSON.stringify(name), false, about)
      : item(name, `${literal(JSON.stringify(name))}: ${value}${comma}`, true, about);
  return {
    key,
    operator: (name, value, withVariable, about) =>
      withVariable && !colonAfter
        ? item(name, `"Variable": "\\$.$1",\n${literal(JSON.stringify(name))}: ${value}${comma}`, true, about)
        : key(name, value, about),
    value: (json, about) => item(unquoted(json), json + comma, false, about),
    string: (value, about) => item(value, JSON.stringify(value) + comma, false, about),
    snippet: (text, label, about) => item(label, text + comma, true, about),
  };
}

/** Text as it is, in snippet syntax. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop that offers a choice. */
export function choice(stop: number, words: readonly string[]): string {
  return `\${${stop}|${words.map(word => word.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}

function unquoted(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : json;
}
