import { type Caller, callerOf } from '../auth/tokens.ts';
import { type Collection, endpointId } from '../demo.ts';
import { json, objectOf, param, Refusal, type Reply, type Request } from '../http.ts';
import type { Identity } from '../identities.ts';
import { type JsonObject, textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { GuestRecord, RoleRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { allCollections, collectionById, isMapped, isPersonal } from './all-collections.ts';
import { isFolder, makeGuest, removeGuest } from './guests.ts';
import { directoryPath, normalisePath } from './paths.ts';
import { effectiveRoles, giveRole, roleNamed, rolesOf, takeRole } from './roles.ts';

const scope = `urn:globus:auth:scope:${endpointId}:manage_collections`;
/** Where the mapped collection's files are; the sandbox has one. */
const gateway = '5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e07';

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

function answer(status: number, data: readonly JsonObject[]): Reply {
  return json(status, {
    DATA_TYPE: 'result#1.0.0',
    code: 'success',
    detail: 'success',
    http_response_code: status,
    data,
  });
}

const principalUrn = /^urn:globus:(auth:identity|groups:id):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const bodyOf = (request: Request) => objectOf(request, message => refusal(400, 'bad_request', message));

function requireCaller(state: State, request: Request): Caller {
  const caller = callerOf(state, request);
  if (caller === undefined) throw refusal(401, 'not_authorized', 'The token is missing, expired or unknown.');
  if (!caller.token.scopes.includes(scope))
    throw refusal(403, 'permission_denied', `The token lacks the scope ${scope}.`);
  return caller;
}

function requireHere(state: State, id: string | null | undefined): Collection {
  const collection = collectionById(state, id);
  if (collection && !isPersonal(collection)) return collection;
  throw refusal(404, 'not_found', 'There is no such collection on this endpoint.');
}

function requireAdministrator(state: State, identity: Identity, id: string | null | undefined): Collection {
  const collection = requireHere(state, id);
  if (effectiveRoles(state, collection, identity).includes('administrator')) return collection;
  throw refusal(403, 'permission_denied', 'Only administrators of the collection may do this.');
}

const roleDocument = (role: RoleRecord): JsonObject => ({ DATA_TYPE: 'role#1.0.0', ...role });

function createRole(state: State, { identity }: Caller, request: Request): Reply {
  const body = bodyOf(request);
  const collection = requireAdministrator(state, identity, textMember(body, 'collection'));
  const role = roleNamed(textMember(body, 'role'));
  const principal = textMember(body, 'principal') ?? '';
  if (role === undefined || !principalUrn.test(principal))
    throw refusal(422, 'unprocessable_entity', 'The role or the principal is none.');
  const given = giveRole(state, collection, principal, role);
  if (!given) throw refusal(409, 'conflict', 'This role is given already.');
  return answer(201, [roleDocument(given)]);
}

function listRoles(state: State, { identity }: Caller, request: Request): Reply {
  const id = request.query.get('collection_id');
  // Without a collection these are the roles on the endpoint, of which there are none.
  if (id === null) return answer(200, []);
  const collection = requireHere(state, id);
  if (effectiveRoles(state, collection, identity).length === 0)
    throw refusal(403, 'permission_denied', 'Only those who have a role on the collection see its roles.');
  return answer(200, rolesOf(state, collection).map(roleDocument));
}

/** The role, for those who have one on the collection themselves. */
function getRole(state: State, { identity }: Caller, request: Request): Reply {
  const id = param(request, 'role_id');
  const seen = allCollections(state).filter(one => effectiveRoles(state, one, identity).length > 0);
  const role = seen.flatMap(one => rolesOf(state, one)).find(one => one.id === id);
  if (role === undefined) throw refusal(404, 'not_found', 'There is no such role that you could see.');
  return answer(200, [roleDocument(role)]);
}

function deleteRole(state: State, { identity }: Caller, request: Request): Reply {
  const role = state.roles.get(param(request, 'role_id'));
  if (role === undefined) throw refusal(404, 'not_found', 'There is no such role that could be taken.');
  takeRole(state, requireAdministrator(state, identity, role.collection), role.id);
  return answer(200, []);
}

function collectionDocument(collection: Collection): JsonObject {
  const { id, display_name, description, host, owner } = collection;
  const common = {
    DATA_TYPE: 'collection#1.9.0',
    id,
    display_name,
    description,
    public: true,
    high_assurance: false,
  };
  return host === null
    ? { ...common, collection_type: 'mapped', storage_gateway_id: gateway, allow_guest_collections: true }
    : {
        ...common,
        collection_type: 'guest',
        mapped_collection_id: host.id,
        collection_base_path: host.path,
        identity_id: owner,
      };
}

/** Guest collections are made by those who have a local account at the mapped collection. Gives the collection document. */
export async function makeGuestCollection(
  state: State,
  identity: Identity,
  body: JsonObject,
  resource: string,
): Promise<JsonObject> {
  const host = requireHere(state, textMember(body, 'mapped_collection_id'));
  if (!isMapped(host))
    throw refusal(422, 'unprocessable_entity', 'A guest collection is made on a mapped collection.');
  if (!host.accounts.includes(identity.id))
    throw refusal(403, 'permission_denied', `${identity.username} has no local account there.`);
  const display_name = textMember(body, 'display_name')?.trim() ?? '';
  if (display_name === '') throw refusal(422, 'unprocessable_entity', 'A collection has a display_name.');
  const path = directoryPath(normalisePath(textMember(body, 'collection_base_path') ?? '/', resource));
  if (!(await isFolder(state, identity, host, path, resource)))
    throw refusal(422, 'unprocessable_entity', `There is no folder ${path} on “${host.display_name}”.`);
  const description = textMember(body, 'description') ?? '';
  return collectionDocument(makeGuest(state, { host, path, display_name, description }, identity));
}

async function createCollection(state: State, { identity }: Caller, request: Request): Promise<Reply> {
  const body = bodyOf(request);
  if (textMember(body, 'collection_type') !== 'guest')
    throw refusal(422, 'unprocessable_entity', 'The sandbox makes guest collections only.');
  return answer(201, [await makeGuestCollection(state, identity, body, request.path)]);
}

function listCollections(state: State, request: Request): Reply {
  const host = request.query.get('mapped_collection_id');
  const here = allCollections(state).filter(one => !isPersonal(one));
  return answer(200, here.filter(one => host === null || one.host?.id === host).map(collectionDocument));
}

/** A guest collection that was made since the first start. */
function requireOwnGuest(state: State, { identity }: Caller, request: Request): GuestRecord {
  const collection = requireAdministrator(state, identity, param(request, 'collection_id'));
  const guest = state.guests.get(collection.id);
  if (!guest) throw refusal(403, 'permission_denied', 'The collections of the demo stay as they are.');
  return guest;
}

function updateCollection(state: State, caller: Caller, request: Request): Reply {
  const guest = requireOwnGuest(state, caller, request);
  const body = bodyOf(request);
  const display_name = (textMember(body, 'display_name') ?? guest.display_name).trim();
  if (display_name === '') throw refusal(422, 'unprocessable_entity', 'A collection has a display_name.');
  const changed = {
    ...guest,
    display_name,
    description: textMember(body, 'description') ?? guest.description,
  };
  state.guests.set(guest.id, changed);
  return answer(200, [collectionDocument(changed)]);
}

function deleteCollection(state: State, caller: Caller, request: Request): Reply {
  removeGuest(state, requireOwnGuest(state, caller, request));
  return answer(200, []);
}

/** The local accounts of the caller: one, or none. */
function credentials(state: State, { identity }: Caller): Reply {
  const { id, username } = identity;
  const has = allCollections(state).some(one => !isPersonal(one) && one.accounts.includes(id));
  const document = {
    DATA_TYPE: 'user_credential#1.0.0',
    id,
    identity_id: id,
    username,
    storage_gateway_id: gateway,
  };
  return answer(200, has ? [document] : []);
}

/** What the collections' own server takes, as far as the workbench asks it. */
export function managerRoutes(state: State): Route[] {
  const route = (
    method: string,
    pattern: string,
    handle: (caller: Caller, request: Request) => Reply | Promise<Reply>,
  ): Route => ({
    method,
    pattern: `/api${pattern}`,
    handle: request => handle(requireCaller(state, request), request),
  });
  return [
    route('POST', '/roles', (caller, request) => createRole(state, caller, request)),
    route('GET', '/roles', (caller, request) => listRoles(state, caller, request)),
    route('GET', '/roles/:role_id', (caller, request) => getRole(state, caller, request)),
    route('DELETE', '/roles/:role_id', (caller, request) => deleteRole(state, caller, request)),
    route('GET', '/collections', (_, request) => listCollections(state, request)),
    route('PATCH', '/collections/:collection_id', (caller, request) =>
      updateCollection(state, caller, request),
    ),
    route('POST', '/collections', (caller, request) => createCollection(state, caller, request)),
    route('GET', '/collections/:collection_id', (_, request) =>
      answer(200, [collectionDocument(requireHere(state, param(request, 'collection_id')))]),
    ),
    route('DELETE', '/collections/:collection_id', (caller, request) =>
      deleteCollection(state, caller, request),
    ),
    route('GET', '/user_credentials', caller => credentials(state, caller)),
  ];
}
