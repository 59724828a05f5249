import type { Segment } from './parse.ts';

export type Steps = readonly (string | number)[];

/** The names and indexes of segments; undefined where some may lead to several places. */
export function stepsOf(segments: readonly Segment[]): Steps | undefined {
  const steps = segments.map(s => (s.kind === 'name' ? s.name : s.kind === 'index' ? s.index : undefined));
  return steps.every(step => step !== undefined) ? steps : undefined;
}
