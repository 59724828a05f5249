import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type Missing, missingIn, moveSpanBack, moveTreeBack, withMissing } from './mend.ts';
import { NO_ELEMENTS, NO_MEMBERS, readStrict } from './strict.ts';
import type { Span } from './text.ts';

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** One value of the tolerant JSON tree, or the key of a member. It covers the text from `offset` on. */
export interface JsonNode {
  type: JsonType;
  offset: number;
  length: number;
  /** Of a scalar. */
  value: string | number | boolean | null | undefined;
  /** Of an object, in document order, duplicates included; empty for anything else. */
  members: Member[];
  /** Of an array; empty for anything else. */
  elements: JsonNode[];
  /** The object or array that it stands in, as a key, a value or an element. */
  parent: JsonNode | undefined;
}

/** A member of an object; `value` is absent while it is still being typed. */
export interface Member {
  name: string;
  key: JsonNode;
  value: JsonNode | undefined;
  /** From the key to the end of the value. */
  node: Span;
}

/** Where the text is not strict JSON. `code` says what stands there; the wording is a rule's business. */
export interface SyntaxProblem {
  code: SyntaxProblemCode;
  span: Span;
}

export type SyntaxProblemCode =
  | 'comment'
  | 'trailing-comma'
  | 'comma-expected'
  | 'colon-expected'
  | 'name-expected'
  | 'value-expected'
  | 'opening-brace-expected'
  | 'opening-bracket-expected'
  | 'closing-brace-expected'
  | 'closing-bracket-expected'
  | 'text-after-end'
  | 'quote-expected'
  | 'unterminated-string'
  | 'unterminated-comment'
  | 'unterminated-number'
  | 'invalid-escape'
  | 'invalid-unicode'
  | 'invalid-character'
  | 'invalid-symbol';

/** Text beyond this is not analysed: 16 Mi UTF-16 code units, some fifty times a flow of 1,000 states. */
export const MAX_TEXT_LENGTH = 16 * 1024 * 1024;

/** Deeper nesting is not parsed: the parser and every walk over its tree are recursive. */
export const MAX_DEPTH = 500;

export interface ParsedJson {
  /** Absent for an empty text and for one that is beyond a limit. */
  root: JsonNode | undefined;
  problems: SyntaxProblem[];
  /** Set when the text was not parsed; `span` is the first bracket too deep, or the start of the text. */
  beyond?: { limit: 'length' | 'depth'; span: Span };
}

const BOM = '\uFEFF';

/** Parses any text. Never throws; what can be read of broken text is in the tree. */
export function parseJson(text: string): ParsedJson {
  if (text.length > MAX_TEXT_LENGTH)
    return { root: undefined, problems: [], beyond: { limit: 'length', span: { offset: 0, length: 0 } } };
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined)
    return {
      root: undefined,
      problems: [],
      beyond: { limit: 'depth', span: { offset: tooDeep, length: 1 } },
    };
  return parseShallowJson(text);
}

/** Parses a text that is known to be within the limits. */
export function parseShallowJson(text: string): Pick<ParsedJson, 'root' | 'problems'> {
  const strict = readStrict(text);
  if (strict) return { root: strict, problems: [] };
  // The byte order mark has a rule of its own; to the parser it is a blank.
  const readable = text.startsWith(BOM) ? ` ${text.slice(1)}` : text;
  const missing = missingIn(readable);
  const mended = withMissing(readable, missing);
  const problems: SyntaxProblem[] = [];
  const root = readTolerant(mended, (code, span) => problems.push(syntaxProblem(mended, code, span)));
  if (missing.length === 0) return { root, problems };
  if (root) moveTreeBack(root, missing);
  for (const { span } of problems) moveSpanBack(span, missing);
  const told = missing.map(({ at, character }) => ({
    code: MISSING[character],
    span: { offset: at, length: 0 },
  }));
  return { root, problems: [...told, ...problems].sort((a, b) => a.span.offset - b.span.offset) };
}

const MISSING: Readonly<Record<Missing['character'], SyntaxProblemCode>> = {
  '"': 'quote-expected',
  ':': 'colon-expected',
  '{': 'opening-brace-expected',
  '[': 'opening-bracket-expected',
  '}': 'closing-brace-expected',
  ']': 'closing-bracket-expected',
};

