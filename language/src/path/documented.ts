import type { Path, Segment } from './parse.ts';
import { printReference } from './print.ts';
import { stepsOf } from './steps.ts';

export type UndocumentedStep = Exclude<Segment, { kind: 'name' | 'slice' }>;

/**
 * The first step of a form that is neither documented nor seen in a flow that works: wildcard, recursive descent,
 * filter, union, negative index. Names in quotes are plain JSONPath, and slices are in use [OBS].
 */
export function undocumentedStep({ segments }: Path): UndocumentedStep | undefined {
  for (const segment of segments) {
    if (segment.kind === 'name' || segment.kind === 'slice') continue;
    if (segment.kind !== 'index' || segment.index < 0) return segment;
  }
  return undefined;
}

/** An expression for the same value: `a[-1]` for `$.a[-1]`, `[item.b for item in a]` for `$.a[*].b`. */
export function asExpression({ text, segments }: Path): string | undefined {
  const wild = segments.findIndex(s => s.kind === 'wildcard');
  if (wild < 0) return reference(segments);
  // `.*` are the values of an object.
  if (text[segments[wild]?.span.offset ?? 0] !== '[') return undefined;
  const list = reference(segments.slice(0, wild));
  const steps = stepsOf(segments.slice(wild + 1));
  if (list === undefined || !steps) return undefined;
  return steps.length === 0 ? list : `[${printReference(['item', ...steps])} for item in ${list}]`;
}

function reference(segments: readonly Segment[]): string | undefined {
  const steps = stepsOf(segments);
  return steps && printReference(steps);
}
