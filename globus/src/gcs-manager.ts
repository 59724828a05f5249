import { gcs } from '@globus/sdk';
import { type Caller, call } from './call.ts';
import type { Collection, CollectionRole } from './collection.ts';
import type { Environment } from './environment.ts';
import { groupUrn, identityUrn } from './identity.ts';
import { fail, quoted } from './problem-words.ts';
import { manageCollectionsScope } from './scopes.ts';

/** Gives a role at the server that a collection is on (reference 3.9). */
export async function giveRoleAtServer(
  caller: Caller,
  collection: Collection,
  role: Omit<CollectionRole, 'id'>,
  operation: string,
  signal?: AbortSignal,
): Promise<void> {
  const { principal_type, principal } = role;
  const endpoint_id = collection.non_functional_endpoint_id ?? '';
  const address = serverOf(collection, caller.environment, operation);
  await call(
    // A token for this server is sent to this server.
    { ...caller, environment: { ...caller.environment, transfer: address } },
    {
      service: 'transfer',
      operation,
      scopes: [manageCollectionsScope(endpoint_id)],
      repeatable: false,
      signal,
      json: {
        DATA_TYPE: 'role#1.0.0',
        collection: collection.id,
        principal: principal_type === 'group' ? groupUrn(principal) : identityUrn(principal),
        role: role.role,
      },
      send: options => gcs.roles.create({ host: address, endpoint_id }, undefined, options),
    },
  );
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
    remedy: 'Give the role in the web app: open the collection there, and its roles.',
  });
}
