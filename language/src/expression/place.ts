import type { Span } from '../json/text.ts';
import type { Path } from '../path/parse.ts';
import type { Step } from '../shape/shape.ts';
import { hidesMember, isAttributeOfNumber } from './methods.ts';
import { printExpression } from './print.ts';
import type { Expression } from './tree.ts';
import { PYTHON_WORDS } from './words.ts';

/**
 * A step that only the run knows: some element of an array, or whatever a computed index or name leads to. Two of
 * them in one expression are the same element if they have the same `each`.
 */
export interface Each {
  readonly each: string;
}

/** One step of a way through the payload. */
export type ReadStep = Step | Each;

/** A place of the payload that an expression names. */
export interface Place {
  steps: readonly ReadStep[];
  /** Where each step stands in the text of the expression; steps of a loop's list have the span of its variable. */
  spans: readonly Span[];
  /** Computed indexes on the way. */
  inner: readonly Expression[];
}

/** The variables of comprehensions around an expression, each with the place of the element that it is, if it has one. */
export type Scope = ReadonlyMap<string, Steps>;

type Steps = readonly ReadStep[] | undefined;

export const NO_VARIABLES: Scope = new Map();

type Link = Expression & { kind: 'attribute' | 'subscript' };

function isLink(node: Expression): node is Link {
  return node.kind === 'attribute' || node.kind === 'subscript';
}

/**
 * The place of the payload whose value an expression is; undefined where it is something else, or may be: a method
 * of an object, for instance, that hides its member.
 */
export function placeOf(node: Expression, scope: Scope): Place | undefined {
  let links = 0;
  let base = node;
  for (; isLink(base); base = base.object) links++;
  const start = baseOf(base, scope);
  if (!start || links === 0) return start;
  // Lists of just that length: they are many, and one that grows has room to spare.
  let at = start.steps.length + links;
  const steps = new Array<ReadStep>(at);
  const spans = new Array<Span>(at);
  for (const [i, step] of start.steps.entries()) steps[i] = step;
  for (const [i, span] of start.spans.entries()) spans[i] = span;
  let inner: Expression[] | undefined;
  for (let link = node; isLink(link); link = link.object) {
    const step = stepOf(link);
    if (step === undefined) return undefined;
    steps[--at] = step;
    spans[at] = link.kind === 'attribute' ? link.nameSpan : link.index.span;
    if (typeof step === 'object' && link.kind === 'subscript') {
      inner ??= [];
      inner.unshift(link.index);
    }
  }
  return { steps, spans, inner: inner ?? NOTHING };
}

const NOTHING: readonly Expression[] = [];

function baseOf(node: Expression, scope: Scope): Place | undefined {
  if (node.kind === 'path') return node.path.definite ? placeOfPath(node.path, node.span) : undefined;
  if (node.kind !== 'name') return undefined;
  const variable = scope.get(node.name);
  if (variable) return { steps: variable, spans: variable.map(() => node.span), inner: NOTHING };
  if (scope.has(node.name) || PYTHON_WORDS.has(node.name)) return undefined;
  return { steps: [node.name], spans: [node.span], inner: NOTHING };
}

/** Undefined where what follows may be something else than a value of the payload. */
function stepOf(link: Link): ReadStep | undefined {
  if (link.kind === 'subscript') return indexStep(link.index);
  const { name } = link;
  return name === '' || hidesMember(name) || isAttributeOfNumber(name) ? undefined : name;
}

/** The steps of a back-quoted path, as far as they are known: up to a `..`. */
export function placeOfPath(path: Path, span: Span): Place | undefined {
  if (path.problems.length > 0) return undefined;
  // In brackets, or with blanks around it, the path lies somewhere inside.
  const exact = span.length === path.text.length + 2;
  const known = path.segments.slice(0, segmentsBeforeDescent(path));
  return {
    steps: known.map(s =>
      s.kind === 'name' ? s.name : s.kind === 'index' ? s.index : { each: `${s.kind}@${s.span.offset}` },
    ),
    spans: known.map(s => (exact ? { ...s.span, offset: span.offset + 1 + s.span.offset } : span)),
    inner: [],
  };
}

function segmentsBeforeDescent({ segments }: Path): number {
  const at = segments.findIndex(s => s.kind === 'descent');
  return at === -1 ? segments.length : at;
}

function indexStep(index: Expression): ReadStep | undefined {
  if (index.kind === 'slice' || index.kind === 'tuple') return undefined;
  if (index.kind === 'constant' && typeof index.value === 'string') return index.value;
  const number = integerOf(index);
  return number ?? { each: printExpression(index) ?? `@${index.span.offset}` };
}

function integerOf(node: Expression): number | undefined {
  if (node.kind === 'constant' && typeof node.value === 'bigint') return Number(node.value);
  const negative = node.kind === 'unary' && node.operator === '-' ? integerOf(node.operand) : undefined;
  return negative === undefined ? undefined : -negative;
}

/** The scope inside a loop: what the variables of its target stand for. */
export function scopeInside(scope: Scope, target: Expression, iterable: Expression): Scope {
  const inside = new Map(scope);
  const list = listPlace(iterable, scope);
  bind(target, list && [...list, { each: `loop@${target.span.offset}` }], inside);
  return inside;
}

function bind(target: Expression, place: Steps, scope: Map<string, Steps>): void {
  if (target.kind === 'name') scope.set(target.name, place);
  if (target.kind === 'tuple')
    for (const [i, item] of target.items.entries()) bind(item, place && [...place, i], scope);
}

const COPIES: ReadonlySet<string> = new Set(['list', 'tuple']);

/** The place of the list that a loop runs over: a slice or a copy has elements of its original. */
function listPlace(node: Expression, scope: Scope): Steps {
  if (node.kind === 'subscript' && node.index.kind === 'slice') return listPlace(node.object, scope);
  const [only, ...more] = node.kind === 'call' ? node.args : [];
  if (node.kind === 'call' && node.callee.kind === 'name' && COPIES.has(node.callee.name))
    return only && more.length === 0 ? listPlace(only, scope) : undefined;
  return placeOf(node, scope)?.steps;
}
