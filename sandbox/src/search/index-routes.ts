import { json, objectOf, param, type Request } from '../http.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { invalidAt, searchProblem } from './errors.ts';
import { createIndex, indexFor, listIndexes, markDeleted, reopen, updateIndex } from './indexes.ts';
import {
  createRole,
  deleteRole,
  listRoles,
  type Operation,
  type RoleName,
  requireIndex,
  requireIndexFor,
  requireRole,
} from './roles.ts';
import { requireManager, requireViewer } from './viewer.ts';

const bodyOf = (request: Request) => objectOf(request, message => searchProblem(400, message));

function wantedRoles(query: URLSearchParams): RoleName[] {
  const names = query.getAll('filter_roles').flatMap(list => list.split(','));
  return names.map(name => {
    if (name !== 'owner' && name !== 'admin' && name !== 'writer')
      throw invalidAt(['query', 'filter_roles'], 'Must be one of: owner, admin, writer.');
    return name;
  });
}

/** Indexes and who may do what with them. */
export function indexRoutes(state: State): Route[] {
  const manage = (request: Request, operation: Operation) => {
    const identity = requireManager(state, request);
    return { identity, index: requireIndexFor(state, param(request, 'index_id'), identity, operation) };
  };
  return [
    {
      method: 'GET',
      pattern: '/v1/index_list',
      handle(request) {
        const identity = requireManager(state, request);
        return json(200, listIndexes(state, identity, wantedRoles(request.query)));
      },
    },
    {
      method: 'POST',
      pattern: '/v1/index',
      handle: request => json(200, createIndex(state, requireManager(state, request), bodyOf(request))),
    },
    {
      method: 'GET',
      pattern: '/v1/index/:index_id',
      handle(request) {
        const { identity } = requireViewer(state, request);
        return json(200, indexFor(state, requireIndex(state, param(request, 'index_id')), identity));
      },
    },
    {
      method: 'PATCH',
      pattern: '/v1/index/:index_id',
      handle: request =>
        json(200, updateIndex(state, manage(request, 'index_update').index, bodyOf(request))),
    },
    {
      method: 'DELETE',
      pattern: '/v1/index/:index_id',
      handle: request => json(200, markDeleted(state, manage(request, 'index_delete').index)),
    },
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/reopen',
      handle(request) {
        const identity = requireManager(state, request);
        const index = requireIndex(state, param(request, 'index_id'));
        requireRole(index, identity, 'index_reopen');
        return json(200, reopen(state, index));
      },
    },
    {
      method: 'GET',
      pattern: '/v1/index/:index_id/role_list',
      handle: request => json(200, listRoles(manage(request, 'role_list').index)),
    },
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/role',
      handle(request) {
        const { index, identity } = manage(request, 'role_create');
        return json(200, createRole(state, index, identity, bodyOf(request)));
      },
    },
    {
      method: 'DELETE',
      pattern: '/v1/index/:index_id/role/:role_id',
      handle(request) {
        const { index } = manage(request, 'role_delete');
        return json(200, deleteRole(state, index, param(request, 'role_id')));
      },
    },
  ];
}
