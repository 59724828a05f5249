import type { Collection } from '../demo.ts';
import { json, param, type Reply } from '../http.ts';
import { textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { bodyOf, type Call, requireText, routesOf } from './call.ts';
import { result, transferError, transferProblem } from './errors.ts';
import { requireCollection } from './permissions.ts';
import { administeredPersonal } from './personal-collections.ts';
import { effectiveRoles, giveRole, roleDocument, roleNamed, rolesOf, takeRole } from './roles.ts';

/** The collection; who has no role on it is not told of those of others. */
function requireInsider(state: State, call: Call): Collection {
  const collection = requireCollection(state, param(call.request, 'endpoint_id'), call.resource);
  if (effectiveRoles(state, collection, call.caller.identity).length === 0)
    throw transferProblem(403, 'You do not have permission to perform this operation', call.resource);
  return collection;
}

function roleList(state: State, call: Call): Reply {
  const roles = rolesOf(state, requireInsider(state, call));
  return json(200, { DATA_TYPE: 'role_list', DATA: roles.map(roleDocument) });
}

function getRole(state: State, call: Call): Reply {
  const id = param(call.request, 'role_id');
  const role = rolesOf(state, requireInsider(state, call)).find(one => one.id === id);
  if (!role) throw transferError(404, 'RoleNotFound', `Role '${id}' was not found`, call.resource);
  return json(200, roleDocument(role));
}

function createRole(state: State, call: Call): Reply {
  const collection = administeredPersonal(state, call);
  const body = bodyOf(call);
  const role = roleNamed(textMember(body, 'role'));
  if (role === undefined) throw transferError(400, 'BadRequest', "'role' is not a role", call.resource);
  const type = textMember(body, 'principal_type');
  const id = requireText(call, textMember(body, 'principal'), 'principal').toLowerCase();
  if ((type !== 'identity' && type !== 'group') || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw transferError(
      400,
      'BadRequest',
      "'principal' must be the UUID of an identity or a group, and 'principal_type' say which",
      call.resource,
    );
  const principal = `urn:globus:${type === 'group' ? 'groups:id' : 'auth:identity'}:${id}`;
  const given = giveRole(state, collection, principal, role);
  if (!given) throw transferError(409, 'Exists', 'This role is given already', call.resource);
  return json(201, roleDocument(given));
}

function deleteRole(state: State, call: Call): Reply {
  const id = param(call.request, 'role_id');
  if (!takeRole(state, administeredPersonal(state, call), id))
    throw transferError(404, 'RoleNotFound', `Role '${id}' was not found`, call.resource);
  return json(200, result('result', 'Deleted', `Role '${id}' deleted successfully`, call.resource));
}

/** Roles on collections; those of mapped and guest collections are given by their own server. */
export function roleRoutes(state: State): Route[] {
  const route = routesOf(state);
  return [
    route('GET', '/endpoint/:endpoint_id/role_list', call => roleList(state, call)),
    route('POST', '/endpoint/:endpoint_id/role', call => createRole(state, call)),
    route('GET', '/endpoint/:endpoint_id/role/:role_id', call => getRole(state, call)),
    route('DELETE', '/endpoint/:endpoint_id/role/:role_id', call => deleteRole(state, call)),
  ];
}
