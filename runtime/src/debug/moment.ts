import type { Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { type Phase, scopeOf } from './phases.ts';
import type { Timeline, TimelineVisit } from './timeline.ts';

/** A moment of a run: a phase of a visit. */
export interface Moment {
  timeline: Timeline;
  /** The number of the visit. */
  index: number;
  visit: TimelineVisit;
  phase: Phase;
}

/** The payload at a moment. */
export function payloadAt({ visit, phase }: Moment): Json {
  return phase.kind === 'exit' && visit.outcome ? visit.outcome.after : visit.before;
}

/** What paths and expressions see at a moment. */
export function scopeAt(moment: Moment): Scope {
  return scopeOf(moment.timeline.facts, payloadAt(moment));
}
