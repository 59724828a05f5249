import type { Settings } from './settings.ts';

/** What JSON.parse yields. The runtime never changes such a value in place: a new payload shares what did not change. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** What a flow reads at `$._context` [D]. `user_id` and `identities` are URNs; times are seconds since 1970. */
export interface RunContext {
  flow_id: string;
  run_id: string;
  username: string;
  email: string | null;
  user_id: string;
  identities: string[];
  token_info: { exp: number; iat: number; nbf: number };
}

/** The status document of an action provider. Further keys (`display_status`, `start_time`, …) pass through. */
export interface ActionStatus {
  action_id: string;
  status: 'ACTIVE' | 'INACTIVE' | 'SUCCEEDED' | 'FAILED';
  details: Json;
  [key: string]: Json;
}

/** One entry of a run log. `time` is ISO 8601 with six decimals and `+00:00`. */
export interface LogEntry {
  time: string;
  code: string;
  description: string;
  details: Json;
}

/**
 * What the host is to do. `visit` numbers the states entered in this run; the host copies it into the event that
 * answers. `after` is in milliseconds from now. Waking or polling early does no harm: the run asks again.
 * The host may forget timers and requests of an earlier visit.
 */
export type Effect =
  | {
      type: 'run-action';
      visit: number;
      state: string;
      /** The action URL without a trailing slash; empty for a registered API, whose id is in `handler`. */
      url: string;
      handler: Json | null;
      scope: string | null;
      /** `User`, `Flow`, or a role whose tokens are in the input [D]. */
      runAs: string;
      body: Json;
      /** The same after a restart, so that the provider can recognise a repeated request. */
      requestId: string;
    }
  | { type: 'poll-action'; visit: number; url: string; actionId: string; after: number }
  | { type: 'cancel-action'; url: string; actionId: string }
  | { type: 'release-action'; url: string; actionId: string }
  | { type: 'wake'; visit: number; after: number }
  /** `parameters` as the state gives them (`InputType`, `Context`, `Options`, `RespondentUrns`, …). */
  | { type: 'create-web-input'; visit: number; state: string; parameters: Json; requestId: string }
  /** Report at once when the web input was answered, has expired or is not known. */
  | { type: 'await-web-input'; visit: number; state: string; webInputId: string };

/** What happened. `now` is milliseconds since 1970 and never goes back. */
export type RunEvent =
  /** The answer of the provider to `run-action` or `poll-action`. */
  | { type: 'action-status'; visit: number; status: ActionStatus; now: number }
  /**
   * The provider refused, could not be reached, or answered nonsense. `cause` becomes the cause in the log. A mock may
   * have it raise another `exception` than ActionUnableToRun.
   */
  | { type: 'action-refused'; visit: number; cause: string; exception?: string; now: number }
  | { type: 'wake'; visit: number; now: number }
  /** `result` is placed at the state's ResultPath. */
  | {
      type: 'web-input-created';
      visit: number;
      result: { web_input_id: string; [key: string]: Json };
      now: number;
    }
  | {
      type: 'web-input-answered';
      visit: number;
      result: { response: Json; [key: string]: Json };
      now: number;
    }
  | { type: 'web-input-expired'; visit: number; now: number }
  /** The web input could not be created, or the awaited one is not known. */
  | { type: 'web-input-refused'; visit: number; cause: string; now: number }
  | { type: 'cancel'; now: number }
  /** A person gave the consent (or session) that an INACTIVE run waits for. */
  | { type: 'resume'; now: number };

export type RunStatus = 'ACTIVE' | 'INACTIVE' | 'SUCCEEDED' | 'FAILED';

/** What an ACTIVE or INACTIVE run waits for. Times are milliseconds since 1970. */
export type Waiting =
  | {
      kind: 'action';
      url: string;
      handler: Json | null;
      scope: string | null;
      runAs: string;
      body: Json;
      /** Null until the provider has answered the request to start. */
      last: ActionStatus | null;
      polls: number;
      /** When ActionTimeout is due; while INACTIVE, what is left of WaitTime. */
      deadline: number;
    }
  | { kind: 'timer'; until: number }
  | { kind: 'create-web-input'; parameters: Json }
  | { kind: 'await-web-input'; webInputId: string }
  /** Cancelled while the provider had not yet answered: its action is cancelled as soon as it has a name. */
  | { kind: 'abandoned-action'; url: string };

/** A run between two events: plain JSON, so that it can be kept on disk and continued after a restart. */
export interface Run {
  readonly status: RunStatus;
  /** The `details` of the run document. */
  readonly details: Json;
  /** The state being visited, or the last one visited; null before the first. */
  readonly state: string | null;
  readonly payload: Json;
  readonly definition: Json;
  readonly context: RunContext;
  readonly settings: Settings;
  /** How many states were entered so far. */
  readonly visit: number;
  readonly waiting: Waiting | null;
  /** The latest log entry. */
  readonly lastEntry: LogEntry;
  /** Every warning so far, each once: what in this run depends on behaviour that Globus does not document. */
  readonly warnings: readonly string[];
}

/** How a state was left. `choice[2]` is the third rule of a Choice state, `catch[0]` the first catcher. */
export type Exit =
  | 'next'
  | 'end'
  | 'default'
  | `choice[${number}]`
  | `catch[${number}]`
  /** An error that nothing caught. */
  | 'error'
  | 'canceled';

/** A visit of a state that is over. */
export interface Visited {
  state: string;
  exit: Exit;
  /** The payload when the state was entered, and when it was left. */
  before: Json;
  after: Json;
  /** What the state raised, caught or not. */
  error?: { exception?: string; cause?: string };
}

/** What one event led to: the run as it is now, and what is new since the event. */
export interface Transition {
  run: Run;
  /** The states that were left, in order. The log does not say how, so this stands beside it. */
  visited: Visited[];
  entries: LogEntry[];
  effects: Effect[];
  warnings: string[];
}

/** One reason why an input does not fit its schema. `path` is a JSONPath such as `$.a.b[0]`. */
export interface InputProblem {
  path: string;
  message: string;
}
