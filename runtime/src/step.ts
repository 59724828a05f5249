import { member } from './json.ts';
import type { Scope } from './path.ts';
import { place } from './result-path.ts';
import type { Settings } from './settings.ts';
import type { Effect, Exit, Json, JsonObject, Run, RunContext, RunEvent, Waiting } from './types.ts';

/** What the visit of a state knows and may do. Everything it does goes through here, so that states stay pure. */
export interface Step {
  readonly name: string;
  readonly type: string;
  readonly state: JsonObject;
  readonly payload: Json;
  readonly scope: Scope;
  readonly context: RunContext;
  readonly settings: Settings;
  readonly visit: number;
  readonly now: number;
  /** Writes the `…Started` entry. */
  started(input: Json): void;
  emit(effect: Effect): void;
  /** Tells once a run what depends on behaviour that is not documented; the text is headed by the state. */
  warn(text: string): void;
}

/** How the visit of a state goes on. `next` null: the flow ends here. */
export type Outcome =
  | { kind: 'done'; payload: Json; next: string | null; exit: Exit }
  | { kind: 'waiting'; waiting: Waiting }
  /** The provider needs a person; `details` are those of the run document. */
  | { kind: 'inactive'; waiting: Waiting; details: Json };

/** A type of state. Either function may throw a FlowError. */
export interface StateType {
  enter(step: Step): Outcome;
  /** What an event means to a state that waits; undefined where it means nothing. */
  react?(step: Step, waiting: Waiting, event: RunEvent): Outcome | undefined;
  /** What to ask of the host again after a restart. */
  pending?(run: Run, waiting: Waiting, now: number): Effect[];
  readonly mayCatch: boolean;
}

export function done(step: Step, payload: Json): Outcome {
  const next = member(step.state, 'Next');
  return typeof next === 'string'
    ? { kind: 'done', payload, next, exit: 'next' }
    : { kind: 'done', payload, next: null, exit: 'end' };
}

/** Ends the visit with a result, which goes where the ResultPath of the state says. */
export function finish(step: Step, result: Json): Outcome {
  return done(step, place(member(step.state, 'ResultPath'), result, step.payload));
}

export function contextObject(context: RunContext): JsonObject {
  // `action_id` is the older name of the run id, still in use in flows of 2021.
  return { ...context, action_id: context.run_id, token_info: { ...context.token_info } };
}

// Timers of JavaScript take no more than 31 bits. Waking early does no harm.
const LONGEST = 2_147_483_647;

/** Milliseconds from now until a moment, as effects have them. */
export function until(moment: number, now: number): number {
  return Math.min(LONGEST, Math.max(0, Math.ceil(moment - now)));
}

export function requestId(context: RunContext, visit: number): string {
  return `flows_req_${context.run_id}_${visit}`;
}
