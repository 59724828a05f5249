import { truthy } from '../expression/compare.ts';
import { fromJson } from '../expression/value.ts';
import { jsonEqual } from '../json.ts';
import type { Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { hitConditionHolds } from './hit-condition.ts';
import { breakpointScope, inquire, interpolate } from './inquiry.ts';
import { type Moment, payloadAt } from './moment.ts';
import { phasesOf, scopeOf } from './phases.ts';
import { type Place, phaseName } from './places.ts';
import type { Timeline, TimelineVisit } from './timeline.ts';

/** What a run is stopped at: a place, any visit of a state, or a change of what a path leads to. */
export type Trigger =
  | ({ on: 'place' } & Place)
  | { on: 'state'; matches: (state: string) => boolean }
  | { on: 'change'; path: string };

export interface BreakpointOptions {
  condition?: string | undefined;
  hitCondition?: string | undefined;
  /** Said instead of stopping. */
  logMessage?: string | undefined;
}

/** What a breakpoint does at a moment; undefined: nothing. */
export type Reaction = { say: string } | { stop: true; problem?: string };

/** A breakpoint. How often it was hit depends on the moment alone, so that it is the same after going back. */
export class Breakpoint {
  readonly id: number;
  readonly trigger: Trigger;
  readonly #options: BreakpointOptions;
  /** How often it was hit in the visits up to the one with this number. */
  #hits: number[] = [];

  constructor(id: number, trigger: Trigger, options: BreakpointOptions) {
    this.id = id;
    this.trigger = trigger;
    this.#options = options;
  }

  react(moment: Moment): Reaction | undefined {
    if (!this.#applies(moment)) return undefined;
    const holds = this.#condition(moment);
    if (!holds) return undefined;
    if (holds !== true) return { stop: true, ...holds };
    const { hitCondition, logMessage } = this.#options;
    if (hitCondition) {
      const enough = hitConditionHolds(hitCondition, this.#hitsBefore(moment) + 1);
      if (enough === undefined)
        return { stop: true, problem: `“${hitCondition}” is no number of hits: write 3, >= 3 or % 10.` };
      if (!enough) return undefined;
    }
    return logMessage ? { say: interpolate(logMessage, around(moment)) } : { stop: true };
  }

  /** The visits from a number on are others now. */
  forget(index: number): void {
    this.#hits = this.#hits.slice(0, index);
  }

  #applies({ timeline, visit, phase }: Moment): boolean {
    const { trigger } = this;
    switch (trigger.on) {
      case 'place':
        return visit.state === trigger.state && phaseName(phase) === trigger.phase;
      case 'state':
        return phase.kind === 'enter' && trigger.matches(visit.state);
      case 'change':
        return phase.kind === 'exit' && changes(timeline, visit, trigger.path);
    }
  }

  /** Does the condition hold at a moment? Or why that cannot be said. */
  #condition(moment: Moment): boolean | { problem: string } {
    const { condition } = this.#options;
    if (!condition) return true;
    const answer = inquire(condition, around(moment));
    if ('problem' in answer)
      return { problem: `The condition “${condition}” has no value: ${answer.problem}` };
    return truthy(fromJson(answer.value));
  }

  #hitsBefore({ timeline, index }: Moment): number {
    for (let i = this.#hits.length; i < index; i++) {
      const visit = timeline.visits[i];
      const hit =
        visit &&
        phasesOf(timeline.facts, visit).some(phase => this.#hit({ timeline, index: i, visit, phase }));
      this.#hits.push((this.#hits[i - 1] ?? 0) + (hit ? 1 : 0));
    }
    return this.#hits[index - 1] ?? 0;
  }

  #hit(moment: Moment): boolean {
    return this.#applies(moment) && this.#condition(moment) === true;
  }
}

function around(moment: Moment): Scope {
  return breakpointScope(moment.timeline.facts, payloadAt(moment), moment.visit.state, moment.index + 1);
}

function changes({ facts }: Timeline, { before, outcome }: TimelineVisit, path: string): boolean {
  if (!outcome || outcome.after === before) return false;
  const valueIn = (payload: Json) => {
    const answer = inquire(path, scopeOf(facts, payload));
    return 'value' in answer ? answer.value : undefined;
  };
  const [was, is] = [valueIn(before), valueIn(outcome.after)];
  return was === undefined || is === undefined ? was !== is : !jsonEqual(was, is);
}
