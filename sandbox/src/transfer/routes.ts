import { randomUUID } from 'node:crypto';
import { transferAll } from '../auth/scopes.ts';
import { authorityOf, type Caller, callerOf } from '../auth/tokens.ts';
import type { Collection } from '../demo.ts';
import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import type { Authority } from '../identities.ts';
import { type JsonObject, textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { TaskRecord } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';
import { createAccess, deleteAccess, getAccess, listAccess, updateAccess } from './access.ts';
import { allCollections } from './all-collections.ts';
import { endpointDocument, searchCollections, searchScopes } from './collections.ts';
import { requestId, resourceOf, transferError, transferProblem } from './errors.ts';
import { listFolder, makeFolder, renamePath, statPath } from './files.ts';
import { maximumFiles, readFilter, readOrder } from './listing.ts';
import { requireCollection } from './permissions.ts';
import { effectiveRoles, giveRole, roleDocument, roleNamed, rolesOf, takeRole } from './roles.ts';
import { deleteTask, submitted, transferTask } from './submit.ts';
import { eventDocuments, taskDocument } from './task-document.ts';
import type { Tasks } from './tasks.ts';

/** One call to Transfer, once it is known who makes it. */
interface Call {
  readonly request: Request;
  readonly caller: Caller;
  readonly authority: Authority;
  /** The path without `/v0.10`, as error documents name it. */
  readonly resource: string;
}

function numberOf(call: Call, name: string, otherwise: number, most: number): number {
  const text = call.request.query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || text.trim() === '')
    throw transferError(
      400,
      'ClientError.BadRequest',
      `'${name}' must be a whole number, not '${text}'`,
      call.resource,
    );
  return Math.min(value, most);
}

const bodyOf = (call: Call): JsonObject =>
  objectOf(call.request, message => transferError(400, 'ClientError.BadRequest', message, call.resource));

function requireText(call: Call, value: string | null | undefined, name: string): string {
  if (value === null || value === undefined)
    throw transferError(400, 'ClientError.BadRequest', `'${name}' is required`, call.resource);
  return value;
}

function search(state: State, call: Call): Reply {
  const { query } = call.request;
  const fulltext = query.get('filter_fulltext') ?? '';
  const scope = query.get('filter_scope') ?? 'all';
  const owner = query.get('filter_owner_id');
  const host = query.get('filter_host_endpoint');
  const bad = (message: string) => transferError(400, 'ClientError.BadRequest', message, call.resource);
  if (!searchScopes.includes(scope)) throw bad(`'filter_scope' must be one of ${searchScopes.join(', ')}`);
  if (fulltext.trim() === '' && scope === 'all' && owner === null && host === null)
    throw bad("'filter_fulltext' is required unless 'filter_scope' or another filter narrows the search");
  const entityTypes = query.get('filter_entity_type')?.split(',') ?? [];
  const found = searchCollections(state, call.caller.identity, { fulltext, scope, entityTypes, owner, host });
  const offset = numberOf(call, 'offset', 0, 1000);
  const limit = numberOf(call, 'limit', 100, 1000);
  return json(200, {
    DATA_TYPE: 'endpoint_list',
    DATA: found.slice(offset, offset + limit).map(one => endpointDocument(state, one, call.caller.identity)),
    limit,
    offset,
    has_next_page: offset + limit < found.length,
  });
}

/** The caller's guest collections on a host. */
function ownGuests(state: State, call: Call): Reply {
  const { identity } = call.caller;
  const host = requireCollection(state, param(call.request, 'endpoint_id'), call.resource);
  const mine = allCollections(state).filter(one => one.host?.id === host.id && one.owner === identity.id);
  return page(call, 'endpoint_list', mine, shown => shown.map(one => endpointDocument(state, one, identity)));
}

