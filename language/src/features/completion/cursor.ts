import type { FlowDocument } from '../../document/flow-document.ts';
import type { Span } from '../../json/text.ts';
import { type Token, tokens } from './tokens.ts';

/** What may be typed where the cursor stands, found by reading the text before it, however broken it is. */
export interface Cursor {
  place: 'key' | 'value';
  /** What a completion replaces: the word or string under the cursor with the quotes it has; may be empty. */
  token: Span;
  /** The text of the token. */
  written: string;
  /** The token begins with a quote. */
  quoted: boolean;
  /** A colon stands after the token: the key has its value already. */
  colonAfter: boolean;
  /** Where a comma is missing before the token. */
  commaBefore: number | undefined;
  /** A comma is missing after it. */
  commaAfter: boolean;
}

interface Container {
  kind: 'object' | 'array';
  expected: 'key' | 'colon' | 'value' | 'comma';
}

/** Undefined where nothing can be completed: outside of the root object, in a comment, right behind a value. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  return readTo(text, offset, 0, []);
}

/** The same in a definition: of a state that is in order nothing around it is read. */
export function cursorIn(document: FlowDocument, offset: number): Cursor | undefined {
  const { split, places, states } = document.structure;
  const index = split ? document.indexAt(offset) : undefined;
  const place = places[index ?? -1];
  const state = states[index ?? -1];
  const inside = place && offset > place.offset && offset < place.offset + place.length;
  if (!state || !inside) return cursorAt(document.text, offset);
  const base = document.base(index);
  const found = readTo(state.text, offset - base, 1, [{ kind: 'object', expected: 'key' }]);
  return (
    found && {
      ...found,
      token: { ...found.token, offset: found.token.offset + base },
      commaBefore: found.commaBefore === undefined ? undefined : found.commaBefore + base,
    }
  );
}

function readTo(text: string, offset: number, from: number, open: Container[]): Cursor | undefined {
  let behind: Token | undefined;
  for (const token of tokens(text, from)) {
    const under = touches(token, offset) ? token : undefined;
    if (under?.kind === 'comment') return undefined;
    if (under || token.offset >= offset) return cursor(text, offset, open.at(-1), behind, under);
    if (token.kind === 'comment') continue;
    read(token, open);
    behind = token;
  }
  return cursor(text, offset, open.at(-1), behind, undefined);
}

function cursor(
  text: string,
  offset: number,
  container: Container | undefined,
  behind: Token | undefined,
  under: Token | undefined,
): Cursor | undefined {
  if (!container || container.expected === 'colon') return undefined;
  const behindEnd = behind ? behind.offset + behind.length : 0;
  const commaMissing = container.expected === 'comma';
  if (commaMissing && !under && behindEnd === offset) return undefined;
  const token = under ? meant(text, under, offset) : { offset, length: 0 };
  const written = text.slice(token.offset, token.offset + token.length);
  const next = nextAfter(text, token.offset + token.length);
  return {
    place: container.kind === 'object' && container.expected !== 'value' ? 'key' : 'value',
    token,
    written,
    quoted: written.startsWith('"'),
    colonAfter: next?.kind === ':',
    commaBefore: commaMissing ? behindEnd : undefined,
    commaAfter: next !== undefined && (next.kind === 'string' || next.kind === '{' || next.kind === '['),
  };
}

/** Of a string that nobody closed, what is likely meant: not the comma or bracket at the end of its line. */
function meant(text: string, token: Token, offset: number): Span {
  if (token.kind !== 'string' || !token.unterminated) return { offset: token.offset, length: token.length };
  const raw = text.slice(token.offset, token.offset + token.length);
  const kept = raw.replace(/[\s,}\]]*$/, '').length;
  return { offset: token.offset, length: Math.max(kept, offset - token.offset) };
}

/** The cursor is in the token; at the end of one that something else must close, too. */
function touches({ kind, offset, length, unterminated }: Token, cursor: number): boolean {
  if (kind !== 'string' && kind !== 'word' && kind !== 'comment') return false;
  const open = kind === 'word' || unterminated;
  return offset < cursor && cursor < offset + length + (open ? 1 : 0);
}

/** Takes a whole token in; one that does not fit is read as what the writer most likely meant. */
function read({ kind }: Token, open: Container[]): void {
  const top = open.at(-1);
  if (kind === '{' || kind === '[') {
    if (top) top.expected = 'comma';
    open.push(kind === '{' ? { kind: 'object', expected: 'key' } : { kind: 'array', expected: 'value' });
  } else if (kind === '}' || kind === ']') {
    const closes = kind === '}' ? 'object' : 'array';
    const at = open.findLastIndex(container => container.kind === closes);
    if (at >= 0) open.length = at;
  } else if (!top) return;
  else if (kind === ',') top.expected = top.kind === 'object' ? 'key' : 'value';
  else if (kind === ':') top.expected = 'value';
  else top.expected = top.kind === 'array' || top.expected === 'value' ? 'comma' : 'colon';
}

function nextAfter(text: string, from: number): Token | undefined {
  for (const token of tokens(text, from)) if (token.kind !== 'comment') return token;
  return undefined;
}
