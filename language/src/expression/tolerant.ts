import type { Span } from '../json/text.ts';
import { type DottedPath, parseDottedPath, takesPath } from './dotted-path.ts';
import { placeOf, type ReadStep, type Scope } from './place.ts';
import type { Expression } from './tree.ts';

/** A call that looks a value up without failing where there is none. */
export interface TolerantRead {
  via: 'is_present' | 'getattr' | 'get';
  steps: readonly ReadStep[];
  spans: readonly Span[];
  span: Span;
  /** What the call yields instead; undefined for null. */
  fallback: Expression | undefined;
  /** What is evaluated besides: the object whose `get` is called. */
  inner: readonly Expression[];
}

type Call = Expression & { kind: 'call' };

/** The lookup that a call does: `is_present('a.b')`, `getattr('a.b', 1)`, `a.get('b', 1)`. */
export function tolerantRead(call: Expression, scope: Scope): TolerantRead | undefined {
  if (call.kind !== 'call' || call.args.some(a => a.kind === 'starred')) return undefined;
  const [first, second] = call.args;
  if (!first) return undefined;
  const named = call.keywords.find(k => k.name === 'default')?.value;
  const { callee } = call;
  if (callee.kind === 'attribute' && callee.name === 'get') return get(call, callee, scope);
  const path = callee.kind === 'name' ? pathArgument(call) : undefined;
  if (!path || path.problem || callee.kind !== 'name') return undefined;
  return {
    via: callee.name === 'getattr' ? 'getattr' : 'is_present',
    steps: path.steps,
    spans: path.spans.map(s => spanIn(first, s)),
    span: first.span,
    fallback: second ?? named,
    inner: [],
  };
}

function get(call: Call, callee: Expression & { kind: 'attribute' }, scope: Scope): TolerantRead | undefined {
  const [key, fallback] = call.args;
  const object = placeOf(callee.object, scope);
  if (!object || key?.kind !== 'constant' || typeof key.value !== 'string') return undefined;
  return {
    via: 'get',
    steps: [...object.steps, key.value],
    spans: [...object.spans, key.span],
    span: call.span,
    fallback,
    inner: [callee.object],
  };
}

/** The path that a call of `is_present` or `getattr` is given as a constant text. */
export function pathArgument({ callee, args: [first] }: Call): DottedPath | undefined {
  if (callee.kind !== 'name' || !takesPath(callee.name)) return undefined;
  return first?.kind === 'constant' && typeof first.value === 'string'
    ? parseDottedPath(first.value)
    : undefined;
}

/** Where a stretch of a string constant's value stands; the whole constant where escapes or a prefix hide it. */
export function spanIn(constant: Expression, { offset, length }: Span): Span {
  const value = constant.kind === 'constant' && typeof constant.value === 'string' ? constant.value : '';
  return constant.span.length === value.length + 2
    ? { offset: constant.span.offset + 1 + offset, length }
    : constant.span;
}
