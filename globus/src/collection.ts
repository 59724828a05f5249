import { fieldsOf, itemsOf, numberOf, textOf, textOrNull, textsOf } from './json.ts';

/** A collection, from its endpoint document (reference 3.3), with the service's own field names. */
export interface Collection {
  id: string;
  display_name: string;
  /** GCSv5_mapped_collection, GCSv5_guest_collection, GCP_mapped_collection, GCP_guest_collection, … */
  entity_type: string;
  owner_string: string;
  /** the caller's roles: administrator, access_manager, activity_manager, … */
  my_effective_roles: string[];
  /** true when access rules exist here: guest collections only */
  acl_available: boolean;
  /** true when the caller may change the access rules */
  acl_editable: boolean;
  high_assurance: boolean;
  mapped_collection_id: string | null;
  mapped_collection_display_name: string | null;
  host_path: string | null;
  default_directory: string | null;
  /** the collection's own server, where its roles are given; null for a personal collection */
  gcs_manager_url: string | null;
  /** the endpoint that the collection is on */
  non_functional_endpoint_id: string | null;
  /** of a personal collection: its computer is connected; null for any other */
  gcp_connected: boolean | null;
  /** of a personal collection: its owner has paused it */
  gcp_paused: boolean | null;
  description: string | null;
}

/** One access rule of a guest collection (reference 3.5). */
export interface AccessRule {
  /** null for a row that stands for a role */
  id: string | null;
  role_type: string | null;
  principal_type: 'identity' | 'group' | 'all_authenticated_users' | 'anonymous';
  /** a uuid; empty for the last two principal types */
  principal: string;
  /** starts and ends with a slash */
  path: string;
  permissions: 'r' | 'rw';
  expiration_date: string | null;
}

/** What creating an access rule takes. */
export type AccessRuleCreate = Pick<AccessRule, 'principal_type' | 'principal' | 'path' | 'permissions'>;

/** What making a guest collection takes. */
export interface GuestCreate {
  display_name: string;
  /** of the mapped collection; ends with a slash */
  base_path: string;
  description?: string;
}

/** Which collections to list: those on which the caller is something, or those of one host. */
export type CollectionScope =
  | 'administered-by-me'
  | 'shared-by-me'
  | 'shared-with-me'
  | 'recently-used'
  | 'my-endpoints';

/** A role on a collection (reference 3.4). */
export interface CollectionRole {
  id: string;
  principal_type: 'identity' | 'group';
  principal: string;
  role: string;
}

/** A listed folder (reference 3.6). */
export interface Listing {
  /** normalised, with a slash at the end */
  path: string;
  entries: ListedFile[];
}

export interface ListedFile {
  name: string;
  type: string;
  /** bytes; null when not said */
  size: number | null;
  last_modified: string | null;
}

export function parseCollection(value: unknown): Collection | undefined {
  const endpoint = fieldsOf(value);
  const id = textOf(endpoint.id);
  if (!id) return undefined;
  return {
    id,
    display_name: textOf(endpoint.display_name) ?? textOf(endpoint.canonical_name) ?? id,
    entity_type: textOf(endpoint.entity_type) ?? '',
    owner_string: textOf(endpoint.owner_string) ?? '',
    my_effective_roles: textsOf(endpoint.my_effective_roles),
    acl_available: endpoint.acl_available === true,
    acl_editable: endpoint.acl_editable === true,
    high_assurance: endpoint.high_assurance === true,
    mapped_collection_id: textOrNull(endpoint.mapped_collection_id),
    mapped_collection_display_name: textOrNull(endpoint.mapped_collection_display_name),
    host_path: textOrNull(endpoint.host_path),
    default_directory: textOrNull(endpoint.default_directory),
    gcs_manager_url: textOrNull(endpoint.gcs_manager_url),
    non_functional_endpoint_id: textOrNull(endpoint.non_functional_endpoint_id),
    gcp_connected: flagOf(endpoint.gcp_connected),
    gcp_paused: flagOf(endpoint.gcp_paused),
    description: textOrNull(endpoint.description),
  };
}

function flagOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

export function parseAccessRule(value: unknown): AccessRule | undefined {
  const rule = fieldsOf(value);
  const type = rule.principal_type;
  const path = textOf(rule.path);
  if (type !== 'identity' && type !== 'group' && type !== 'all_authenticated_users' && type !== 'anonymous') {
    return undefined;
  }
  if (path === undefined) return undefined;
  return {
    id: textOrNull(rule.id),
    role_type: textOrNull(rule.role_type),
    principal_type: type,
    principal: textOf(rule.principal) ?? '',
    path,
    permissions: rule.permissions === 'rw' ? 'rw' : 'r',
    expiration_date: textOrNull(rule.expiration_date),
  };
}

export function parseRole(value: unknown): CollectionRole | undefined {
  const role = fieldsOf(value);
  const id = textOf(role.id);
  const principal = textOf(role.principal);
  if (!id || !principal) return undefined;
  return {
    id,
    principal,
    principal_type: role.principal_type === 'group' ? 'group' : 'identity',
    role: textOf(role.role) ?? '',
  };
}

export function parseListing(value: unknown): Listing | undefined {
  const list = fieldsOf(value);
  const path = textOf(list.path);
  if (path === undefined || !Array.isArray(list.DATA)) return undefined;
  return { path, entries: itemsOf(list.DATA).map(parseFile) };
}

/** The file document of what lies at a path. */
export function parseFile(value: unknown): ListedFile {
  const file = fieldsOf(value);
  return {
    name: textOf(file.name) ?? '',
    type: textOf(file.type) ?? 'other',
    size: numberOf(file.size) ?? null,
    last_modified: textOrNull(file.last_modified),
  };
}
