import type { Cursor } from './cursor.ts';
import { POWER, parseConditional, parseExpressionList, parseItem, parseOperation } from './operators.ts';
import type { Clause, DictEntry, Expression, Keyword } from './tree.ts';

/** What stands in round, square or curly brackets as an operand; undefined where no bracket opens. */
export function parseBrackets(cursor: Cursor): Expression | undefined {
  if (cursor.at('(')) return parentheses(cursor);
  if (cursor.at('[')) return list(cursor);
  return cursor.at('{') ? braces(cursor) : undefined;
}

function close(cursor: Cursor, bracket: string, start: number): void {
  if (cursor.take(bracket)) return;
  if (cursor.peek().kind === 'end') cursor.problem('bracket-unclosed', { offset: start, length: 1 });
  else cursor.problem('unexpected-text');
}

function parentheses(cursor: Cursor): Expression {
  const start = cursor.next().span.offset;
  if (cursor.take(')')) return { kind: 'tuple', items: [], span: cursor.spanFrom(start) };
  const inner = cursor.at('yield') ? parseConditional(cursor) : parseExpressionList(cursor);
  const generated = clauses(cursor);
  close(cursor, ')', start);
  const span = cursor.spanFrom(start);
  if (generated.length === 0) return { ...inner, span };
  return {
    kind: 'comprehension',
    form: 'generator',
    element: inner,
    value: undefined,
    clauses: generated,
    span,
  };
}

/** Items up to the closing bracket. */
function items(cursor: Cursor, bracket: string, first?: Expression): Expression[] {
  const found = first ? [first] : [];
  if (first && !cursor.take(',')) return found;
  while (!cursor.at(bracket) && cursor.peek().kind !== 'end') {
    found.push(parseItem(cursor));
    if (!cursor.take(',')) break;
  }
  return found;
}

function list(cursor: Cursor): Expression {
  const start = cursor.next().span.offset;
  if (cursor.take(']')) return { kind: 'list', items: [], span: cursor.spanFrom(start) };
  const element = parseItem(cursor);
  const generated = clauses(cursor);
  const found = generated.length === 0 ? items(cursor, ']', element) : [];
  close(cursor, ']', start);
  const span = cursor.spanFrom(start);
  if (generated.length === 0) return { kind: 'list', items: found, span };
  return { kind: 'comprehension', form: 'list', element, value: undefined, clauses: generated, span };
}

function braces(cursor: Cursor): Expression {
  const start = cursor.next().span.offset;
  if (cursor.take('}')) return { kind: 'dict', entries: [], span: cursor.spanFrom(start) };
  const first = cursor.at('**') ? undefined : parseItem(cursor);
  if (first && !cursor.at(':')) {
    const generated = clauses(cursor);
    const found = generated.length === 0 ? items(cursor, '}', first) : [];
    close(cursor, '}', start);
    const span = cursor.spanFrom(start);
    if (generated.length === 0) return { kind: 'set', items: found, span };
    return { kind: 'comprehension', form: 'set', element: first, value: undefined, clauses: generated, span };
  }
  const entry = dictEntry(cursor, first);
  const generated = entry.key ? clauses(cursor) : [];
  const entries = [entry];
  if (generated.length === 0) {
    while (cursor.take(',') && !cursor.at('}') && cursor.peek().kind !== 'end')
      entries.push(dictEntry(cursor));
  }
  close(cursor, '}', start);
  const span = cursor.spanFrom(start);
  if (generated.length === 0 || !entry.key) return { kind: 'dict', entries, span };
  return {
    kind: 'comprehension',
    form: 'dict',
    element: entry.key,
    value: entry.value,
    clauses: generated,
    span,
  };
}

function dictEntry(cursor: Cursor, first?: Expression): DictEntry {
  if (!first && cursor.take('**')) return { key: undefined, value: parseOperation(cursor, POWER['|']) };
  const key = first ?? parseConditional(cursor);
  if (!cursor.take(':')) cursor.problem('unexpected-text');
  return { key, value: parseConditional(cursor) };
}

