import type { Segment } from './parse.ts';

/** The names and indexes of a definite path; undefined for one that may lead to several places. */
export function stepsOf(segments: readonly Segment[]): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  for (const segment of segments) {
    if (segment.kind === 'name') steps.push(segment.name);
    else if (segment.kind === 'index') steps.push(segment.index);
    else return undefined;
  }
  return steps;
}
