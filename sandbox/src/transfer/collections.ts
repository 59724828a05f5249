import { type Collection, endpointId } from '../demo.ts';
import { type Identity, identityById } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { State } from '../state/state.ts';
import { allCollections, collectionById, isMapped, isPersonal } from './all-collections.ts';
import { mayManageAccess, permissionAt } from './permissions.ts';
import { personalOf } from './personal.ts';
import { effectiveRoles } from './roles.ts';

const serverName = 'Sandbox server';

function ownerOf(state: State, collection: Collection): { owner_id: string; owner_string: string } {
  const owner = collection.owner === null ? undefined : identityById(state, collection.owner);
  if (owner !== undefined) return { owner_id: owner.id, owner_string: owner.username };
  return { owner_id: endpointId, owner_string: `${endpointId}@clients.auth.globus.org` };
}

/** The endpoint document of a collection as this identity sees it. */
export function endpointDocument(state: State, collection: Collection, identity: Identity): JsonObject {
  const guest = !isMapped(collection);
  const personal = personalOf(state, collection);
  const host = collectionById(state, collection.host?.id);
  return {
    DATA_TYPE: 'endpoint',
    id: collection.id,
    display_name: collection.display_name,
    canonical_name: `u_sandbox#${collection.id}`,
    name: collection.id,
    username: 'u_sandbox',
    ...ownerOf(state, collection),
    organization: 'Sandbox University',
    department: null,
    description: collection.description,
    keywords: null,
    contact_email: null,
    contact_info: null,
    info_link: null,
    user_message: null,
    user_message_link: null,
    public: true,
    subscription_id: null,
    subscription_admin_verified: false,
    entity_type: collection.entity_type,
    non_functional: false,
    is_globus_connect: personal !== undefined,
    gcs_version: personal ? null : '5.4.80',
    gcs_manager_url: personal ? null : state.address.url,
    tlsftp_server: null,
    https_server: null,
    host_endpoint: null,
    host_endpoint_id: host?.id ?? null,
    host_endpoint_display_name: host?.display_name ?? null,
    host_path: collection.host?.path ?? null,
    mapped_collection_id: host?.id ?? null,
    mapped_collection_display_name: host?.display_name ?? null,
    non_functional_endpoint_id: personal ? null : endpointId,
    non_functional_endpoint_display_name: personal ? null : serverName,
    sharing_target_endpoint: null,
    sharing_target_root_path: null,
    acl_available: guest,
    acl_editable: guest && mayManageAccess(state, collection, identity),
    my_effective_roles: effectiveRoles(state, collection, identity),
    shareable: !guest,
    in_use: false,
    acl_max_expiration_period_mins: null,
    high_assurance: false,
    authentication_timeout_mins: 15_840,
    authentication_assurance_timeout: 15_840,
    authentication_policy_id: null,
    mfa_required: false,
    force_encryption: false,
    force_verify: false,
    disable_verify: false,
    disable_anonymous_writes: false,
    restrict_transfers_to_high_assurance: null,
    associated_flow_policy: null,
    french_english_bilingual: false,
    last_accessed_time: null,
    auto_delete_timeout: null,
    skip_auto_delete: null,
    gcp_connected: personal?.connected ?? null,
    gcp_paused: personal?.paused ?? null,
    activated: true,
    expires_in: -1,
    expire_time: null,
    default_directory: guest ? null : '/~/',
    network_use: null,
    location: null,
    requester_pays: false,
    preserve_modtime: null,
    local_user_info_available: !guest,
    DATA: [],
  };
}

export interface Search {
  readonly fulltext: string;
  readonly scope: string;
  readonly entityTypes: readonly string[];
  readonly owner: string | null;
  readonly host: string | null;
}

export const searchScopes = [
  'all',
  'my-endpoints',
  'my-gcp-endpoints',
  'recently-used',
  'in-use',
  'shared-by-me',
  'shared-with-me',
  'administered-by-me',
  'hide-no-permissions',
];

function inScope(state: State, collection: Collection, identity: Identity, scope: string): boolean {
  const roles = effectiveRoles(state, collection, identity);
  const mine = collection.owner === identity.id;
  const guest = !isMapped(collection);
  const permitted = permissionAt(state, collection, identity) !== undefined;
  switch (scope) {
    case 'all':
      return true;
    case 'my-endpoints':
      return mine;
    case 'my-gcp-endpoints':
      return mine && isPersonal(collection);
    case 'shared-by-me':
      return guest && mine;
    case 'shared-with-me':
      return guest && !mine && roles.length === 0 && permitted;
    case 'administered-by-me':
      return roles.includes('administrator');
    case 'recently-used':
      return state.tasks
        .lines()
        .some(
          task =>
            task.owner_id === identity.id &&
            [task.source_endpoint_id, task.destination_endpoint_id].includes(collection.id),
        );
    case 'hide-no-permissions':
      return permitted;
    default:
      return false;
  }
}

/** Collections in which every word of the query occurs. */
export function searchCollections(state: State, identity: Identity, search: Search): Collection[] {
  const words = search.fulltext
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  return allCollections(state).filter(one => {
    const { owner_id, owner_string } = ownerOf(state, one);
    const text = [one.id, one.display_name, one.description, owner_string].join(' ').toLowerCase();
    return (
      words.every(word => text.includes(word)) &&
      inScope(state, one, identity, search.scope) &&
      (search.entityTypes.length === 0 || search.entityTypes.includes(one.entity_type)) &&
      (search.owner === null || search.owner === owner_id) &&
      (search.host === null || search.host === one.host?.id)
    );
  });
}
