import { computeAll } from '../auth/scopes.ts';
import { callerOf } from '../auth/tokens.ts';
import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import type { Identity } from '../identities.ts';
import { type JsonObject, member } from '../json.ts';
import type { Route } from '../router.ts';
import type { ComputeTaskRecord } from '../state/records/compute.ts';
import type { State } from '../state/state.ts';
import { endpointDocument, listEndpoints, requireEndpoint, statusDocument } from './endpoints.ts';
import { computeError, computeProblem, invalidBody } from './errors.ts';
import { functionDocument, registerFunction, requireFunction } from './functions.ts';
import { type Desk, submitV2, submitV3 } from './submit.ts';
import { taskDocument } from './tasks.ts';

const bodyOf = (request: Request) => objectOf(request, detail => computeProblem(400, detail));

function requireCaller(state: State, request: Request): Identity {
  const caller = callerOf(state, request);
  if (caller === undefined) throw computeProblem(401, 'The token is missing, expired or unknown.');
  if (!caller.token.scopes.includes(computeAll))
    throw computeProblem(403, `The token lacks the scope ${computeAll}.`);
  return caller.identity;
}

/** A task is its owner's alone. */
function requireTask(state: State, identity: Identity, id: string): ComputeTaskRecord {
  const task = state.computeTasks.get(id);
  if (task?.owner !== identity.id) throw computeError(404, 'TASK_NOT_FOUND', `Task ${id} not found`, [id]);
  return task;
}

function statuses(state: State, identity: Identity, body: JsonObject): JsonObject {
  const ids = member(body, 'task_ids');
  if (!Array.isArray(ids) || !ids.every(id => typeof id === 'string'))
    throw invalidBody(['task_ids'], ids === undefined ? 'field required' : 'value is not a valid list');
  const results = ids.map(id => {
    const task = state.computeTasks.get(String(id));
    const mine = task?.owner === identity.id ? taskDocument(task) : undefined;
    return [String(id), mine ?? { task_id: String(id), status: 'failed', reason: `Task ${id} not found` }];
  });
  return { response: 'batch', results: Object.fromEntries(results) };
}

function taskGroup(state: State, identity: Identity, id: string): JsonObject {
  const tasks = state.computeTasks
    .lines()
    .filter(one => one.task_group_id === id && one.owner === identity.id)
    .flatMap(one => state.computeTasks.get(one.task_id) ?? []);
  if (tasks.length === 0)
    throw computeError(404, 'TASK_GROUP_NOT_FOUND', `Task group ${id} could not be resolved`, [id]);
  return {
    taskgroup_id: id,
    create_websockets_queue: false,
    tasks: tasks.map(task => ({ id: task.task_id, created_at: new Date(task.created).toISOString() })),
  };
}

/** Globus Compute, below `/v2/` and `/v3/`. */
export function computeRoutes(desk: Desk): Route[] {
  const { state, tasks } = desk;
  const route = (
    method: string,
    pattern: string,
    answer: (identity: Identity, request: Request) => object,
  ): Route => ({
    method,
    pattern,
    handle: request => json(200, answer(requireCaller(state, request), request)),
  });
  const endpointIn = (request: Request) => requireEndpoint(param(request, 'endpoint_uuid'));
  return [
    { method: 'GET', pattern: '/v2/version', handle: (): Reply => json(200, { api: 'sandbox' }) },
    route('GET', '/v2/endpoints', (identity, request) => {
      const role = request.query.get('role') ?? 'owner';
      if (role !== 'owner' && role !== 'any')
        throw computeError(422, 'SEMANTICALLY_INVALID', [
          {
            loc: ['query', 'role'],
            msg: "unexpected value; permitted: 'owner', 'any'",
            type: 'value_error.const',
          },
        ]);
      return listEndpoints(identity, role);
    }),
    route('GET', '/v2/endpoints/:endpoint_uuid', (_, request) => endpointDocument(endpointIn(request))),
    route('GET', '/v2/endpoints/:endpoint_uuid/status', (_, request) => {
      endpointIn(request);
      return statusDocument(tasks.load());
    }),
    route('POST', '/v2/functions', (identity, request) =>
      registerFunction(state, identity, bodyOf(request), 2),
    ),
    route('POST', '/v3/functions', (identity, request) =>
      registerFunction(state, identity, bodyOf(request), 3),
    ),
    route('GET', '/v2/functions/:function_uuid', (identity, request) =>
      functionDocument(requireFunction(state, identity, param(request, 'function_uuid'))),
    ),
    {
      method: 'POST',
      pattern: '/v2/submit',
      handle(request) {
        const { status, document } = submitV2(desk, requireCaller(state, request), bodyOf(request));
        return json(status, document);
      },
    },
    route('POST', '/v3/endpoints/:endpoint_uuid/submit', (identity, request) =>
      submitV3(desk, identity, param(request, 'endpoint_uuid'), bodyOf(request)),
    ),
    route('GET', '/v2/tasks/:task_uuid', (identity, request) =>
      taskDocument(requireTask(state, identity, param(request, 'task_uuid'))),
    ),
    route('POST', '/v2/batch_status', (identity, request) => statuses(state, identity, bodyOf(request))),
    route('GET', '/v2/taskgroup/:task_group_uuid', (identity, request) =>
      taskGroup(state, identity, param(request, 'task_group_uuid')),
    ),
  ];
}
