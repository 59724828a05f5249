import { findProvider } from '../../../language/src/index.ts';
import { member } from '../json.ts';
import type { ActionStatus, Effect, Json, RunEvent } from '../types.ts';

export type RunAction = Effect & { type: 'run-action' };

/** The details that the provider of an action has in its documented example; an empty object where there is none. */
export function exampleDetails({ url }: RunAction): Json {
  const example = findProvider(url)?.outputExample;
  return (isJson(example) ? member(example, 'details') : undefined) ?? {};
}

/** The event that an action has ended, with what every status document has. */
export function ended(
  { visit }: RunAction,
  now: number,
  status: 'SUCCEEDED' | 'FAILED',
  details: Json,
): RunEvent {
  const time = new Date(now).toISOString().replace('Z', '000+00:00');
  const filled: ActionStatus = {
    action_id: `action-${visit}`,
    status,
    display_status: status,
    details,
    start_time: time,
    completion_time: time,
    label: null,
    manage_by: [],
    monitor_by: [],
    release_after: null,
  };
  return { type: 'action-status', visit, status: filled, now };
}

/**
 * What happens where no mock answers: web inputs are opened, what was asked of an action that is over is done. An action
 * succeeds as its documentation has it, where that is wanted; else, and for a person, undefined: nobody answers.
 */
export function answered(effect: Effect, now: number, useExamples: boolean): RunEvent[] | undefined {
  switch (effect.type) {
    case 'create-web-input':
      return [created(effect, now)];
    case 'run-action':
      return useExamples ? [ended(effect, now, 'SUCCEEDED', exampleDetails(effect))] : undefined;
    case 'await-web-input':
      return undefined;
    default:
      return [];
  }
}

/** Opens a web input under a name of its own; no person needs to be asked for that. */
export function created({ visit }: Effect & { type: 'create-web-input' }, now: number): RunEvent {
  return { type: 'web-input-created', visit, result: { web_input_id: `web-input-${visit}` }, now };
}

// The catalogue of providers is JSON.
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
