import { parsePath } from '../path/parse.ts';
import { parseBrackets, parseCall, parseSubscript } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { parseFormat } from './format.ts';
import { decodeEscapes } from './string.ts';
import type { Token } from './token.ts';
import type { Expression, FormatPart } from './tree.ts';

/** An operand with the attributes, subscripts and calls that follow it. */
export function parsePrimary(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  if (cursor.at('await')) {
    cursor.next();
    const children = [parsePrimary(cursor)];
    return { kind: 'unsupported', feature: 'await', children, span: cursor.spanFrom(start) };
  }
  let node = atom(cursor);
  for (;;) {
    const word = cursor.word();
    if ((word !== '.' && word !== '[' && word !== '(') || !cursor.link()) return node;
    if (word === '[') node = parseSubscript(cursor, node);
    else if (word === '(') node = parseCall(cursor, node);
    else {
      cursor.next();
      node = attribute(cursor, node);
    }
  }
}

function attribute(cursor: Cursor, object: Expression): Expression {
  const token = cursor.peek();
  const named = token.kind === 'name';
  if (named) cursor.next();
  else cursor.problem('name-missing');
  const nameSpan = named ? token.span : { offset: token.span.offset, length: 0 };
  const span = cursor.spanFrom(object.span.offset);
  return { kind: 'attribute', object, name: named ? token.text : '', nameSpan, span };
}

function atom(cursor: Cursor): Expression {
  const token = cursor.peek();
  switch (token.kind) {
    case 'number':
      cursor.next();
      return token.imaginary
        ? { kind: 'imaginary', value: Number(token.value), span: token.span }
        : { kind: 'constant', value: token.value, span: token.span };
    case 'string':
      return strings(cursor);
    case 'path': {
      cursor.next();
      const path = parsePath(cursor.text.slice(token.body.offset, token.body.offset + token.body.length));
      const [problem] = path.problems;
      if (problem)
        cursor.problem('path-malformed', {
          offset: token.body.offset + problem.span.offset,
          length: problem.span.length,
        });
      return { kind: 'path', path, span: token.span };
    }
    case 'name':
      cursor.next();
      return { kind: 'name', name: token.text, span: token.span };
    case 'keyword':
    case 'operator':
      return word(cursor, token.text);
    case 'stray':
      cursor.problem('unexpected-text');
      return { kind: 'missing', span: { offset: token.span.offset, length: 0 } };
    case 'newline':
    case 'end':
      return missing(cursor);
  }
}

const CONSTANTS = new Map<string, null | boolean>([
  ['None', null],
  ['True', true],
  ['False', false],
]);

function word(cursor: Cursor, text: string): Expression {
  const { span } = cursor.peek();
  const value = CONSTANTS.get(text);
  if (value !== undefined) {
    cursor.next();
    return { kind: 'constant', value, span };
  }
  if (cursor.take('...')) return { kind: 'ellipsis', span };
  return parseBrackets(cursor) ?? missing(cursor);
}

function missing(cursor: Cursor): Expression {
  const { span } = cursor.peek();
  cursor.problem('operand-missing');
  return { kind: 'missing', span: { offset: span.offset, length: 0 } };
}

/** Literals in a row are one string. */
function strings(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  const pieces: (Token & { kind: 'string' })[] = [];
  for (let token = cursor.peek(); token.kind === 'string'; token = cursor.peek()) {
    pieces.push(token);
    cursor.next();
  }
  const span = cursor.spanFrom(start);
  const [only] = pieces;
  if (only?.prefix === '' && pieces.length === 1)
    return { kind: 'constant', value: plain(cursor, only), span };
  const bytes = pieces.filter(p => p.prefix.includes('b')).length;
  if (bytes > 0 && bytes < pieces.length) cursor.problem('string-mix', span);
  const parts = pieces.flatMap((piece): FormatPart[] =>
    piece.prefix.includes('f') ? parseFormat(cursor, piece) : [plain(cursor, piece)],
  );
  if (pieces.some(p => p.prefix.includes('f'))) return { kind: 'format', parts, span };
  const value = parts.join('');
  return bytes > 0 ? { kind: 'bytes', value, span } : { kind: 'constant', value, span };
}

function plain(cursor: Cursor, piece: Token & { kind: 'string' }): string {
  const contents = cursor.text.slice(piece.body.offset, piece.body.offset + piece.body.length);
  if (piece.prefix.includes('r')) return contents;
  const value = decodeEscapes(contents, piece.prefix.includes('b'));
  if (value === undefined) cursor.problem('string-escape', piece.span);
  return value ?? '';
}
