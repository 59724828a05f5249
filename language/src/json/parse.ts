import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';
import { missingIn, moveSpanBack, moveTreeBack, withMissing } from './mend.ts';
import type { Missing } from './missing.ts';
import { readStrict } from './strict.ts';
import type { Span } from './text.ts';
import { readTolerant } from './tolerant.ts';
import type { JsonNode } from './tree.ts';

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
