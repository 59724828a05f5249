import type { Mocks } from '../../mocks/index.ts';
import { context, START } from '../../testing/play.ts';
import type { ActionStatus, Effect, Json, RunEvent } from '../../types.ts';
import type { Debuggee } from '../debuggee.ts';
import { type Ask, LocalRun } from '../local-run.ts';
import { PATH } from './debug-client.ts';

/** Actions that end at once: what the function gives for the n-th call (from 1) is their details. */
export function answering(details: (call: number) => Json, succeeds = (_call: number) => true): () => Mocks {
  return () => {
    let calls = 0;
    return (effect, now) => {
      if (effect.type !== 'run-action') return undefined;
      calls++;
      return [ended(effect, now, details(calls), succeeds(calls) ? 'SUCCEEDED' : 'FAILED')];
    };
  };
}

/** The event that an action has ended. */
export function ended(
  { visit }: Effect & { type: 'run-action' },
  now: number,
  details: Json,
  status: ActionStatus['status'] = 'SUCCEEDED',
): RunEvent {
  return { type: 'action-status', visit, status: { action_id: 'A1', status, details }, now };
}

/** A run of a definition under the debugger. */
export function local(
  text: string,
  input: Json,
  options: { mocks?: () => Mocks; ask?: Ask; stopOnEntry?: boolean } = {},
): Debuggee {
  const { mocks = () => () => undefined, ask = async () => undefined, stopOnEntry = false } = options;
  const definition: Json = JSON.parse(text);
  const timeline = new LocalRun({ definition, input, context, settings: {}, start: START, mocks, ask });
  return { path: PATH, name: 'a.flow.json', text, timeline, stopOnEntry };
}
