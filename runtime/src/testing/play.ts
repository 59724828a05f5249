import { advanceRun, beginRun } from '../run.ts';
import type { Settings } from '../settings.ts';
import type {
  ActionStatus,
  Effect,
  Json,
  LogEntry,
  Run,
  RunContext,
  RunEvent,
  Transition,
} from '../types.ts';

export const START = Date.UTC(2025, 0, 1);

export const context: RunContext = {
  flow_id: 'f0000000-0000-4000-8000-000000000001',
  run_id: 'r0000000-0000-4000-8000-000000000002',
  username: 'ada@example.org',
  email: null,
  user_id: 'urn:globus:auth:identity:ada',
  identities: ['urn:globus:auth:identity:ada'],
  token_info: { exp: 2, iat: 1, nbf: 1 },
};

export interface Play {
  run: Run;
  log: LogEntry[];
  effects: Effect[];
  warnings: string[];
  /** Milliseconds from the start to the end of the run. */
  took: number;
}

/** What the outside world answers to an effect at a time; undefined: nothing. */
export type World = (effect: Effect, now: number) => RunEvent | undefined;

/** Plays a flow on a clock that jumps from event to event, until nothing is left to happen. */
export function play(
  definition: Json,
  input: Json = {},
  world: World = () => undefined,
  settings: Partial<Settings> = {},
): Play {
  const first = beginRun(definition, input, context, START, settings);
  const played: Play = { run: first.run, log: [], effects: [], warnings: [], took: 0 };
  const pending: { at: number; effect: Effect }[] = [];
  let now = START;
  const follow = (transition: Transition) => {
    played.run = transition.run;
    played.log.push(...transition.entries);
    played.effects.push(...transition.effects);
    played.warnings.push(...transition.warnings);
    for (const effect of transition.effects)
      pending.push({ at: now + ('after' in effect ? effect.after : 0), effect });
  };
  follow(first);
  while (pending.length > 0 && played.run.waiting) {
    pending.sort((a, b) => a.at - b.at);
    const next = pending.shift();
    if (!next) break;
    now = next.at;
    const { effect } = next;
    const event =
      effect.type === 'wake' ? { type: effect.type, visit: effect.visit, now } : world(effect, now);
    if (event) follow(advanceRun(played.run, event));
  }
  played.took = now - START;
  return played;
}

/** A world where every action ends at once with these details. */
export function actionsReturn(details: Json, status: ActionStatus['status'] = 'SUCCEEDED'): World {
  return (effect, now) =>
    effect.type === 'run-action'
      ? { type: 'action-status', visit: effect.visit, status: { action_id: 'A1', status, details }, now }
      : undefined;
}

export const codes = (log: readonly LogEntry[]) => log.map(entry => entry.code);
