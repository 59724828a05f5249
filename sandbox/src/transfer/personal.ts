import type { Collection } from '../demo.ts';
import type { PersonalRecord, TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isPersonal } from './all-collections.ts';
import { transferError } from './errors.ts';
import { requireCollection } from './permissions.ts';

/** The computer on which a personal collection is: guests are on that of their host. Undefined for any other collection. */
function computerOf(collection: Collection): string | undefined {
  return isPersonal(collection) ? (collection.host?.id ?? collection.id) : undefined;
}

/** How the computer of a personal collection is; undefined for any other collection. */
export function personalOf(state: State, collection: Collection): PersonalRecord | undefined {
  const computer = computerOf(collection);
  if (computer === undefined) return undefined;
  return state.personal.get(computer) ?? { connected: true, paused: false };
}

/** Connects, disconnects, pauses or resumes the computer of a personal collection. */
export function setPersonal(state: State, collection: Collection, now: PersonalRecord): void {
  const computer = computerOf(collection);
  if (computer !== undefined) state.personal.set(computer, now);
}

/** Why nothing can be done there now, as Transfer names it [provisional]; undefined where something can. */
function obstacle(state: State, collection: Collection): 'GC_NOT_CONNECTED' | 'GC_PAUSED' | undefined {
  const personal = personalOf(state, collection);
  if (personal?.connected === false) return 'GC_NOT_CONNECTED';
  return personal?.paused ? 'GC_PAUSED' : undefined;
}

/** Throws Transfer's error unless the computer of a personal collection can be reached now. */
export function requireReachable(
  state: State,
  collection: Collection,
  failure: string,
  resource: string,
): void {
  const found = obstacle(state, collection);
  if (found === undefined) return;
  const [code, words] =
    found === 'GC_PAUSED' ? ['GCPausedException', 'paused'] : ['GCDisconnectedException', 'not connected'];
  const message = `Globus Connect Personal of "${collection.display_name}" is ${words}.`;
  throw transferError(502, `${failure}.${code}`, message, resource);
}

const pause = 100;

/** Waits until both sides of a task can be reached; the task says meanwhile why it does not go on. */
export async function untilReachable(state: State, task: TaskRecord, signal: AbortSignal): Promise<void> {
  const ids = [
    task.source_endpoint_id,
    ...(task.destination_endpoint_id ? [task.destination_endpoint_id] : []),
  ];
  const sides = ids.map(id => requireCollection(state, id, '/transfer'));
  for (;;) {
    signal.throwIfAborted();
    const found = sides.map(side => obstacle(state, side)).find(one => one !== undefined);
    if (task.waits !== found) {
      if (found === undefined) delete task.waits;
      else task.waits = found;
      state.tasks.set(task.task_id, task);
    }
    if (found === undefined) return;
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
