import type { Span } from '../json/text.ts';
import { type Steps, stepsOf } from './steps.ts';

/**
 * One step of a JSONPath. `span` counts UTF-16 code units of the path text and covers the whole step, its
 * dot or brackets included.
 */
export type Segment =
  | { kind: 'name'; name: string; span: Span }
  | { kind: 'index'; index: number; span: Span }
  | { kind: 'wildcard'; span: Span }
  | { kind: 'descent'; span: Span }
  | { kind: 'slice'; from: number | undefined; to: number | undefined; step: number | undefined; span: Span }
  | { kind: 'union'; items: (string | number)[]; span: Span }
  | { kind: 'filter'; text: string; span: Span };

export type PathProblemCode =
  | 'no-dollar'
  | 'empty'
  | 'name-missing'
  | 'bracket-unclosed'
  | 'bracket-empty'
  | 'bracket-content'
  | 'quote-unclosed'
  | 'unexpected-text';

export interface PathProblem {
  code: PathProblemCode;
  span: Span;
}

export interface Path {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** Where each segment stands in the text. */
  readonly spans: readonly Span[];
  /** The names and indexes of a definite path; undefined for one that may lead to several places. */
  readonly steps: Steps | undefined;
  /** Names and single indexes only: the path can point to one place at the most. */
  readonly definite: boolean;
  /** Empty for a well-formed path. After the first problem nothing more is read. */
  readonly problems: readonly PathProblem[];
}

// A flow has the same few paths in many places, and asks for each of them many times.
const known = new Map<string, Path>();
const MOST = 4096;

/**
 * Reads a JSONPath in the Goessner dialect that the documentation names [DOC ADOC]: `$` and then `.name`,
 * `['name']`, `[0]`, `[-1]`, `[*]`, `.*`, `..name`, `[a:b:c]`, `[0,1]`, `[?(…)]`. Never throws.
 */
export function parsePath(text: string): Path {
  let path = known.get(text);
  if (!path) {
    path = new Reader(text).read();
    if (known.size === MOST) known.clear();
    known.set(text, path);
  }
  return path;
}

// A dotted name runs to the next dot or bracket. Hyphens and spaces are in use in the wild [OBS MDF].
const NAME_ENDS: ReadonlySet<number> = new Set(Array.from('.[]\'"()?*,:@$`{}<>|&=!', c => c.charCodeAt(0)));
const NO_PROBLEMS: readonly PathProblem[] = [];

class Reader {
  readonly #text: string;
  #at = 0;
  readonly #segments: Segment[] = [];
  readonly #problems: PathProblem[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): Path {
    if (this.#text === '') this.#problem('empty', 0, 0);
    else if (this.#text[0] !== '$') this.#problem('no-dollar', 0, this.#text.length);
    else {
      this.#at = 1;
      while (this.#at < this.#text.length && this.#problems.length === 0) this.#segment();
    }
    return {
      text: this.#text,
      // Copies are as long as they have to be; lists that grew have room to spare.
      segments: this.#segments.slice(),
      spans: this.#segments.map(segment => segment.span),
      steps: stepsOf(this.#segments),
      definite: this.#segments.every(s => s.kind === 'name' || s.kind === 'index'),
      problems: this.#problems.length > 0 ? this.#problems : NO_PROBLEMS,
    };
  }

  #segment(): void {
    const start = this.#at;
    if (this.#text.startsWith('..', start)) {
      this.#at += 2;
      this.#push({ kind: 'descent', span: this.#span(start) });
      if (this.#text[this.#at] !== '[') this.#dotted(this.#at);
    } else if (this.#text[start] === '.') {
      this.#at++;
      this.#dotted(start);
    } else if (this.#text[start] === '[') this.#bracket(start);
    else this.#problem('unexpected-text', start, this.#text.length - start);
  }

  #dotted(start: number): void {
    if (this.#text[this.#at] === '*') {
      this.#at++;
      this.#push({ kind: 'wildcard', span: this.#span(start) });
      return;
    }
    const from = this.#at;
    while (this.#at < this.#text.length && !NAME_ENDS.has(this.#text.charCodeAt(this.#at))) this.#at++;
    const name = this.#text.slice(from, this.#at);
    if (name.trim() === '') this.#problem('name-missing', start, Math.max(1, this.#at - start));
    else this.#push({ kind: 'name', name, span: this.#span(start) });
  }

  #bracket(start: number): void {
    const end = closingBracket(this.#text, start);
    if (end === undefined) {
      const quoted = /^\[\s*['"]/.test(this.#text.slice(start));
      this.#problem(quoted ? 'quote-unclosed' : 'bracket-unclosed', start, this.#text.length - start);
      return;
    }
    const content = this.#text.slice(start + 1, end).trim();
    this.#at = end + 1;
    const segment = bracketSegment(content, this.#span(start));
    if (segment) this.#push(segment);
    else this.#problem(content === '' ? 'bracket-empty' : 'bracket-content', start, this.#at - start);
  }

  #push(segment: Segment): void {
    this.#segments.push(segment);
  }

  #span(start: number): Span {
    return { offset: start, length: this.#at - start };
  }

  #problem(code: PathProblemCode, offset: number, length: number): void {
    this.#problems.push({ code, span: { offset, length } });
  }
}

/** The offset of the `]` that closes the bracket at `start`; brackets in quotes and nested ones do not count. */
function closingBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "'" || char === '"') {
      for (i++; i < text.length && text[i] !== char; i++) if (text[i] === '\\') i++;
    } else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return i;
  }
  return undefined;
}

const INTEGER = /^-?\d+$/;
const SLICE = /^(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?)?$/;
const QUOTED = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/;
const UNION_ITEM = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+)\s*(,|$)/y;

function bracketSegment(content: string, span: Span): Segment | undefined {
  if (content === '*') return { kind: 'wildcard', span };
  if (INTEGER.test(content)) return { kind: 'index', index: Number(content), span };
  if (QUOTED.test(content)) return { kind: 'name', name: unquote(content), span };
  if (content.startsWith('?')) return { kind: 'filter', text: content.slice(1).trim(), span };
  const slice = SLICE.exec(content);
  if (slice) {
    const [from, to, step] = slice.slice(1, 4).map(part => (part === undefined ? undefined : Number(part)));
    return { kind: 'slice', from, to, step, span };
  }
  const items = unionItems(content);
  return items && { kind: 'union', items, span };
}

function unionItems(content: string): (string | number)[] | undefined {
  const items: (string | number)[] = [];
  UNION_ITEM.lastIndex = 0;
  while (UNION_ITEM.lastIndex < content.length) {
    const match = UNION_ITEM.exec(content);
    const item = match?.[1];
    if (item === undefined) return undefined;
    items.push(INTEGER.test(item) ? Number(item) : unquote(item));
  }
  return items.length > 1 ? items : undefined;
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, '$1');
}