function roleList(state: State, call: Call): Reply {
  const collection = requireCollection(state, param(call.request, 'endpoint_id'), call.resource);
  if (effectiveRoles(state, collection, call.caller.identity).length === 0)
    throw transferProblem(403, 'You do not have permission to perform this operation', call.resource);
  return json(200, { DATA_TYPE: 'role_list', DATA: rolesOf(state, collection).map(roleDocument) });
}

function getRole(state: State, call: Call): Reply {
  const collection = requireCollection(state, param(call.request, 'endpoint_id'), call.resource);
  if (effectiveRoles(state, collection, call.caller.identity).length === 0)
    throw transferProblem(403, 'You do not have permission to perform this operation', call.resource);
  const id = param(call.request, 'role_id');
  const role = rolesOf(state, collection).find(one => one.id === id);
  if (!role) throw transferError(404, 'RoleNotFound', `Role '${id}' was not found`, call.resource);
  return json(200, roleDocument(role));
}

/** Roles are given and taken here on personal collections only; others have their own server for it. */
function requirePersonal(state: State, call: Call): Collection {
  const collection = requireCollection(state, param(call.request, 'endpoint_id'), call.resource);
  if (collection.entity_type !== 'GCP_guest_collection')
    throw transferError(
      409,
      'Conflict',
      'The roles of this collection are managed by its own server',
      call.resource,
    );
  if (!effectiveRoles(state, collection, call.caller.identity).includes('administrator'))
    throw transferProblem(403, 'You do not have permission to perform this operation', call.resource);
  return collection;
}

function createRole(state: State, call: Call): Reply {
  const collection = requirePersonal(state, call);
  const body = bodyOf(call);
  const role = roleNamed(textMember(body, 'role'));
  if (role === undefined) throw transferError(400, 'BadRequest', "'role' is not a role", call.resource);
  const space = textMember(body, 'principal_type') === 'group' ? 'groups:id' : 'auth:identity';
  const principal = `urn:globus:${space}:${requireText(call, textMember(body, 'principal'), 'principal')}`;
  const given = giveRole(state, collection, principal, role);
  if (!given) throw transferError(409, 'Exists', 'This role is given already', call.resource);
  return json(201, roleDocument(given));
}

function deleteRole(state: State, call: Call): Reply {
  const id = param(call.request, 'role_id');
  if (!takeRole(state, requirePersonal(state, call), id))
    throw transferError(404, 'RoleNotFound', `Role '${id}' was not found`, call.resource);
  return json(200, {
    DATA_TYPE: 'result',
    code: 'Deleted',
    message: `Role '${id}' deleted successfully`,
    request_id: requestId(),
    resource: call.resource,
  });
}

function requireTask(state: State, call: Call): TaskRecord {
  const id = param(call.request, 'task_id');
  const task = state.tasks.get(id);
  if (task?.owner_id !== call.caller.identity.id)
    throw transferError(404, 'TaskNotFound', `No task with id '${id}' was found`, call.resource);
  return task;
}

function listTasks(state: State, call: Call): Reply {
  const mine = state.tasks.lines().filter(task => task.owner_id === call.caller.identity.id);
  mine.sort((a, b) => b.request_time - a.request_time);
  return page(call, 'task_list', mine, shown => {
    const tasks = shown.flatMap(({ task_id }) => state.tasks.get(task_id) ?? []);
    return tasks.map(task => taskDocument(state, task));
  });
}

/** A page of a list; documents are made of what it shows. */
function page<T>(
  call: Call,
  type: string,
  items: readonly T[],
  documentsOf: (shown: readonly T[]) => JsonObject[],
): Reply {
  const offset = numberOf(call, 'offset', 0, Number.MAX_SAFE_INTEGER);
  const limit = numberOf(call, 'limit', 10, 1000);
  const DATA = documentsOf(items.slice(offset, offset + limit));
  return json(200, { DATA_TYPE: type, length: DATA.length, limit, offset, total: items.length, DATA });
}

