import { stateNamed } from '../definition.ts';
import type { Settings } from '../settings.ts';
import type { Exit, Json, JsonObject, LogEntry, RunContext } from '../types.ts';

/** How a visit went on. */
export interface Outcome {
  exit: Exit;
  /** The payload when the state was left. */
  after: Json;
  /** What the state raised, caught or not. */
  error?: { exception?: string; cause?: string };
}

/** A visit of a state. While the state has still to do its work, there is no outcome. */
export interface TimelineVisit {
  readonly state: string;
  readonly before: Json;
  readonly outcome?: Outcome;
  /** What the visit wrote into the log of the run, the end of the run included. */
  readonly entries: readonly LogEntry[];
  /** What in it depends on behaviour that Globus does not document. */
  readonly warnings: readonly string[];
}

/** How a run ended, or why nothing more will happen in it. */
export interface TimelineEnd {
  /** The run has SUCCEEDED. */
  succeeded: boolean;
  /** For a person, where the log does not tell it. */
  words?: string;
}

/** The program and the facts of a run that expressions and paths can see. */
export interface RunFacts {
  readonly definition: Json;
  readonly context: RunContext;
  readonly settings: Settings;
}

/** A run as a line of visits on which one can go back and forth. The last visit may not have an outcome yet. */
export interface Timeline {
  readonly facts: RunFacts;
  /** What the log says before the first state. */
  readonly opening: readonly LogEntry[];
  readonly visits: readonly TimelineVisit[];
  /** Undefined while the last visit has no outcome. */
  readonly end: TimelineEnd | undefined;
  /**
   * Gives the last visit its outcome, and adds the visit that follows. False where a person was asked what an action
   * answers and did not say: one may ask again.
   */
  more(): Promise<boolean>;
  /**
   * Lets the run enter a state with a payload instead of its visit with this number; what was known from there on is
   * given up. Undefined for a recorded run, which cannot be changed.
   */
  readonly fork: ((visit: number, state: string, payload: Json) => void) | undefined;
}

/** The state that a visit is of; empty for one that the definition does not have. */
export function stateOf({ definition }: RunFacts, { state }: Pick<TimelineVisit, 'state'>): JsonObject {
  return stateNamed(definition, state) ?? {};
}
