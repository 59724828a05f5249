import type { Settings } from './settings.ts';
import type { Effect, InputProblem, Json, Run, RunContext, RunEvent, Transition } from './types.ts';

export { defaultSettings, type Settings } from './settings.ts';
export type {
  ActionStatus,
  Effect,
  InputProblem,
  Json,
  JsonObject,
  LogEntry,
  Run,
  RunContext,
  RunEvent,
  RunStatus,
  Transition,
  Waiting,
} from './types.ts';

/** Starts a run and lets it go on as far as it can without the outside world. */
export declare function beginRun(
  definition: Json,
  input: Json,
  context: RunContext,
  now: number,
  settings?: Partial<Settings>,
): Transition;

/** Lets the run go on after an event. Events of an earlier visit, or for a run that has ended, change nothing. */
export declare function advanceRun(run: Run, event: RunEvent): Transition;

/** What the host has to do again after a restart so that the run goes on. */
export declare function pendingEffects(run: Run, now: number): Effect[];

/** The id of the web input that the run waits for: `blocking_web_input_id` of the run document. */
export declare function blockingWebInput(run: Run): string | null;

/** Checks the input of a run. No problems: it fits. A schema that cannot be used gives one problem at `$`. */
export declare function validateInput(schema: Json, input: Json): InputProblem[];