/** A page of what is told by markers, which count here. */
function markedPage(call: Call, type: string, documents: readonly JsonObject[]): Reply {
  const start = numberOf(call, 'marker', 0, Number.MAX_SAFE_INTEGER);
  const end = start + 1000;
  const next_marker = end < documents.length ? String(end) : null;
  return json(200, { DATA_TYPE: type, next_marker, DATA: documents.slice(start, end) });
}

/** Gives a task that is under way another label or deadline. */
function updateTask(state: State, call: Call): Reply {
  const task = requireTask(state, call);
  const { resource } = call;
  if (task.status !== 'ACTIVE') throw transferError(409, 'Conflict', 'The task is over already', resource);
  const body = bodyOf(call);
  const label = textMember(body, 'label') ?? task.label;
  if (label !== null && (label.length > 128 || label.includes('\n')))
    throw transferError(
      400,
      'ClientError.BadRequest',
      'A label has at most 128 characters in a line',
      resource,
    );
  task.label = label;
  task.deadline = textMember(body, 'deadline') ?? task.deadline;
  state.tasks.set(task.task_id, task);
  const message = 'The task has been updated successfully.';
  return json(200, { DATA_TYPE: 'result', code: 'Updated', message, request_id: requestId(), resource });
}

function cancel(state: State, tasks: Tasks, call: Call): Reply {
  const task = requireTask(state, call);
  const stopped = tasks.cancel(task.task_id);
  return json(200, {
    DATA_TYPE: 'result',
    code: stopped ? 'Canceled' : 'TaskComplete',
    message: stopped
      ? 'The task has been cancelled successfully.'
      : 'The task completed before the cancel request.',
    request_id: requestId(),
    resource: call.resource,
  });
}

function submit(tasks: Tasks, call: Call, task: TaskRecord): Reply {
  const { task: filed, repeated } = tasks.submit(task);
  return json(repeated ? 200 : 202, submitted(filed, repeated, call.resource));
}

