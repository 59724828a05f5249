import { parsePrimary } from './atoms.ts';
import type { Cursor } from './cursor.ts';
import type { BinaryOperator, ComparisonOperator, Expression } from './tree.ts';

/** `a`, or a tuple `a, b`; Python allows `*a` here. */
export function parseExpressionList(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  const first = parseItem(cursor);
  if (!cursor.at(',')) return first;
  const items = [first];
  while (cursor.take(',')) {
    if (endsList(cursor)) break;
    items.push(parseItem(cursor));
  }
  return { kind: 'tuple', items, span: cursor.spanFrom(start) };
}

function endsList(cursor: Cursor): boolean {
  const { kind } = cursor.peek();
  return kind === 'end' || kind === 'newline' || [')', ']', '}', '=', ';', ':'].some(t => cursor.at(t));
}

/** An expression, `*expression`, or the refused `name := expression`. */
export function parseItem(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  if (cursor.take('*')) {
    const value = parseOperation(cursor, POWER['|']);
    return { kind: 'starred', value, span: cursor.spanFrom(start) };
  }
  const value = parseConditional(cursor);
  if (!cursor.take(':=')) return value;
  const children = [value, parseConditional(cursor)];
  return { kind: 'unsupported', feature: ':=', children, span: cursor.spanFrom(start) };
}

/** `then if test else otherwise`, a lambda, or anything that binds tighter. */
export function parseConditional(cursor: Cursor): Expression {
  const { span } = cursor.peek();
  return cursor.nested(() => conditional(cursor)) ?? { kind: 'missing', span };
}

function conditional(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  if (cursor.at('lambda')) return lambda(cursor);
  if (cursor.at('yield')) return parseYield(cursor);
  const then = parseOperation(cursor, POWER.or);
  if (!cursor.take('if')) return then;
  const test = parseOperation(cursor, POWER.or);
  if (!cursor.take('else')) {
    cursor.problem('else-missing');
    const otherwise: Expression = { kind: 'missing', span: cursor.peek().span };
    return { kind: 'conditional', test, then, otherwise, span: cursor.spanFrom(start) };
  }
  const otherwise = parseConditional(cursor);
  return { kind: 'conditional', test, then, otherwise, span: cursor.spanFrom(start) };
}

function lambda(cursor: Cursor): Expression {
  const start = cursor.next().span.offset;
  while (cursor.peek().kind !== 'end' && !cursor.at(':')) cursor.next();
  if (!cursor.take(':')) cursor.problem('unexpected-text');
  const children = [parseConditional(cursor)];
  return { kind: 'unsupported', feature: 'lambda', children, span: cursor.spanFrom(start) };
}

function parseYield(cursor: Cursor): Expression {
  const start = cursor.next().span.offset;
  cursor.take('from');
  const children = endsList(cursor) ? [] : [parseExpressionList(cursor)];
  return { kind: 'unsupported', feature: 'yield', children, span: cursor.spanFrom(start) };
}

/** How tightly operators bind, as in Python. */
export const POWER = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '@': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  unary: 11,
  '**': 12,
} as const;

/** Operators that bind at least as tightly as `least`. */
export function parseOperation(cursor: Cursor, least: number): Expression {
  const start = cursor.peek().span.offset;
  let left = prefixed(cursor, least);
  for (;;) {
    const found = infix(cursor);
    if (!found || found.power < least) return left;
    if (!cursor.link()) return left;
    for (let i = 0; i < found.tokens; i++) cursor.next();
    const right = parseOperation(cursor, found.power === POWER['**'] ? POWER.unary : found.power + 1);
    left = combine(left, found, right);
    left.span = cursor.spanFrom(start);
  }
}

function prefixed(cursor: Cursor, least: number): Expression {
  const token = cursor.peek();
  const operator = (['+', '-', '~', 'not'] as const).find(o => cursor.at(o));
  if (operator === undefined || (operator === 'not' && least > POWER.not)) return parsePrimary(cursor);
  cursor.next();
  const power = operator === 'not' ? POWER.not : POWER.unary;
  const operand: Expression = cursor.nested(() => parseOperation(cursor, power)) ?? {
    kind: 'missing',
    span: token.span,
  };
  return { kind: 'unary', operator, operand, span: cursor.spanFrom(token.span.offset) };
}

type Infix =
  | { kind: 'binary'; operator: BinaryOperator; power: number; tokens: 1 }
  | { kind: 'logical'; operator: 'and' | 'or'; power: number; tokens: 1 }
  | { kind: 'compare'; operator: ComparisonOperator; power: number; tokens: 1 | 2 };

const BINARY = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '^', '|'] as const;
const COMPARISON = ['<', '>', '==', '>=', '<=', '!=', 'in', 'is'] as const;

function infix(cursor: Cursor): Infix | undefined {
  const binary = BINARY.find(o => cursor.at(o));
  if (binary) return { kind: 'binary', operator: binary, power: POWER[binary], tokens: 1 };
  const logical = (['and', 'or'] as const).find(o => cursor.at(o));
  if (logical) return { kind: 'logical', operator: logical, power: POWER[logical], tokens: 1 };
  const compare = (operator: ComparisonOperator, tokens: 1 | 2): Infix => ({
    kind: 'compare',
    operator,
    power: POWER.comparison,
    tokens,
  });
  if (cursor.at('not') && cursor.at('in', 1)) return compare('not in', 2);
  if (cursor.at('is') && cursor.at('not', 1)) return compare('is not', 2);
  const comparison = COMPARISON.find(o => cursor.at(o));
  return comparison && compare(comparison, 1);
}

function combine(left: Expression, found: Infix, right: Expression): Expression {
  const { span } = left;
  if (found.kind === 'binary') return { kind: 'binary', operator: found.operator, left, right, span };
  if (found.kind === 'logical') {
    const grown = left.kind === 'logical' && left.operator === found.operator && !isParenthesised(left);
    return {
      kind: 'logical',
      operator: found.operator,
      operands: [...(grown ? left.operands : [left]), right],
      span,
    };
  }
  const step = { operator: found.operator, operand: right };
  return left.kind === 'compare' && !isParenthesised(left)
    ? { ...left, rest: [...left.rest, step] }
    : { kind: 'compare', first: left, rest: [step], span };
}

// `(a < b) < c` is not the chain `a < b < c`. A node in brackets spans the brackets too, so it starts before its first part.
function isParenthesised(node: Expression & { kind: 'logical' | 'compare' }): boolean {
  const first = node.kind === 'logical' ? node.operands[0] : node.first;
  return first !== undefined && first.span.offset > node.span.offset;
}
