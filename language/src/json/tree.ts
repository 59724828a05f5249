import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from './text.ts';

/** One node of the tolerant JSON tree: jsonc-parser's, where every node carries its offset and length. */
export type JsonNode = Node;

/** A member of an object; `value` is absent while it is still being typed. */
export interface Member {
  name: string;
  key: JsonNode;
  value: JsonNode | undefined;
  /** From the key to the end of the value. */
  node: JsonNode;
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
  | 'closing-brace-expected'
  | 'closing-bracket-expected'
  | 'text-after-end'
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
  const errors: ParseError[] = [];
  // The byte order mark has a rule of its own; to the parser it is a blank.
  const readable = text.startsWith(BOM) ? ` ${text.slice(1)}` : text;
  const root = parseTree(readable, errors, { disallowComments: true, allowTrailingComma: false });
  return { root, problems: errors.map(error => syntaxProblem(readable, error)) };
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

function syntaxProblem(text: string, error: ParseError): SyntaxProblem {
  const span = { offset: error.offset, length: error.length };
  const code = CODES[printParseErrorCode(error.error)] ?? 'invalid-symbol';
  if (code === 'name-expected' || code === 'value-expected') {
    const comma = lastNonBlankBefore(text, error.offset);
    const closes = text[error.offset] === '}' || text[error.offset] === ']';
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
export function members(node: JsonNode | undefined): Member[] {
  if (node?.type !== 'object') return [];
  const result: Member[] = [];
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key && typeof key.value === 'string') result.push({ name: key.value, key, value, node: property });
  }
  return result;
}

/** The member of that name; of duplicates the last, as every JSON reader takes it. */
export function member(node: JsonNode | undefined, name: string): Member | undefined {
  return members(node).findLast(m => m.name === name);
}

/** The elements of an array; none for anything else. */
export function elements(node: JsonNode | undefined): JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

export function stringValue(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' && typeof node.value === 'string' ? node.value : undefined;
}

/** Every object in the tree, outermost first, in document order. */
export function* objects(node: JsonNode | undefined): Generator<JsonNode> {
  if (!node) return;
  if (node.type === 'object') yield node;
  for (const child of node.children ?? []) yield* objects(child);
}
