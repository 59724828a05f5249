import { textMember } from '../json.ts';
import { type Location, readPath } from '../path.ts';
import type { Json } from '../types.ts';
import { locationOf } from './inquiry.ts';
import { scopeOf, unlessFails } from './phases.ts';
import { type RunFacts, stateOf, type TimelineVisit } from './timeline.ts';

const WITHOUT_RESULT = new Set(['Choice', 'Wait', 'Fail']);

/** What a state has placed at its ResultPath; undefined where it has placed nothing. */
export function resultOf(facts: RunFacts, visit: TimelineVisit): Json | undefined {
  const { outcome } = visit;
  const state = stateOf(facts, visit);
  if (!outcome || outcome.error || WITHOUT_RESULT.has(textMember(state, 'Type') ?? '')) return undefined;
  const path = textMember(state, 'ResultPath') ?? '$';
  return unlessFails(() => readPath(path, scopeOf(facts, outcome.after)));
}

/** Where it places it. */
export function resultLocation(facts: RunFacts, visit: TimelineVisit): Location | undefined {
  return locationOf(textMember(stateOf(facts, visit), 'ResultPath') ?? '$');
}