export function transferRoutes(state: State, tasks: Tasks): Route[] {
  const route = (method: string, pattern: string, act: (call: Call) => Reply | Promise<Reply>): Route => ({
    method,
    pattern: `/v0.10${pattern}`,
    handle(request) {
      const caller = callerOf(state, request);
      if (caller === undefined)
        throw transferProblem(401, 'The token is missing, expired or unknown', request.path);
      if (!caller.token.scopes.includes(transferAll))
        throw transferProblem(401, `The token lacks the scope ${transferAll}`, request.path);
      const authority = authorityOf(caller, transferAll);
      return act({ request, caller, authority, resource: resourceOf(request.path) });
    },
  });
  const endpoint = (call: Call) => param(call.request, 'endpoint_id');
  const rule = (call: Call) => param(call.request, 'rule_id');
  const path = (call: Call) => call.request.query.get('path');

  return [
    route('GET', '/endpoint_search', call => search(state, call)),
    route('GET', '/endpoint/:endpoint_id', call => {
      const collection = requireCollection(state, endpoint(call), call.resource);
      return json(200, endpointDocument(state, collection, call.caller.identity));
    }),
    route('GET', '/endpoint/:endpoint_id/my_shared_endpoint_list', call => ownGuests(state, call)),
    route('GET', '/endpoint/:endpoint_id/role_list', call => roleList(state, call)),
    route('POST', '/endpoint/:endpoint_id/role', call => createRole(state, call)),
    route('GET', '/endpoint/:endpoint_id/role/:role_id', call => getRole(state, call)),
    route('DELETE', '/endpoint/:endpoint_id/role/:role_id', call => deleteRole(state, call)),
    route('GET', '/endpoint/:endpoint_id/access_list', call =>
      json(200, listAccess(state, call.caller.identity, endpoint(call))),
    ),
    route('POST', '/endpoint/:endpoint_id/access', call =>
      json(201, createAccess(state, call.caller.identity, endpoint(call), bodyOf(call))),
    ),
    route('GET', '/endpoint/:endpoint_id/access/:rule_id', call =>
      json(200, getAccess(state, call.caller.identity, endpoint(call), rule(call))),
    ),
    route('PUT', '/endpoint/:endpoint_id/access/:rule_id', call =>
      json(200, updateAccess(state, call.caller.identity, endpoint(call), rule(call), bodyOf(call))),
    ),
    route('DELETE', '/endpoint/:endpoint_id/access/:rule_id', call =>
      json(200, deleteAccess(state, call.caller.identity, endpoint(call), rule(call))),
    ),
    route('GET', '/operation/endpoint/:endpoint_id/ls', async call => {
      const { query } = call.request;
      return json(
        200,
        await listFolder(state, call.authority, endpoint(call), path(call) ?? '/~/', {
          showHidden: !['false', '0'].includes(query.get('show_hidden') ?? 'true'),
          offset: numberOf(call, 'offset', 0, Number.MAX_SAFE_INTEGER),
          limit: numberOf(call, 'limit', maximumFiles, maximumFiles),
          orderby: readOrder(query.get('orderby') ?? undefined, call.resource),
          filter: readFilter(query.get('filter') ?? undefined, call.resource),
        }),
      );
    }),
    route('GET', '/operation/endpoint/:endpoint_id/stat', async call =>
      json(200, await statPath(state, call.authority, endpoint(call), requireText(call, path(call), 'path'))),
    ),
    route('POST', '/operation/endpoint/:endpoint_id/mkdir', async call => {
      const folder = requireText(call, textMember(bodyOf(call), 'path'), 'path');
      return json(200, await makeFolder(state, call.authority, endpoint(call), folder));
    }),
    route('POST', '/operation/endpoint/:endpoint_id/rename', async call => {
      const body = bodyOf(call);
      const from = requireText(call, textMember(body, 'old_path'), 'old_path');
      const to = requireText(call, textMember(body, 'new_path'), 'new_path');
      return json(200, await renamePath(state, call.authority, endpoint(call), from, to));
    }),
    route('GET', '/submission_id', () => json(200, { DATA_TYPE: 'submission_id', value: randomUUID() })),
    route('POST', '/transfer', call =>
      submit(tasks, call, transferTask(state, call.authority, withSubmission(call), call.resource)),
    ),
    route('POST', '/delete', call =>
      submit(tasks, call, deleteTask(state, call.authority, withSubmission(call), call.resource)),
    ),
    route('GET', '/task_list', call => listTasks(state, call)),
    route('GET', '/task/:task_id', call => json(200, taskDocument(state, requireTask(state, call)))),
    route('PUT', '/task/:task_id', call => updateTask(state, call)),
    route('GET', '/task/:task_id/successful_transfers', call => {
      const { transferred = [] } = requireTask(state, call).outcome ?? {};
      const documents = transferred.map(file => ({ DATA_TYPE: 'successful_transfer', ...file }));
      return markedPage(call, 'successful_transfers', documents);
    }),
    route('GET', '/task/:task_id/skipped_errors', call => {
      const { skipped = [] } = requireTask(state, call).outcome ?? {};
      const documents = skipped.map(file => ({
        DATA_TYPE: 'skipped_error',
        checksum_algorithm: null,
        external_checksum: null,
        is_directory: false,
        is_symlink: false,
        is_delete_destination_extra: false,
        ...file,
        error_time: isoSeconds(file.error_time),
      }));
      return markedPage(call, 'skipped_errors', documents);
    }),
    route('POST', '/task/:task_id/cancel', call => cancel(state, tasks, call)),
    route('GET', '/task/:task_id/event_list', call =>
      page(call, 'event_list', eventDocuments(requireTask(state, call)), shown => [...shown]),
    ),
  ];
}

function withSubmission(call: Call): JsonObject {
  const body = bodyOf(call);
  requireText(call, textMember(body, 'submission_id'), 'submission_id');
  return body;
}
