import { Cursor } from './cursor.ts';
import { parseExpressionList } from './operators.ts';
import { decodeEscapes } from './string.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokens.ts';
import type { Expression, FormatField, FormatPart } from './tree.ts';

/** The parts of an f-string literal, as Python 3.11 reads them. */
export function parseFormat(cursor: Cursor, token: Token & { kind: 'string' }): FormatPart[] {
  const { offset, length } = token.body;
  return readParts(cursor, offset, offset + length, token.prefix.includes('r'), 0);
}

function readParts(cursor: Cursor, start: number, end: number, raw: boolean, level: number): FormatPart[] {
  const { text } = cursor;
  const found: FormatPart[] = [];
  let literal = '';
  let at = start;
  const flush = () => {
    const value = raw ? literal : decodeEscapes(literal);
    if (value === undefined) cursor.problem('string-escape', { offset: start, length: end - start });
    else if (value !== '') found.push(value);
    literal = '';
  };
  while (at < end) {
    const char = text.charAt(at);
    if (char === '{' && text[at + 1] === '{' && level === 0) {
      literal += '{';
      at += 2;
    } else if (char === '{' && level < 2) {
      const field = readField(cursor, at, end, raw, level);
      if (field.debug !== undefined) literal += field.debug;
      flush();
      found.push(field.field);
      at += field.field.span.length;
    } else if (char === '}') {
      if (text[at + 1] !== '}') cursor.problem('unexpected-text', { offset: at, length: 1 });
      literal += '}';
      at += 2;
    } else if (char === '\\' && !raw && text[at + 1] !== '{') {
      const named = /^\\N\{[^}]*\}/.exec(text.slice(at, end))?.[0];
      literal += named ?? text.slice(at, at + 2);
      at += named?.length ?? 2;
    } else {
      literal += char;
      at++;
    }
  }
  flush();
  return found;
}

const CONVERSION = /!([sra])\s*(?=[:}])/y;
const DEBUG = /=(?!=)\s*(?=[!:}])/y;

function readField(
  cursor: Cursor,
  start: number,
  end: number,
  raw: boolean,
  level: number,
): { field: FormatField; debug: string | undefined } {
  const { text } = cursor;
  let at = endOfValue(text, start + 1, end);
  const valueEnd = at;
  DEBUG.lastIndex = at;
  const debug = DEBUG.exec(text)?.[0];
  at += debug?.length ?? 0;
  CONVERSION.lastIndex = at;
  const conversion = CONVERSION.exec(text);
  at += conversion?.[0].length ?? 0;
  let spec: FormatPart[] | undefined;
  if (text[at] === ':' && at < end) {
    const specEnd = endOfSpec(text, at + 1, end);
    spec = readParts(cursor, at + 1, specEnd, raw, level + 1);
    at = specEnd;
  }
  if (text[at] !== '}' || at >= end) {
    const code = at >= end ? 'bracket-unclosed' : 'unexpected-text';
    cursor.problem(code, { offset: at >= end ? start : at, length: 1 });
    at = end - 1;
  }
  const field: FormatField = {
    value: readValue(cursor, start + 1, valueEnd),
    conversion: conversion?.[1],
    spec,
    span: { offset: start, length: at + 1 - start },
  };
  return { field, debug: debug === undefined ? undefined : text.slice(start + 1, valueEnd + debug.length) };
}

function readValue(cursor: Cursor, start: number, end: number): Expression {
  const { tokens, problems } = tokenize(cursor.text, start, end, true);
  const inner = new Cursor(cursor.text, tokens, problems);
  let value: Expression = { kind: 'missing', span: { offset: start, length: 0 } };
  if (cursor.enter()) {
    value = parseExpressionList(inner);
    cursor.leave();
    if (inner.peek().kind !== 'end') inner.problem('unexpected-text');
  }
  cursor.problems.push(...problems);
  return value;
}

/** Where the expression of a field ends: at a bare `!`, `:`, `=` or `}` outside brackets and strings. */
function endOfValue(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === "'" || char === '"') {
      const close = text.indexOf(char, at + 1);
      at = close === -1 || close >= end ? end : close;
    } else if ('([{'.includes(char)) depth++;
    else if (depth > 0) depth -= ')]}'.includes(char) ? 1 : 0;
    else if (char === '!' || char === '=' || char === '<' || char === '>') {
      if (text[at + 1] === '=') at++;
      else if (char === '!' || char === '=') return at;
    } else if (char === ':' || char === '}') return at;
  }
  return end;
}

function endOfSpec(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && depth-- === 0) return at;
  }
  return end;
}
