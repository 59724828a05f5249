import { parsePrimary } from './atoms.ts';
import type { Cursor } from './cursor.ts';
import type { BinaryOperator, ComparisonOperator, Expression, UnaryOperator } from './tree.ts';

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
  if (!cursor.enter()) return { kind: 'missing', span };
  const value = conditional(cursor);
  cursor.leave();
  return value;
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

const PREFIXES: ReadonlyMap<string, UnaryOperator> = new Map(
  (['+', '-', '~', 'not'] as const).map(operator => [operator, operator]),
);

function prefixed(cursor: Cursor, least: number): Expression {
  const operator = PREFIXES.get(cursor.word() ?? '');
  if (operator === undefined || (operator === 'not' && least > POWER.not)) return parsePrimary(cursor);
  const { span } = cursor.next();
  const power = operator === 'not' ? POWER.not : POWER.unary;
  let operand: Expression = { kind: 'missing', span };
  if (cursor.enter()) {
    operand = parseOperation(cursor, power);
    cursor.leave();
  }
  return { kind: 'unary', operator, operand, span: cursor.spanFrom(span.offset) };
}

type Infix =
  | { kind: 'binary'; operator: BinaryOperator; power: number; tokens: 1 }
  | { kind: 'logical'; operator: 'and' | 'or'; power: number; tokens: 1 }
  | { kind: 'compare'; operator: ComparisonOperator; power: number; tokens: 1 | 2 };

const BINARY = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '^', '|'] as const;
const LOGICAL = ['and', 'or'] as const;
const COMPARISON = ['<', '>', '==', '>=', '<=', '!=', 'in', 'is'] as const;

const comparison = (operator: ComparisonOperator, tokens: 1 | 2): Infix => ({
  kind: 'compare',
  operator,
  power: POWER.comparison,
  tokens,
});

const INFIXES = new Map<string, Infix>();
for (const operator of BINARY)
  INFIXES.set(operator, { kind: 'binary', operator, power: POWER[operator], tokens: 1 });
for (const operator of LOGICAL)
  INFIXES.set(operator, { kind: 'logical', operator, power: POWER[operator], tokens: 1 });
for (const operator of COMPARISON) INFIXES.set(operator, comparison(operator, 1));
const NOT_IN = comparison('not in', 2);
const IS_NOT = comparison('is not', 2);

function infix(cursor: Cursor): Infix | undefined {
  const word = cursor.word();
  if (word === undefined) return undefined;
  if (word === 'not') return cursor.at('in', 1) ? NOT_IN : undefined;
  return word === 'is' && cursor.at('not', 1) ? IS_NOT : INFIXES.get(word);
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
