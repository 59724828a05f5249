import { callerOf } from '../auth/tokens.ts';
import { collections, endpointId } from '../demo.ts';
import { json, objectOf, Refusal, type Reply, type Request } from '../http.ts';
import { textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { effectiveRoles, giveRole, roleNamed } from './roles.ts';

const scope = `urn:globus:auth:scope:${endpointId}:manage_collections`;

function refusal(status: number, code: string, detail: string): Refusal {
  return new Refusal(status, {
    DATA_TYPE: 'result#1.0.0',
    code,
    detail,
    message: detail,
    http_response_code: status,
  });
}

/** A general trouble in the error shape of the GCS Manager. */
export function managerProblem(status: number, message: string): Refusal {
  return refusal(status, 'error', message);
}

const principalUrn = /^urn:globus:(auth:identity|groups:id):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function createRole(state: State, request: Request): Reply {
  const caller = callerOf(state, request);
  if (caller === undefined) throw refusal(401, 'not_authorized', 'The token is missing, expired or unknown.');
  if (!caller.token.scopes.includes(scope))
    throw refusal(403, 'permission_denied', `The token lacks the scope ${scope}.`);
  const body = objectOf(request, message => refusal(400, 'bad_request', message));
  const collection = collections.find(one => one.id === textMember(body, 'collection'));
  if (!collection || collection.entity_type === 'GCP_guest_collection')
    throw refusal(404, 'not_found', 'There is no such collection on this endpoint.');
  if (!effectiveRoles(state, collection, caller.identity).includes('administrator'))
    throw refusal(403, 'permission_denied', 'Only administrators of the collection may give roles.');
  const role = roleNamed(textMember(body, 'role'));
  const principal = textMember(body, 'principal') ?? '';
  if (role === undefined || !principalUrn.test(principal))
    throw refusal(422, 'unprocessable_entity', 'The role or the principal is none.');
  const given = giveRole(state, collection, principal, role);
  if (!given) throw refusal(409, 'conflict', 'This role is given already.');
  const data = [{ DATA_TYPE: 'role#1.0.0', ...given }];
  return json(201, {
    DATA_TYPE: 'result#1.0.0',
    code: 'success',
    detail: 'success',
    http_response_code: 201,
    data,
  });
}

/** What the collections' own server takes, as far as the workbench asks it. */
export function managerRoutes(state: State): Route[] {
  return [{ method: 'POST', pattern: '/api/roles', handle: request => createRole(state, request) }];
}
