import { type ComputeEndpoint, computeEndpoints } from '../demo.ts';
import type { Identity } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { computeError } from './errors.ts';
import type { Load } from './tasks.ts';

export function requireEndpoint(id: string): ComputeEndpoint {
  const found = computeEndpoints.find(one => one.id === id);
  if (found === undefined)
    throw computeError(404, 'ENDPOINT_NOT_FOUND', `Endpoint ${id} could not be resolved`, [id]);
  return found;
}

/** Tasks are for those who have a local account where the endpoint is. */
export function requireAccount(endpoint: ComputeEndpoint, identity: Identity): void {
  if (!endpoint.accounts.includes(identity.id))
    throw computeError(
      422,
      'SEMANTICALLY_INVALID',
      `Identity failed to map to a local user name: ${identity.username} has no account at "${endpoint.display_name}"`,
      [endpoint.id],
    );
}

/** Those that the identity owns; with `any`, those that it may use too. */
export function listEndpoints(identity: Identity, role: 'owner' | 'any'): JsonObject[] {
  return computeEndpoints
    .filter(one => one.owner === identity.id || (role === 'any' && one.accounts.includes(identity.id)))
    .map(({ id, name, display_name, owner }) => ({ uuid: id, name, display_name, owner }));
}

export function endpointDocument(endpoint: ComputeEndpoint): JsonObject {
  return {
    uuid: endpoint.id,
    name: endpoint.name,
    display_name: endpoint.display_name,
    description: endpoint.description,
    owner: endpoint.owner,
    multi_user: true,
    high_assurance: false,
    public: true,
    hostname: 'sandbox.example',
    endpoint_version: null,
    sdk_version: null,
    python_version: null,
    subscription_uuid: null,
    subscription_admin_verified: false,
  };
}

export function statusDocument(load: Load): JsonObject {
  return {
    status: 'online',
    details: {
      total_workers: load.workers,
      idle_workers: load.workers - load.running,
      pending_tasks: load.waiting,
      outstanding_tasks: load.waiting + load.running,
      managers: 1,
    },
  };
}
