import { setTimeout as pause } from 'node:timers/promises';
import type { FaultKind, Faults } from '../faults.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { noteEvent } from './events.ts';
import type { Place } from './paths.ts';

/** What Transfer calls such a trouble [provisional]. */
const codes: Readonly<Record<Exclude<FaultKind, 'hang'>, string>> = {
  drop: 'CONNECTION_RESET',
  '500': 'ENDPOINT_ERROR',
  '429': 'ENDPOINT_TOO_BUSY',
  'expired-token': 'AUTH',
};

const retryMilliseconds = 200;

/**
 * Meets the faults that are armed for a file, at `/collections/{id}/path` of its source or destination. Transfer counts
 * each, tells of it and tries again; one that hangs lasts until the task is cancelled.
 */
export async function meetFaults(
  state: State,
  faults: Faults,
  task: TaskRecord,
  [from, to]: readonly [from: Place, to: Place],
  signal: AbortSignal,
): Promise<void> {
  const take = () =>
    faults.take('GET', `/collections/${task.source_endpoint_id}${from.path}`) ??
    faults.take('PUT', `/collections/${task.destination_endpoint_id}${to.path}`);
  for (let fault = take(); fault !== undefined; fault = take()) {
    if (fault === 'hang') await pause(2 ** 31 - 1, undefined, { signal });
    else {
      task.counts.faults++;
      noteEvent(state, task, codes[fault], `A fault that was asked for, at ${from.path}`, true);
      state.tasks.set(task.task_id, task);
      await pause(state.clock.wait(retryMilliseconds), undefined, { signal });
    }
  }
}
