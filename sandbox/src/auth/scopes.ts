import { createHash } from 'node:crypto';
import { collections, endpointId } from '../demo.ts';
import type { State } from '../state/state.ts';

export const flowsService = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a';
export const transferAll = 'urn:globus:auth:scope:transfer.api.globus.org:all';
export const groupsAll = 'urn:globus:auth:scope:groups.api.globus.org:all';
export const myGroups = 'urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships';
const searchScope = (name: string) => `urn:globus:auth:scope:search.api.globus.org:${name}`;
export const searchAll = searchScope('all');
export const searchIngest = searchScope('ingest');
export const searchQuery = searchScope('search');
export const searchIngestAction = 'https://auth.globus.org/scopes/actions.globus.org/search/ingest';
export const searchDeleteAction =
  'https://auth.globus.org/scopes/5fac2e64-c734-4e6b-90ea-ff12ddbf9653/search_delete';
export const automateScope = (name: string) =>
  `https://auth.globus.org/scopes/5fac2e64-c734-4e6b-90ea-ff12ddbf9653/${name}`;
export const createGuestScope = 'urn:globus:auth:scope:transfer.actions.globus.org:create_guest_collection';
export const computeAll = 'https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all';
export const helloWorldScope = 'https://auth.globus.org/scopes/actions.globus.org/hello_world';

export function flowScope(flowId: string): string {
  return `https://auth.globus.org/scopes/${flowId}/flow_${flowId.replaceAll('-', '_')}_user`;
}

export function dataAccess(collectionId: string): string {
  return `https://auth.globus.org/scopes/${collectionId}/data_access`;
}

/** The id of a scope, made of its name: the same in every sandbox. */
export function scopeId(scope: string): string {
  const hex = createHash('sha256').update(scope).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

const named = (server: string, prefix: string, names: string): [string, string][] =>
  names.split(' ').map(name => [`${prefix}${name}`, server]);

/** The scopes that exist whatever the state, each with the resource server under which its token is filed. */
const standing: ReadonlyMap<string, string> = new Map([
  ...named('auth.globus.org', '', 'openid profile email offline_access'),
  ...named(
    'auth.globus.org',
    'urn:globus:auth:scope:auth.globus.org:',
    'view_identities view_identity_set view_clients view_clients_and_scopes view_consents view_authentications manage_projects',
  ),
  ...named('transfer.api.globus.org', '', transferAll),
  ...named(
    'flows.globus.org',
    `${flowsService}/`,
    'all manage_flows view_flows run run_status run_manage web_input_view web_input_respond',
  ),
  ...named('groups.api.globus.org', '', `${groupsAll} ${myGroups}`),
  ...named('search.api.globus.org', '', `${searchAll} ${searchIngest} ${searchQuery}`),
  ...named('funcx_service', '', computeAll),
  ...named('actions.globus.org', '', `${helloWorldScope} ${searchIngestAction} ${searchDeleteAction}`),
  ...named(
    'actions.globus.org',
    automateScope(''),
    'notification_notify weboption_wait_for_option expression datacite_mint_basic_auth_action_all',
  ),
  ...named('transfer.actions.globus.org', '', createGuestScope),
  ...named(endpointId, `urn:globus:auth:scope:${endpointId}:`, 'manage_collections'),
]);

/** The resource server of a scope; undefined: the scope does not exist, here and now. */
export function resourceServerOf(state: State, scope: string): string | undefined {
  const server = standing.get(scope);
  if (server !== undefined) return server;
  const mapped = collections.find(
    one => one.entity_type === 'GCSv5_mapped_collection' && dataAccess(one.id) === scope,
  );
  if (mapped !== undefined) return mapped.id;
  const named = resourceServerIn(scope);
  if (named === undefined) return undefined;
  if (state.clients.get(named) !== undefined) return named;
  return flowScope(named) === scope ? state.flows.get(named)?.id : undefined;
}

/** The resource server that the name of a scope tells: a service account has all the scopes that begin so. */
export function resourceServerIn(scope: string): string | undefined {
  return /^https:\/\/auth\.globus\.org\/scopes\/([^/]+)\/[^/]+$/.exec(scope)?.[1];
}
