import { beginStepwise } from '../run.ts';
import type { Settings } from '../settings.ts';
import type { ActionStatus, Effect, Json, LogEntry, RunContext, RunEvent } from '../types.ts';
import { type Played, playRun } from '../virtual-clock.ts';

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

/** What the outside world answers to an effect at a time; undefined: nothing. */
export type World = (effect: Effect, now: number) => RunEvent | undefined;

/** Plays a flow on a clock that jumps from event to event, until nothing is left to happen. */
export function play(
  definition: Json,
  input: Json = {},
  world: World = () => undefined,
  settings: Partial<Settings> = {},
): Played {
  const first = beginStepwise(definition, input, context, START, settings);
  return playRun(first, START, (effect, now) => {
    const event = world(effect, now);
    return event ? [event] : [];
  });
}

/** A world where every action ends at once with these details. */
export function actionsReturn(details: Json, status: ActionStatus['status'] = 'SUCCEEDED'): World {
  return (effect, now) =>
    effect.type === 'run-action'
      ? { type: 'action-status', visit: effect.visit, status: { action_id: 'A1', status, details }, now }
      : undefined;
}

export const codes = (log: readonly LogEntry[]) => log.map(entry => entry.code);
