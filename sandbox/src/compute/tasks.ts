import { randomUUID } from 'node:crypto';
import { computeEndpoints } from '../demo.ts';
import { type Identity, identityById } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { ComputeTaskRecord } from '../state/records/compute.ts';
import type { State } from '../state/state.ts';
import { collectionById } from '../transfer/all-collections.ts';
import { execute } from './execute.ts';
import { packJson } from './serialize.ts';

export interface Load {
  readonly workers: number;
  readonly running: number;
  readonly waiting: number;
}

export interface Submission {
  readonly functionId: string;
  readonly endpointId: string;
  readonly groupId: string;
  /** The arguments, as the Compute SDK writes them. */
  readonly payload: string;
}

/** Carries out Compute tasks in the background, a few at a time. */
export interface ComputeTasks {
  submit(identity: Identity, submission: Submission): ComputeTaskRecord;
  load(): Load;
  /** Begins anew what was not finished when the sandbox was stopped. */
  recover(): void;
  /** Ends the work; unfinished tasks are left for the next start. */
  close(): Promise<void>;
}

const workers = 2;

/** `completion_t` is in seconds since 1970, as text. */
const seconds = (at: number) => at / 1000;

export function taskDocument(task: ComputeTaskRecord): JsonObject {
  const transitions: JsonObject = {};
  if (task.started !== null) transitions['execution-start'] = seconds(task.started);
  if (task.completed !== null) transitions['execution-end'] = seconds(task.completed);
  return {
    task_id: task.task_id,
    status: task.outcome?.status ?? 'pending',
    ...(task.outcome?.status === 'success' && { result: packJson(task.outcome.result) }),
    ...(task.outcome?.status === 'failed' && { exception: task.outcome.exception }),
    ...(task.completed !== null && { completion_t: String(seconds(task.completed)) }),
    details: { task_transitions: transitions },
  };
}

export function createComputeTasks(state: State): ComputeTasks {
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  let waiting: ComputeTaskRecord[] = [];

  const outcomeOf = async (task: ComputeTaskRecord): Promise<ComputeTaskRecord['outcome']> => {
    const identity = identityById(state, task.owner);
    const beside = computeEndpoints.find(one => one.id === task.endpoint_id)?.collection;
    const collection = collectionById(state, beside);
    try {
      if (identity === undefined) throw new Error(`The identity ${task.owner} does not exist any more.`);
      if (collection === undefined)
        throw new Error(`The endpoint ${task.endpoint_id} does not exist any more.`);
      const world = { state, identity, collection, signal: closing.signal };
      return { status: 'success', result: await execute(task.function_id, task.payload, world) };
    } catch (error) {
      if (closing.signal.aborted) return null;
      return { status: 'failed', exception: error instanceof Error ? error.message : String(error) };
    }
  };

  const carryOut = async (task: ComputeTaskRecord): Promise<void> => {
    const begun = { ...task, started: state.clock.now() };
    state.computeTasks.set(task.task_id, begun);
    const outcome = await outcomeOf(begun);
    if (outcome !== null)
      state.computeTasks.set(task.task_id, { ...begun, outcome, completed: state.clock.now() });
  };

  const next = (): void => {
    while (!closing.signal.aborted && running.size < workers) {
      const task = waiting.shift();
      if (task === undefined) return;
      const work = carryOut(task).finally(() => {
        running.delete(work);
        next();
      });
      running.add(work);
    }
  };

  return {
    submit(identity, { functionId, endpointId, groupId, payload }) {
      const task: ComputeTaskRecord = {
        task_id: randomUUID(),
        task_group_id: groupId,
        function_id: functionId,
        endpoint_id: endpointId,
        owner: identity.id,
        payload,
        created: state.clock.now(),
        started: null,
        completed: null,
        outcome: null,
      };
      state.computeTasks.set(task.task_id, task);
      waiting.push(task);
      next();
      return task;
    },
    load: () => ({ workers, running: running.size, waiting: waiting.length }),
    recover() {
      const left = state.computeTasks.open();
      waiting.push(...left.sort((a, b) => a.created - b.created));
      next();
    },
    async close() {
      closing.abort();
      waiting = [];
      await Promise.all(running);
    },
  };
}
