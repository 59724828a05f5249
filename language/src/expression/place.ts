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

/**
 * The place of the payload whose value an expression is; undefined where it is something else, or may be: a method
 * of an object, for instance, that hides its member.
 */
export function placeOf(node: Expression, scope: Scope): Place | undefined {
  switch (node.kind) {
    case 'name':
    case 'path':
    case 'attribute':
    case 'subscript': {
      const place: Growing = { steps: [], spans: [], inner: [] };
      if (!follow(node, scope, place)) return undefined;
      // Copies are as long as they have to be; lists that grew have room to spare.
      const { steps, spans, inner } = place;
      return { steps: steps.slice(), spans: spans.slice(), inner: inner.length > 0 ? inner : NOTHING };
    }
    default:
      return undefined;
  }
}

const NOTHING: readonly Expression[] = [];

interface Growing {
  steps: ReadStep[];
  spans: Span[];
  inner: Expression[];
}

/** Adds the steps to a place; false where it is none. */
function follow(node: Expression, scope: Scope, place: Growing): boolean {
  switch (node.kind) {
    case 'name': {
      const variable = scope.get(node.name);
      if (!variable && (scope.has(node.name) || PYTHON_WORDS.has(node.name))) return false;
      for (const step of variable ?? [node.name]) add(place, step, node.span);
      return true;
    }
    case 'path': {
      const start = node.path.definite ? placeOfPath(node.path, node.span) : undefined;
      for (const [i, step] of (start?.steps ?? []).entries()) add(place, step, start?.spans[i] ?? node.span);
      return start !== undefined;
    }
    case 'attribute':
      if (node.name === '' || hidesMember(node.name) || isAttributeOfNumber(node.name)) return false;
      if (!follow(node.object, scope, place)) return false;
      add(place, node.name, node.nameSpan);
      return true;
    case 'subscript': {
      const step = stepOf(node.index);
      if (step === undefined || !follow(node.object, scope, place)) return false;
      if (typeof step === 'object') place.inner.push(node.index);
      add(place, step, node.index.span);
      return true;
    }
    default:
      return false;
  }
}

function add({ steps, spans }: Growing, step: ReadStep, span: Span): void {
  steps.push(step);
  spans.push(span);
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

function stepOf(index: Expression): ReadStep | undefined {
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