/** The tree of any text, built from the parser's events, so that members are there without a second walk. */
export function readTolerant(
  text: string,
  problem: (code: ParseErrorCode, span: Span) => void,
): JsonNode | undefined {
  let root: JsonNode | undefined;
  let container: JsonNode | undefined;
  let open: Member | undefined;
  const openMembers: (Member | undefined)[] = [];
  const add = (type: JsonType, value: JsonNode['value'], offset: number, length: number): JsonNode => {
    const members = type === 'object' ? [] : NO_MEMBERS;
    const elements = type === 'array' ? [] : NO_ELEMENTS;
    const node: JsonNode = { type, offset, length, value, members, elements, parent: container };
    if (container?.type === 'array') container.elements.push(node);
    else if (container && open) {
      open.value = node;
      open.node.length = offset + length - open.node.offset;
    } else root ??= node;
    return node;
  };
  const enter = (type: 'object' | 'array', offset: number) => {
    const node = add(type, undefined, offset, 0);
    openMembers.push(open);
    container = node;
    open = undefined;
  };
  const leave = (offset: number, length: number) => {
    if (!container) return;
    container.length = offset + length - container.offset;
    container = container.parent;
    open = openMembers.pop();
    if (open) open.node.length = offset + length - open.node.offset;
  };
  visit(
    text,
    {
      onObjectBegin: offset => enter('object', offset),
      onObjectProperty(name, offset, length) {
        if (!container) return;
        const key: JsonNode = {
          type: 'string',
          offset,
          length,
          value: name,
          members: NO_MEMBERS,
          elements: NO_ELEMENTS,
          parent: container,
        };
        open = { name, key, value: undefined, node: { offset, length } };
        container.members.push(open);
      },
      onObjectEnd: leave,
      onArrayBegin: offset => enter('array', offset),
      onArrayEnd: leave,
      onLiteralValue(value: unknown, offset, length) {
        if (typeof value === 'string') add('string', value, offset, length);
        else if (typeof value === 'number') add('number', value, offset, length);
        else if (typeof value === 'boolean') add('boolean', value, offset, length);
        else add('null', null, offset, length);
      },
      onSeparator(character) {
        if (character === ',') open = undefined;
      },
      // Of a file that ends too early, the parser may tell one character more than there is.
      onError: (error, offset, length) =>
        problem(error, { offset, length: Math.min(length, text.length - offset) }),
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  // What nobody closed reaches to the end of the text.
  for (let at = container; at; at = at.parent) at.length = text.length - at.offset;
  return root;
}

// By the names that jsonc-parser prints; its numbers are a const enum, which cannot be read from outside.
const CODES: Readonly<Record<string, SyntaxProblemCode>> = {
  PropertyNameExpected: 'name-expected',
  ValueExpected: 'value-expected',
  ColonExpected: 'colon-expected',
  CommaExpected: 'comma-expected',
  CloseBraceExpected: 'closing-brace-expected',
  CloseBracketExpected: 'closing-bracket-expected',
  EndOfFileExpected: 'text-after-end',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'unterminated-comment',
  UnexpectedEndOfString: 'unterminated-string',
  UnexpectedEndOfNumber: 'unterminated-number',
  InvalidUnicode: 'invalid-unicode',
  InvalidEscapeCharacter: 'invalid-escape',
  InvalidCharacter: 'invalid-character',
};

function syntaxProblem(text: string, error: ParseErrorCode, span: Span): SyntaxProblem {
  const code = CODES[printParseErrorCode(error)] ?? 'invalid-symbol';
  if (code === 'name-expected' || code === 'value-expected') {
    const comma = lastNonBlankBefore(text, span.offset);
    const closes = text[span.offset] === '}' || text[span.offset] === ']';
    if (closes && text[comma] === ',') return { code: 'trailing-comma', span: { offset: comma, length: 1 } };
  }
  return { code, span };
}

function lastNonBlankBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && ' \t\r\n'.includes(text.charAt(at))) at--;
  return at;
}

/** The offset of the first bracket nested deeper than MAX_DEPTH. */
function firstTooDeep(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // a string: brackets in it do not count
        for (i++; i < text.length && text.charCodeAt(i) !== 0x22 && text.charCodeAt(i) !== 0x0a; i++)
          if (text.charCodeAt(i) === 0x5c) i++;
        break;
      case 0x5b:
      case 0x7b:
        if (++depth > MAX_DEPTH) return i;
        break;
      case 0x5d:
      case 0x7d:
        depth--;
        break;
    }
  }
  return undefined;
}

/** The members of an object in document order, duplicates included; none for anything but an object. */
export function members(node: JsonNode | undefined): readonly Member[] {
  return node?.members ?? NO_MEMBERS;
}

/** The member of that name; of duplicates the last, as every JSON reader takes it. */
export function member(node: JsonNode | undefined, name: string): Member | undefined {
  if (!node) return undefined;
  for (let i = node.members.length - 1; i >= 0; i--) {
    const found = node.members[i];
    if (found?.name === name) return found;
  }
  return undefined;
}

/** The members of an object by name. They are few, so they are looked through. */
export class Fields {
  readonly #node: JsonNode | undefined;

  constructor(node: JsonNode | undefined) {
    this.#node = node;
  }

  /** The member of that name; of duplicates the last. */
  get(name: string): Member | undefined {
    return member(this.#node, name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

/** The elements of an array; none for anything else. */
export function elements(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.elements ?? NO_ELEMENTS;
}

export function stringValue(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' && typeof node.value === 'string' ? node.value : undefined;
}

/** The values directly inside a value, in document order. */
export function* values(node: JsonNode): Generator<JsonNode> {
  for (const { value } of node.members) if (value) yield value;
  yield* node.elements;
}

/** The member that a key or a value belongs to; undefined for an element and for the root. */
export function memberOf(node: JsonNode): Member | undefined {
  return node.parent?.members.find(m => m.key === node || m.value === node);
}
