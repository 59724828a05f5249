import { Cursor } from './cursor.ts';
import { parseExpressionList } from './operators.ts';
import { tokenize } from './tokens.ts';
import type { Expression, ExpressionProblem, ParsedExpression } from './tree.ts';

/**
 * Reads the value of a `.=` key: a Python expression, with back-quoted JSONPaths as operands [D]. Never throws;
 * where the text is not Python the tree has `missing` nodes and there is a problem. Statements that Python accepts
 * become nodes too, since Flows evaluates some of them (`x = 1`) and refuses others only when it runs.
 */
export function parseExpression(text: string): ParsedExpression {
  const { tokens, problems } = tokenize(text, 0, text.length, false);
  const cursor = new Cursor(text, tokens, problems);
  const tree = program(cursor);
  if (problems.length === 0) return { text, tree, problems: NO_PROBLEMS };
  // Having given up, the parser complains about everything that it did not read.
  const [first] = problems.toSorted((a, b) => rank(a) - rank(b));
  return { text, tree, problems: first ? [first] : [] };
}

const NO_PROBLEMS: ExpressionProblem[] = [];

function rank(problem: ExpressionProblem): number {
  return problem.code === 'too-deep' ? -1 : problem.span.offset;
}

function program(cursor: Cursor): Expression {
  while (cursor.peek().kind === 'newline') cursor.next();
  const start = cursor.peek().span;
  if (cursor.peek().kind === 'end') {
    cursor.problem('empty', start);
    return { kind: 'missing', span: start };
  }
  const items = [statement(cursor)];
  while (cursor.peek().kind === 'newline' || cursor.at(';')) {
    cursor.next();
    if (cursor.peek().kind !== 'end' && cursor.peek().kind !== 'newline') items.push(statement(cursor));
  }
  if (cursor.peek().kind !== 'end') {
    cursor.problem('unexpected-text');
    cursor.skipToEnd();
  }
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'sequence', items, span: cursor.spanFrom(start.offset) };
}

const STATEMENTS = new Set(
  'assert async break class continue def del for from global if import nonlocal pass raise return try while with'.split(
    ' ',
  ),
);
const AUGMENTED = /^(?:\*\*|\/\/|<<|>>|[-+*/%&|^@])?=$/;

function statement(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  const token = cursor.peek();
  if (token.kind === 'keyword' && STATEMENTS.has(token.text)) {
    cursor.skipToEnd();
    return { kind: 'unsupported', feature: token.text, children: [], span: cursor.spanFrom(start) };
  }
  const target = parseExpressionList(cursor);
  if (cursor.take(':')) {
    const annotation = parseExpressionList(cursor);
    const children = [target, annotation];
    if (cursor.take('=')) children.push(parseExpressionList(cursor));
    return { kind: 'unsupported', feature: 'annotation', children, span: cursor.spanFrom(start) };
  }
  return assignment(cursor, target, start);
}

function assignment(cursor: Cursor, target: Expression, start: number): Expression {
  const token = cursor.peek();
  if (token.kind !== 'operator' || !AUGMENTED.test(token.text)) return target;
  // After another problem it is not known what the `=` belongs to.
  if (cursor.problems.length === 0 && !isTarget(target)) cursor.problem('target', target.span);
  cursor.next();
  if (!cursor.link()) return target;
  const value = assignment(cursor, parseExpressionList(cursor), token.span.offset + token.span.length);
  return { kind: 'assignment', operator: token.text, target, value, span: cursor.spanFrom(start) };
}

function isTarget(node: Expression): boolean {
  if (node.kind === 'tuple' || node.kind === 'list') return node.items.every(isTarget);
  return ['name', 'attribute', 'subscript', 'starred', 'missing'].includes(node.kind);
}
