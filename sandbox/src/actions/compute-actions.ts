import { randomUUID } from 'node:crypto';
import { computeAll } from '../auth/scopes.ts';
import { type Call, packCall } from '../compute/serialize.ts';
import { type Desk, requireSubmittable, submitTask } from '../compute/submit.ts';
import { Refusal } from '../http.ts';
import type { Authority } from '../identities.ts';
import { isObject, type Json, type JsonObject, member, parseJson, textMember } from '../json.ts';
import type { Work } from '../state/records/actions.ts';
import type { State } from '../state/state.ts';
import { failed, objectSchema, type Progress, type Provider } from './provider.ts';

/** How far the tasks of an action have come: it ends when all have. */
export function computeProgress(state: State, taskIds: readonly string[]): Progress {
  const tasks = taskIds.flatMap(id => state.computeTasks.get(id) ?? []);
  if (tasks.length < taskIds.length)
    return { status: 'FAILED', details: { code: 'TaskNotFound' }, ended: state.clock.now() };
  const result: Json[] = [];
  const results: JsonObject[] = [];
  let exception: string | undefined;
  for (const { task_id, outcome } of tasks) {
    if (outcome === null) return { status: 'ACTIVE', details: {}, ended: null };
    if (outcome.status === 'success') {
      result.push(outcome.result);
      results.push({ task_id, output: outcome.result });
    } else {
      exception ??= outcome.exception;
      results.push({ task_id, exception: outcome.exception });
    }
  }
  const ended = Math.max(...tasks.map(task => task.completed ?? 0));
  if (exception !== undefined)
    return { status: 'FAILED', details: { code: 'TaskFailed', exception, results }, ended };
  return { status: 'SUCCEEDED', display: 'All tasks completed', details: { result, results }, ended };
}

interface Wanted {
  readonly endpointId: string;
  readonly functionId: string;
  readonly call: Call;
}

/** Older bodies write JSON in texts. */
function unquoted(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}

/** A single value counts as the list of it. */
function callIn(task: JsonObject): Call {
  const args = unquoted(member(task, 'args')) ?? [];
  const kwargs = unquoted(member(task, 'kwargs') ?? member(task, 'payload')) ?? {};
  return { args: Array.isArray(args) ? args : [args], kwargs: isObject(kwargs) ? kwargs : {} };
}

const objects = (value: Json | undefined) => (Array.isArray(value) ? value.filter(isObject) : []);

function wantedV3(body: JsonObject): Wanted[] {
  const endpointId = textMember(body, 'endpoint_id') ?? '';
  return objects(member(body, 'tasks')).map(task => ({
    endpointId,
    functionId: textMember(task, 'function_id') ?? '',
    call: callIn(task),
  }));
}

function wantedV2(body: JsonObject): Wanted[] {
  const tasks = member(body, 'tasks') === undefined ? [body] : objects(member(body, 'tasks'));
  return tasks.map(task => ({
    endpointId: textMember(task, 'endpoint') ?? '',
    functionId: textMember(task, 'function') ?? textMember(task, 'func') ?? '',
    call: callIn(task),
  }));
}

const text = { type: 'string' };
const nested = (properties: JsonObject, required: string[]): JsonObject => ({
  type: 'array',
  minItems: 1,
  items: { type: 'object', properties, required },
});

/** The providers that call functions, with the rights of whoever runs them. */
export function computeProviders(desk: Desk): Provider[] {
  const provider = (
    path: string,
    url: string,
    inputSchema: JsonObject,
    read: (body: JsonObject) => Wanted[],
  ): Provider => ({
    path: `compute/${path}`,
    url,
    title: 'Globus Compute',
    subtitle: 'Calls registered functions',
    synchronous: false,
    scope: computeAll,
    inputSchema,
    newActionId: () => `tg_${randomUUID()}`,
    start(body, { identity }: Authority, actionId): Work {
      const groupId = textMember(body, 'task_group_id') ?? actionId.replace(/^tg_/, '');
      try {
        const wanted = read(body);
        for (const { functionId, endpointId } of wanted)
          requireSubmittable(desk, identity, functionId, endpointId);
        const tasks = wanted.map(({ functionId, endpointId, call }) =>
          submitTask(desk, identity, { functionId, endpointId, groupId, payload: packCall(call) }),
        );
        return { kind: 'compute', task_ids: tasks.map(task => task.task_id) };
      } catch (error) {
        if (!(error instanceof Refusal) || !isObject(error.document)) throw error;
        return failed(error.document);
      }
    },
  });
  const base = 'https://compute.actions.globus.org';
  const v3 = objectSchema(
    { endpoint_id: text, tasks: nested({ function_id: text, kwargs: { type: 'object' } }, ['function_id']) },
    { task_group_id: text },
  );
  const v2 = objectSchema(
    {},
    { endpoint: text, function: text, tasks: nested({ endpoint: text }, ['endpoint']) },
  );
  return [
    provider('v3', `${base}/v3`, v3, wantedV3),
    provider('v2', base, v2, wantedV2),
    provider('fxap', `${base}/fxap`, v2, wantedV2),
  ];
}
