import { json, type Reply, type Request } from '../http.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { requireCaller } from './access.ts';
import { flowsProblem } from './errors.ts';
import { cursorOf, listParameter, orderBy, pageOf } from './paging.ts';

const roles = ['owner', 'administrator', 'viewer'];
const fields = ['id', 'name', 'created_timestamp', 'updated_timestamp'];

/** There are none: to register one takes a subscription, and nobody here has one. */
const none: readonly Record<string, string>[] = [];

function list(state: State, request: Request): Reply {
  requireCaller(state, request, 'manage_flows');
  const cursor = cursorOf(request.query);
  const strange = listParameter(cursor.query, 'filter_roles')?.find(one => !roles.includes(one));
  if (strange !== undefined)
    throw flowsProblem(400, `There is no role '${strange}'. Roles: ${roles.join(', ')}.`);
  const by = Object.fromEntries(fields.map(name => [name, (api: (typeof none)[number]) => api[name] ?? '']));
  const { items, ...page } = pageOf(orderBy(none, cursor.query, 'id ASC', by), cursor, 'per_page', 20);
  return json(200, { registered_apis: items, ...page });
}

/** Registered APIs, which flows could call. */
export function registeredApiRoutes(state: State): Route[] {
  return [{ method: 'GET', pattern: '/registered_apis', handle: request => list(state, request) }];
}
