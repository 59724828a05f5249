import type { Faults } from '../faults.ts';
import { identityById } from '../identities.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { runTransfer } from './copy.ts';
import { noteEvent } from './events.ts';
import { untilReachable } from './personal.ts';
import { runDelete } from './remove.ts';
import { noCounts } from './submit.ts';
import { asTaskError } from './task-error.ts';

/** Carries out Transfer tasks in the background. */
export interface Tasks {
  /** Files the task and starts it; an earlier one with the same submission id is given back instead. */
  submit(task: TaskRecord): { task: TaskRecord; repeated: boolean };
  /** False when the task had ended before. */
  cancel(id: string): boolean;
  /** Begins anew what was not finished when the sandbox was stopped. */
  recover(): void;
  /** Stops the work; unfinished tasks stay ACTIVE for the next start. */
  close(): Promise<void>;
}

const canceled = new Error('canceled');
const closing = new Error('closing');

export function createTasks(state: State, faults: Faults): Tasks {
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>();

  const finish = (task: TaskRecord, status: 'SUCCEEDED' | 'FAILED') => {
    task.status = status;
    task.completion_time = state.clock.now();
    state.tasks.set(task.task_id, task);
  };

  const carryOut = async (task: TaskRecord, signal: AbortSignal) => {
    const save = () => state.tasks.set(task.task_id, task);
    const identity = identityById(state, task.owner_id);
    task.counts = noCounts();
    noteEvent(state, task, 'STARTED');
    try {
      if (identity === undefined) throw new Error(`The identity ${task.owner_id} does not exist any more.`);
      await untilReachable(state, task, signal);
      if (task.type === 'TRANSFER')
        await runTransfer({ state, identity, task, faults, signal, progress: save });
      else await runDelete(state, identity, task, signal, save);
      noteEvent(state, task, 'SUCCEEDED', { files_succeeded: task.counts.files_transferred });
      finish(task, 'SUCCEEDED');
    } catch (error) {
      if (signal.aborted && signal.reason === closing) return;
      if (signal.aborted) {
        task.canceled = true;
        task.fatal_error = { code: 'CANCELED', description: 'The task was canceled' };
        noteEvent(state, task, 'CANCELED', '', true);
      } else {
        const failure = asTaskError(error, task.items[0]?.source_path ?? '/');
        task.counts.faults++;
        task.fatal_error = { code: failure.code, description: failure.message };
        noteEvent(state, task, failure.code, failure.message, true);
      }
      finish(task, 'FAILED');
    }
  };

  const start = (task: TaskRecord) => {
    const stop = new AbortController();
    const done = carryOut(task, stop.signal).finally(() => running.delete(task.task_id));
    running.set(task.task_id, { stop, done });
  };

  return {
    submit(task) {
      const line = state.tasks
        .lines()
        .find(one => one.submission_id === task.submission_id && one.owner_id === task.owner_id);
      const earlier = line && state.tasks.get(line.task_id);
      if (earlier !== undefined) return { task: earlier, repeated: true };
      state.tasks.set(task.task_id, task);
      start(task);
      return { task, repeated: false };
    },
    cancel(id) {
      const work = running.get(id);
      work?.stop.abort(canceled);
      return work !== undefined;
    },
    recover() {
      for (const task of state.tasks.open()) start(task);
    },
    async close() {
      const all = [...running.values()];
      for (const { stop } of all) stop.abort(closing);
      await Promise.all(all.map(work => work.done));
    },
  };
}
