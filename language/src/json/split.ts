import { MAX_DEPTH } from './parse.ts';
import type { Span } from './text.ts';
import { type JsonNode, member } from './tree.ts';

/** Where the members of `States` stand in the text of a definition, found without reading what is in them. */
export interface Split {
  /** Between the braces of `States`. */
  inside: Span;
  /** From the quote of a member's key to the end of its value, in document order. */
  members: readonly Span[];
}

/** What splitting comes to where there is nothing to split: the offset of a bracket nested too deep, or a text that is out of order. */
export type NoSplit = { tooDeep: number } | undefined;

/**
 * Splits a text whose brackets, commas and colons are in order as far as the members of `States`; what is wrong
 * inside of a state does not matter as long as its brackets close. Linear, and much cheaper than parsing.
 */
export function split(text: string): Split | NoSplit {
  const reader = new Reader(text);
  const result = reader.definition();
  return reader.tooDeep === undefined ? result : { tooDeep: reader.tooDeep };
}

/** The same of a text that is out of order, by what the tolerant parser made of it. */
export function splitTree(root: JsonNode | undefined): Split | undefined {
  const states = member(root, 'States')?.value;
  if (states?.type !== 'object') return undefined;
  const last = states.members.at(-1);
  const from = states.offset + 1;
  const to = Math.max(last ? last.node.offset + last.node.length : from, states.offset + states.length - 1);
  return { inside: { offset: from, length: to - from }, members: states.members.map(m => m.node) };
}

/** The split after an edit within one member, which still ends at the same place: all else is as it was. */
export function splitAfter(before: Split, index: number, delta: number): Split {
  const members = before.members.map((m, i) => {
    if (i < index) return m;
    return i === index
      ? { offset: m.offset, length: m.length + delta }
      : { offset: m.offset + delta, length: m.length };
  });
  const inside = { offset: before.inside.offset, length: before.inside.length + delta };
  return { inside, members };
}

/** The text is an object, `{"Name": …}`, whose only member ends where it does. */
export function isOneMember(text: string): boolean {
  const reader = new Reader(text);
  return reader.member(1, 2) === text.length - 1 && reader.tooDeep === undefined;
}

/** The member that has the edit between its first and its last character; -1 where there is none. */
export function memberAround({ members }: Split, edit: Span): number {
  let low = 0;
  let high = members.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((members[middle]?.offset ?? 0) < edit.offset) low = middle;
    else high = middle - 1;
  }
  const found = members[low];
  const within =
    found && found.offset < edit.offset && edit.offset + edit.length < found.offset + found.length;
  return within ? low : -1;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const BRACE_END = 0x7d;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
const SLASH = 0x2f;
const BOM = 0xfeff;
const NEWLINE = 0x0a;
const OUT_OF_ORDER = -1;

/** Reads just enough to know where values end. Every method answers the offset behind what it read, or OUT_OF_ORDER. */
class Reader {
  readonly #text: string;
  tooDeep: number | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  definition(): Split | undefined {
    let result: Split | undefined;
    let again = false;
    const end = this.#object(this.#blank(this.#code(0) === BOM ? 1 : 0), (at, key) => {
      if (key !== '"States"' || this.#code(at) !== BRACE) return this.#value(at, 1);
      again ||= result !== undefined;
      const members: Span[] = [];
      const behind = this.#object(at, (value, _key, from) => {
        const to = this.#value(value, 2);
        members.push({ offset: from, length: to - from });
        return to;
      });
      result = { inside: { offset: at + 1, length: behind - at - 2 }, members };
      return behind;
    });
    const whole = end !== OUT_OF_ORDER && this.#blank(end) === this.#text.length;
    return whole && !again ? result : undefined;
  }

  /** A key, a colon and a value. */
  member(at: number, depth: number): number {
    const value = this.#toValue(at);
    return value === OUT_OF_ORDER ? value : this.#value(value, depth);
  }

  #object(at: number, member: (value: number, key: string, from: number) => number): number {
    if (this.#code(at) !== BRACE) return OUT_OF_ORDER;
    let next = this.#blank(at + 1);
    if (this.#code(next) === BRACE_END) return next + 1;
    for (;;) {
      const value = this.#toValue(next);
      if (value === OUT_OF_ORDER) return OUT_OF_ORDER;
      const end = member(value, this.#text.slice(next, this.#string(next)), next);
      if (end === OUT_OF_ORDER) return OUT_OF_ORDER;
      next = this.#blank(end);
      const code = this.#code(next);
      if (code === BRACE_END) return next + 1;
      if (code !== COMMA) return OUT_OF_ORDER;
      next = this.#blank(next + 1);
    }
  }

  /** From a key to the beginning of its value. */
  #toValue(key: number): number {
    if (this.#code(key) !== QUOTE) return OUT_OF_ORDER;
    const colon = this.#blank(this.#string(key));
    return this.#code(colon) === COLON ? this.#blank(colon + 1) : OUT_OF_ORDER;
  }

  /** `depth`: how many brackets are open around it. */
  #value(at: number, depth: number): number {
    const code = this.#code(at);
    if (code === QUOTE) return this.#string(at);
    if (code === BRACE || code === BRACKET) return this.#brackets(at, depth);
    let end = at;
    while (isWord(this.#code(end))) end++;
    return end > at ? end : OUT_OF_ORDER;
  }

  #brackets(from: number, depth: number): number {
    const text = this.#text;
    const closers: number[] = [];
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = this.#string(at) - 1;
      else if (code === BRACE || code === BRACKET) {
        closers.push(code + 2);
        if (depth + closers.length > MAX_DEPTH) this.tooDeep ??= at;
      } else if (code === BRACE_END || code === BRACKET_END) {
        if (closers.pop() !== code) return OUT_OF_ORDER;
        if (closers.length === 0) return at + 1;
      } else if (code === SLASH) return OUT_OF_ORDER; // a comment: brackets in it do not count
    }
    return OUT_OF_ORDER;
  }

  /** A string that nobody closed ends with its line, as the parser has it. */
  #string(from: number): number {
    const text = this.#text;
    for (let at = from + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return at + 1;
      if (code === BACKSLASH) at++;
      else if (code === NEWLINE || code === 0x0d) return at;
    }
    return text.length;
  }

  #blank(at: number): number {
    let next = at;
    for (;;) {
      const code = this.#code(next);
      if (code !== 0x20 && code !== 0x09 && code !== NEWLINE && code !== 0x0d) return next;
      next++;
    }
  }

  #code(at: number): number {
    return this.#text.charCodeAt(at);
  }
}

/** A letter, digit, point or sign: what numbers and words are made of. */
function isWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x2e
  );
}
