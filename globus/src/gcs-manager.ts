import { gcs } from '@globus/sdk';
import { type Call, type Caller, call, expected } from './call.ts';
import type { Collection, CollectionRole, GuestCreate } from './collection.ts';
import type { Environment } from './environment.ts';
import { unlessGone } from './gone.ts';
import { groupUrn, identityUrn } from './identity.ts';
import { idIn } from './ids.ts';
import { fieldsOf, itemsOf, textOf } from './json.ts';
import { fail, quoted } from './problem-words.ts';
import { dataAccessScope, manageCollectionsScope } from './scopes.ts';

/** The server of an endpoint, as the SDK's functions name it. */
interface ServerAddress {
  host: string;
  endpoint_id: string;
}

type Asked = Pick<Call, 'operation' | 'repeatable' | 'json' | 'signal'> & {
  /** what the scope to manage collections needs in turn */
  dependencies?: readonly string[];
  send(server: ServerAddress, options: Parameters<Call['send']>[0]): Promise<Response>;
};

/** Asks the server that a collection is on; the list in its answer (reference 3.9). */
async function askServer(
  caller: Caller,
  collection: Collection,
  { dependencies = [], send, ...asked }: Asked,
): Promise<unknown[]> {
  const host = serverOf(collection, caller.environment, asked.operation);
  const endpoint_id = collection.non_functional_endpoint_id ?? '';
  const needs = dependencies.length > 0 ? `[${dependencies.map(scope => `*${scope}`).join(' ')}]` : '';
  const answer = await call(
    // A token for this server is sent to this server.
    { ...caller, environment: { ...caller.environment, transfer: host } },
    {
      ...asked,
      service: 'transfer',
      scopes: [`${manageCollectionsScope(endpoint_id)}${needs}`],
      send: options => send({ host, endpoint_id }, options),
    },
  );
  return itemsOf(fieldsOf(answer).data);
}

/** Gives a role at the server that a collection is on. */
export async function giveRoleAtServer(
  caller: Caller,
  collection: Collection,
  { principal_type, principal, role }: Omit<CollectionRole, 'id'>,
  operation: string,
  signal?: AbortSignal,
): Promise<void> {
  await askServer(caller, collection, {
    operation,
    repeatable: false,
    signal,
    json: {
      DATA_TYPE: 'role#1.0.0',
      collection: collection.id,
      principal: urnOf({ principal_type, principal }),
      role,
    },
    send: (server, options) => gcs.roles.create(server, undefined, options),
  });
}

/** Whoever has a role, as the server names them. */
function urnOf({ principal_type, principal }: Pick<CollectionRole, 'principal_type' | 'principal'>): string {
  return principal_type === 'group' ? groupUrn(principal) : identityUrn(principal);
}

/** Takes a role there; the server has ids of its own for them. */
export async function takeRoleAtServer(
  caller: Caller,
  collection: Collection,
  { principal_type, principal, role }: Omit<CollectionRole, 'id'>,
  operation: string,
  signal?: AbortSignal,
): Promise<void> {
  const urn = urnOf({ principal_type, principal });
  const roles = await askServer(caller, collection, {
    operation,
    repeatable: true,
    signal,
    send: (server, options) => gcs.roles.getAll(server, { query: { collection_id: collection.id } }, options),
  });
  const found = roles.map(fieldsOf).find(one => one.principal === urn && one.role === role);
  const id = textOf(found?.id);
  if (id === undefined) return; // somebody else has taken it
  const taking = askServer(caller, collection, {
    operation,
    repeatable: true,
    signal,
    send: (server, options) => gcs.roles.remove(server, idIn('a role', id, operation), {}, options),
  });
  await unlessGone(taking, 'not_found');
}

/** Makes a guest collection of a folder of a mapped one; its id. */
export async function createGuestAtServer(
  caller: Caller,
  mapped: Collection,
  { display_name, base_path, description }: GuestCreate,
  operation: string,
  signal?: AbortSignal,
): Promise<string> {
  const dependencies = mapped.high_assurance ? [] : [dataAccessScope(mapped.id)];
  const user_credential_id = await ownCredential(caller, mapped, operation, signal);
  const data = await askServer(caller, mapped, {
    operation,
    repeatable: false,
    signal,
    dependencies,
    json: {
      DATA_TYPE: 'collection#1.0.0',
      collection_type: 'guest',
      mapped_collection_id: mapped.id,
      collection_base_path: base_path,
      display_name,
      ...(description && { description }),
      ...(user_credential_id !== undefined && { user_credential_id }),
    },
    send: (server, options) => gcs.collections.create(server, undefined, options),
  });
  return expected(caller, { service: 'transfer', operation }, textOf(fieldsOf(data[0]).id));
}

/** The caller's local account at the mapped collection's files; undefined leaves the choice to the server. */
async function ownCredential(
  caller: Caller,
  mapped: Collection,
  operation: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const asked = { operation, repeatable: true, signal };
  const [document] = await askServer(caller, mapped, {
    ...asked,
    send: (server, options) => gcs.collections.get(server, mapped.id, {}, options),
  });
  const gateway = textOf(fieldsOf(document).storage_gateway_id);
  if (gateway === undefined) return undefined;
  const credentials = await askServer(caller, mapped, {
    ...asked,
    send: (server, options) =>
      gcs.userCredentials.getAll(server, { query: { storage_gateway: gateway } }, options),
  });
  return textOf(fieldsOf(credentials[0]).id);
}

/** Deletes a guest collection; its files stay in the mapped one. */
export async function deleteAtServer(
  caller: Caller,
  collection: Collection,
  operation: string,
  signal?: AbortSignal,
): Promise<void> {
  const taking = askServer(caller, collection, {
    operation,
    repeatable: true,
    signal,
    send: (server, options) => gcs.collections.remove(server, collection.id, {}, options),
  });
  await unlessGone(taking, 'not_found');
}

/** The server that Transfer names: over HTTPS, or, in the sandbox, the sandbox itself. */
function serverOf(
  { gcs_manager_url, display_name, non_functional_endpoint_id }: Collection,
  environment: Environment,
  operation: string,
): string {
  const url = URL.canParse(gcs_manager_url ?? '') ? new URL(gcs_manager_url ?? '') : undefined;
  const isSafe =
    environment.id === 'sandbox' ? url?.origin === environment.transfer : url?.protocol === 'https:';
  if (url && isSafe && non_functional_endpoint_id) return url.origin;
  return fail({
    kind: 'service',
    operation,
    why: `Globus does not say where the server of ${quoted(display_name)} is`,
    remedy: 'Do it in the web app: open the collection there.',
  });
}
