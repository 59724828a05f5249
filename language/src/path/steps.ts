import type { Span } from '../json/text.ts';
import type { Segment } from './parse.ts';

type Steps = readonly (string | number)[];

const known = new WeakMap<readonly Segment[], Steps | null>();

/** The names and indexes of a definite path; undefined for one that may lead to several places. */
export function stepsOf(segments: readonly Segment[]): Steps | undefined {
  let steps = known.get(segments);
  if (steps === undefined) {
    steps = read(segments);
    known.set(segments, steps);
  }
  return steps ?? undefined;
}

function read(segments: readonly Segment[]): Steps | null {
  const steps = segments.map(s => (s.kind === 'name' ? s.name : s.kind === 'index' ? s.index : undefined));
  return steps.every(step => step !== undefined) ? steps : null;
}

const spans = new WeakMap<readonly Segment[], readonly Span[]>();

/** Where each segment stands in the text of its path. */
export function spansOf(segments: readonly Segment[]): readonly Span[] {
  let known = spans.get(segments);
  if (!known) {
    known = segments.map(s => s.span);
    spans.set(segments, known);
  }
  return known;
}
