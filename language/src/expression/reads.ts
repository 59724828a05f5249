import { inOrder } from '../in-order.ts';
import type { Span } from '../json/text.ts';
import type { Path } from '../path/parse.ts';
import type { Fact } from '../shape/shape.ts';
import { takesPath } from './dotted-path.ts';
import { both, type FactSet, NO_FACTS, plainFacts, present, provesPresence } from './fact-set.ts';
import { knowledge } from './facts.ts';
import { FUNCTIONS } from './functions.ts';
import { NO_VARIABLES, placeOf, placeOfPath, type ReadStep, type Scope, scopeInside } from './place.ts';
import { tolerantRead } from './tolerant.ts';
import type { Clause, Expression } from './tree.ts';
import { parts } from './walk.ts';

/** A place of the payload that an expression reads. */
export interface ExpressionRead {
  steps: readonly ReadStep[];
  /** Where each step stands in the text. */
  spans: readonly Span[];
  /** The whole of it. */
  span: Span;
  via: 'name' | 'path' | 'is_present' | 'getattr' | 'get';
  /**
   * A missing value does not make it fail: it is a kind of read that does not, or is only reached where the value is,
   * or has the name of a function.
   */
  guarded: boolean;
  /** It is reached on a condition, so in some runs it never is. */
  conditional: boolean;
  /** What holds of the payload whenever it is reached. */
  facts: readonly Fact[];
  /** The back-quoted path, where it is one. */
  path: Path | undefined;
}

/** Under which conditions a part of an expression is reached. */
interface Context {
  scope: Scope;
  facts: FactSet;
  conditional: boolean;
}

/**
 * Every place of the payload that an expression reads, in the order of the text. Chains of attributes and constant
 * subscripts are one read, up to a method or a slice; the longest one counts, and not its beginnings. Of a name that
 * is called there is no read, since functions are no values of the payload, nor of `true` and `null`, which are mistakes.
 */
export function readsOf(tree: Expression): ExpressionRead[] {
  const found: ExpressionRead[] = [];
  collect(tree, { scope: NO_VARIABLES, facts: NO_FACTS, conditional: false }, found);
  return inOrder(found, read => read.span.offset);
}

function collect(node: Expression, context: Context, found: ExpressionRead[]): void {
  if (read(node, context, found)) return;
  switch (node.kind) {
    case 'logical': {
      let inside = context;
      for (const operand of node.operands) {
        collect(operand, inside, found);
        inside = assuming(inside, operand, node.operator === 'and');
      }
      break;
    }
    case 'conditional':
      collect(node.test, context, found);
      collect(node.then, assuming(context, node.test, true), found);
      collect(node.otherwise, assuming(context, node.test, false), found);
      break;
    case 'compare':
      collect(node.first, context, found);
      for (const [i, { operand }] of node.rest.entries())
        collect(operand, i === 0 ? context : { ...context, conditional: true }, found);
      break;
    case 'call':
      if (node.callee.kind === 'attribute') collect(node.callee.object, context, found);
      else if (node.callee.kind !== 'name') collect(node.callee, context, found);
      for (const [i, argument] of node.args.entries())
        collect(argument, i === 0 && lacksQuotes(node) ? supposing(context, argument) : context, found);
      for (const { value } of node.keywords) collect(value, context, found);
      break;
    case 'comprehension': {
      const inside = loops(node.clauses, context, found);
      collect(node.element, inside, found);
      if (node.value) collect(node.value, inside, found);
      break;
    }
    case 'assignment':
      collect(node.value, context, found);
      break;
    case 'sequence':
      for (const item of node.items.slice(0, 1)) collect(item, context, found);
      break;
    case 'unsupported':
      break;
    default:
      for (const part of parts(node)) collect(part, context, found);
  }
}

/** `is_present(a.b)`, where `is_present('a.b')` was meant: the value need not be there. */
function lacksQuotes({ callee }: Expression & { kind: 'call' }): boolean {
  return callee.kind === 'name' && takesPath(callee.name);
}

function supposing(context: Context, value: Expression): Context {
  const place = placeOf(value, context.scope);
  const there = place && both(context.facts, [present(place.steps)]);
  return there ? { ...context, facts: there } : context;
}

function assuming({ scope, facts }: Context, condition: Expression, value: boolean): Context {
  const { whenTrue, whenFalse } = knowledge(condition, scope);
  return { scope, conditional: true, facts: both(facts, value ? whenTrue : whenFalse) ?? facts };
}

/** Reads what the clauses of a comprehension read; returns the context of its element. */
function loops(clauses: readonly Clause[], context: Context, found: ExpressionRead[]): Context {
  let inside = context;
  for (const { target, iterable, conditions } of clauses) {
    collect(iterable, inside, found);
    inside = { ...inside, scope: scopeInside(inside.scope, target, iterable), conditional: true };
    for (const condition of conditions) {
      collect(condition, inside, found);
      inside = assuming(inside, condition, true);
    }
  }
  return inside;
}

/** Adds the read that a node is. A loop variable by itself reads nothing that its list did not. */
function read(node: Expression, context: Context, found: ExpressionRead[]): boolean {
  const { scope, conditional } = context;
  if (node.kind === 'name' && scope.has(node.name)) return true;
  const place = node.kind === 'path' ? placeOfPath(node.path, node.span) : placeOf(node, scope);
  const facts = plainFacts(context.facts);
  if (place) {
    const { steps, spans, inner } = place;
    const path = node.kind === 'path' ? node.path : undefined;
    const isFunction = node.kind === 'name' && FUNCTIONS.has(node.name);
    const guarded = path?.definite === false || isFunction || provesPresence(context.facts, steps);
    const via = path ? 'path' : 'name';
    found.push({ steps, spans, span: node.span, via, guarded, conditional, facts, path });
    for (const part of inner) collect(part, context, found);
    return true;
  }
  const tolerant = tolerantRead(node, scope);
  if (!tolerant) return false;
  const { steps, spans, span, via, fallback } = tolerant;
  for (const part of tolerant.inner) collect(part, context, found);
  found.push({ steps, spans, span, via, guarded: true, conditional, facts, path: undefined });
  if (fallback) collect(fallback, context, found);
  return true;
}
