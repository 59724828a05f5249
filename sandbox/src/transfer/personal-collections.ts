import type { Collection } from '../demo.ts';
import { json, param, type Reply } from '../http.ts';
import { textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { GuestRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { allCollections, isMapped, isPersonal } from './all-collections.ts';
import { bodyOf, type Call, requireText, routesOf } from './call.ts';
import { requestId, result, transferError, transferProblem } from './errors.ts';
import { isFolder, makeGuest, removeGuest } from './guests.ts';
import { directoryPath, normalisePath } from './paths.ts';
import { requireCollection } from './permissions.ts';
import { requireReachable } from './personal.ts';
import { effectiveRoles } from './roles.ts';

/** The collection, for who administers it. Those of a server are managed there: Conflict [provisional]. */
function administered(state: State, call: Call, id: string): Collection {
  const collection = requireCollection(state, id, call.resource);
  if (!isPersonal(collection))
    throw transferError(409, 'Conflict', 'This collection is managed by its own server', call.resource);
  if (!effectiveRoles(state, collection, call.caller.identity).includes('administrator'))
    throw transferProblem(403, 'You do not have permission to perform this operation', call.resource);
  return collection;
}

/** The personal collection that a route names; its roles are given and taken at Transfer. */
export function administeredPersonal(state: State, call: Call): Collection {
  return administered(state, call, param(call.request, 'endpoint_id'));
}

async function create(state: State, call: Call): Promise<Reply> {
  const body = bodyOf(call);
  const { resource } = call;
  const { identity } = call.caller;
  const named = textMember(body, 'host_endpoint') ?? textMember(body, 'host_endpoint_id');
  const host = administered(state, call, requireText(call, named, 'host_endpoint'));
  const refuse = (status: number, code: string, message: string) =>
    transferError(status, code, message, resource);
  if (!isMapped(host)) throw refuse(409, 'Conflict', 'A guest collection is made on a mapped collection');
  const display_name = requireText(call, textMember(body, 'display_name'), 'display_name').trim();
  if (display_name === '') throw refuse(400, 'ClientError.BadRequest', "'display_name' is empty");
  const host_path = requireText(call, textMember(body, 'host_path'), 'host_path');
  const path = directoryPath(normalisePath(host_path, resource));
  const same = (one: Collection) =>
    isPersonal(one) && one.owner === identity.id && one.display_name === display_name;
  if (allCollections(state).some(same))
    throw refuse(409, 'Exists', `You have a collection "${display_name}" already`);
  requireReachable(state, host, 'EndpointError', resource);
  if (!(await isFolder(state, identity, host, path, resource)))
    throw refuse(404, 'NotFound', `There is no folder ${path} on "${host.display_name}"`);
  const description = textMember(body, 'description') ?? '';
  const { id } = makeGuest(state, { host, path, display_name, description }, identity);
  return json(201, {
    DATA_TYPE: 'endpoint_create_result',
    code: 'Created',
    id,
    globus_connect_setup_key: null,
    message: 'Endpoint created successfully',
    request_id: requestId(),
    resource,
  });
}

/** A guest collection that was made since the first start. */
function changeable(state: State, call: Call): GuestRecord {
  const guest = state.guests.get(administeredPersonal(state, call).id);
  if (guest) return guest;
  throw transferProblem(403, 'The collections of the demo stay as they are', call.resource);
}

function update(state: State, call: Call): Reply {
  const guest = changeable(state, call);
  const body = bodyOf(call);
  const display_name = (textMember(body, 'display_name') ?? guest.display_name).trim();
  if (display_name === '')
    throw transferError(400, 'ClientError.BadRequest', "'display_name' is empty", call.resource);
  const description = textMember(body, 'description') ?? guest.description;
  state.guests.set(guest.id, { ...guest, display_name, description });
  return json(200, result('result', 'Updated', 'Endpoint updated successfully', call.resource));
}

function remove(state: State, call: Call): Reply {
  removeGuest(state, changeable(state, call));
  return json(200, result('result', 'Deleted', 'Endpoint deleted successfully', call.resource));
}

/** Guest collections on personal computers, which Transfer makes, changes and deletes itself. */
export function personalCollectionRoutes(state: State): Route[] {
  const route = routesOf(state);
  return [
    route('POST', '/shared_endpoint', call => create(state, call)),
    route('PUT', '/endpoint/:endpoint_id', call => update(state, call)),
    route('DELETE', '/endpoint/:endpoint_id', call => remove(state, call)),
  ];
}