/** `for … in … if …`, as often as it comes; `async` is refused by Flows and not read here. */
function clauses(cursor: Cursor): Clause[] {
  const found: Clause[] = [];
  while (cursor.take('for')) {
    const target = targets(cursor);
    if (!cursor.take('in')) cursor.problem('unexpected-text');
    const iterable = parseOperation(cursor, POWER.or);
    const conditions: Expression[] = [];
    while (cursor.take('if')) conditions.push(parseOperation(cursor, POWER.or));
    found.push({ target, iterable, conditions });
  }
  return found;
}

function targets(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  const found: Expression[] = [];
  let tuple = false;
  do {
    if (cursor.at('in')) break;
    found.push(target(cursor));
    tuple ||= cursor.at(',');
  } while (cursor.take(','));
  const [only] = found;
  return tuple || !only ? { kind: 'tuple', items: found, span: cursor.spanFrom(start) } : only;
}

function target(cursor: Cursor): Expression {
  const token = cursor.peek();
  const bracket = cursor.at('(') ? ')' : cursor.at('[') ? ']' : undefined;
  if (bracket) {
    cursor.next();
    let inner: Expression = { kind: 'missing', span: token.span };
    if (cursor.enter()) {
      inner = targets(cursor);
      cursor.leave();
    }
    close(cursor, bracket, token.span.offset);
    return inner;
  }
  if (token.kind === 'name') {
    cursor.next();
    return { kind: 'name', name: token.text, span: token.span };
  }
  cursor.problem('target');
  return { kind: 'missing', span: { offset: token.span.offset, length: 0 } };
}

/** `object[index]`; the current token is the bracket. */
export function parseSubscript(cursor: Cursor, object: Expression): Expression {
  const open = cursor.next().span.offset;
  const start = cursor.peek().span.offset;
  const found: Expression[] = [];
  let tuple = false;
  do {
    if (cursor.at(']') && found.length > 0) break;
    found.push(slice(cursor));
    tuple ||= cursor.at(',');
  } while (cursor.take(','));
  const span = cursor.spanFrom(start);
  close(cursor, ']', open);
  const [only] = found;
  const index: Expression = tuple || !only ? { kind: 'tuple', items: found, span } : only;
  return { kind: 'subscript', object, index, span: cursor.spanFrom(object.span.offset) };
}

function slice(cursor: Cursor): Expression {
  const start = cursor.peek().span.offset;
  const bound = () =>
    cursor.at(':') || cursor.at(']') || cursor.at(',') ? undefined : parseConditional(cursor);
  const from = cursor.at(':') ? undefined : parseItem(cursor);
  if (from && !cursor.at(':')) return from;
  cursor.next();
  const to = bound();
  const step = cursor.take(':') ? bound() : undefined;
  return { kind: 'slice', from, to, step, span: cursor.spanFrom(start) };
}

const NO_KEYWORDS: Keyword[] = [];

/** `callee(…)`; the current token is the bracket. */
export function parseCall(cursor: Cursor, callee: Expression): Expression {
  const open = cursor.next().span.offset;
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  while (!cursor.at(')') && cursor.peek().kind !== 'end') {
    const start = cursor.peek().span.offset;
    const token = cursor.peek();
    if (token.kind === 'name' && cursor.at('=', 1)) {
      cursor.next();
      cursor.next();
      keywords.push({ name: token.text, value: parseConditional(cursor), span: cursor.spanFrom(start) });
    } else if (cursor.take('**')) {
      keywords.push({ name: undefined, value: parseConditional(cursor), span: cursor.spanFrom(start) });
    } else args.push(argument(cursor));
    if (!cursor.take(',')) break;
  }
  close(cursor, ')', open);
  // A copy is as long as it has to be; a list that grew has room to spare.
  return {
    kind: 'call',
    callee,
    args: args.slice(),
    keywords: keywords.length > 0 ? keywords : NO_KEYWORDS,
    span: cursor.spanFrom(callee.span.offset),
  };
}

function argument(cursor: Cursor): Expression {
  const element = parseItem(cursor);
  const generated = clauses(cursor);
  if (generated.length === 0) return element;
  const span = cursor.spanFrom(element.span.offset);
  return { kind: 'comprehension', form: 'generator', element, value: undefined, clauses: generated, span };
}
