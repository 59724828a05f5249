import { randomUUID } from 'node:crypto';
import { Refusal } from '../http.ts';
import type { Identity } from '../identities.ts';
import { isObject, type Json, type JsonObject, member } from '../json.ts';
import type { ComputeTaskRecord } from '../state/records/compute.ts';
import type { State } from '../state/state.ts';
import { builtIns } from './built-in.ts';
import { requireAccount, requireEndpoint } from './endpoints.ts';
import { computeError, invalidBody } from './errors.ts';
import { requireFunction } from './functions.ts';
import type { ComputeTasks, Submission } from './tasks.ts';

const maximumPayload = 5 * 1024 * 1024;

/** Where tasks are taken. */
export interface Desk {
  readonly state: State;
  readonly tasks: ComputeTasks;
  /** Whether Python functions may run on this computer. */
  readonly allowCompute: boolean;
}

/** Throws unless the identity may call the function at the endpoint. */
export function requireSubmittable(
  desk: Desk,
  identity: Identity,
  functionId: string,
  endpointId: string,
): void {
  const found = requireFunction(desk.state, identity, functionId);
  requireAccount(requireEndpoint(endpointId), identity);
  if (!desk.allowCompute && !builtIns.some(one => one.id === functionId))
    throw computeError(
      403,
      'FUNCTION_NOT_PERMITTED',
      `Function ${functionId} not permitted on endpoint ${endpointId}: "${found.function_name}" is a program, and this sandbox runs none. Start it with --allow-compute if you trust it, or call one of its own functions (/sandbox lists them).`,
      [functionId, endpointId],
    );
}

/** Takes a task, if the identity may submit it. */
export function submitTask(desk: Desk, identity: Identity, submission: Submission): ComputeTaskRecord {
  requireSubmittable(desk, identity, submission.functionId, submission.endpointId);
  if (submission.payload.length > maximumPayload)
    throw computeError(413, 'REQUEST_TOO_LARGE', 'The arguments of a task may not be larger than 5 MB.');
  return desk.tasks.submit(identity, submission);
}

function groupId(body: JsonObject): string {
  const id = member(body, 'task_group_id') ?? randomUUID();
  if (typeof id !== 'string') throw invalidBody(['task_group_id'], 'str type expected');
  return id;
}

function triple(task: Json, index: number): [functionId: string, endpointId: string, payload: string] {
  const [functionId, endpointId, payload, ...more] = Array.isArray(task) ? task : [];
  if (
    typeof functionId !== 'string' ||
    typeof endpointId !== 'string' ||
    typeof payload !== 'string' ||
    more.length > 0
  )
    throw invalidBody(['tasks', index], 'a task is a list of function, endpoint and serialized arguments');
  return [functionId, endpointId, payload];
}

/** Why a single task was not taken, in the answer to all of them. */
function refused(error: unknown): JsonObject {
  if (!(error instanceof Refusal) || !isObject(error.document)) throw error;
  return { ...error.document, task_uuid: randomUUID() };
}

/** Version 2: each task is taken or not by itself; with any that is not, the status is 207. */
export function submitV2(
  desk: Desk,
  identity: Identity,
  body: JsonObject,
): { status: number; document: JsonObject } {
  const list = member(body, 'tasks');
  if (!Array.isArray(list))
    throw invalidBody(['tasks'], list === undefined ? 'field required' : 'value is not a valid list');
  const group = groupId(body);
  const triples = list.map(triple);
  const results = triples.map(([functionId, endpointId, payload]): JsonObject => {
    try {
      const task = submitTask(desk, identity, { functionId, endpointId, groupId: group, payload });
      return { status: 'success', task_uuid: task.task_id, http_status_code: 200, reason: null };
    } catch (error) {
      return refused(error);
    }
  });
  const all = results.every(one => one.status === 'success');
  return {
    status: all ? 200 : 207,
    document: { response: all ? 'success' : 'failed', task_group_id: group, results },
  };
}

/** Version 3: all are taken, or none. */
export function submitV3(desk: Desk, identity: Identity, endpointId: string, body: JsonObject): JsonObject {
  const wanted = member(body, 'tasks');
  if (!isObject(wanted))
    throw invalidBody(['tasks'], wanted === undefined ? 'field required' : 'value is not a valid dict');
  requireAccount(requireEndpoint(endpointId), identity);
  const group = groupId(body);
  const calls = Object.entries(wanted).map(([functionId, payloads]) => {
    requireSubmittable(desk, identity, functionId, endpointId);
    if (!Array.isArray(payloads)) throw invalidBody(['tasks', functionId], 'value is not a valid list');
    const texts = payloads.map((payload, index) => {
      if (typeof payload !== 'string') throw invalidBody(['tasks', functionId, index], 'str type expected');
      return payload;
    });
    return [functionId, texts] as const;
  });
  const tasks = calls.map(([functionId, payloads]) => [
    functionId,
    payloads.map(
      payload => submitTask(desk, identity, { functionId, endpointId, groupId: group, payload }).task_id,
    ),
  ]);
  return {
    request_id: randomUUID(),
    task_group_id: group,
    endpoint_id: endpointId,
    tasks: Object.fromEntries(tasks),
  };
}
