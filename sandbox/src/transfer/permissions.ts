import { hasConsent } from '../auth/consents.ts';
import { requiredScope } from '../auth/scope-syntax.ts';
import { dataAccess, transferAll } from '../auth/scopes.ts';
import type { Collection } from '../demo.ts';
import { type Authority, type Identity, principalsOf } from '../identities.ts';
import type { AccessRule } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { collectionById, isMapped } from './all-collections.ts';
import { transferError } from './errors.ts';
import { effectiveRoles } from './roles.ts';

export type Permission = 'r' | 'rw';

/** The collection, or Transfer's 404. */
export function requireCollection(state: State, id: string, resource: string): Collection {
  const found = collectionById(state, id);
  if (found === undefined) throw transferError(404, 'EndpointNotFound', `No such endpoint '${id}'`, resource);
  return found;
}

export function mayManageAccess(state: State, collection: Collection, identity: Identity): boolean {
  return effectiveRoles(state, collection, identity).some(
    role => role === 'administrator' || role === 'access_manager',
  );
}

/** To see access rules and to take them away is also for whoever may do no more than that. */
export function mayReduceAccess(state: State, collection: Collection, identity: Identity): boolean {
  return (
    mayManageAccess(state, collection, identity) ||
    effectiveRoles(state, collection, identity).includes('restricted_administrator')
  );
}

export const rulesOf = (state: State, collection: Collection): AccessRule[] =>
  state.access.values().filter(rule => rule.collection === collection.id);

function isFor(rule: AccessRule, principals: ReadonlySet<string>): boolean {
  if (rule.expiration_date !== null && Date.parse(rule.expiration_date) <= Date.now()) return false;
  if (rule.principal_type === 'identity') return principals.has(`urn:globus:auth:identity:${rule.principal}`);
  if (rule.principal_type === 'group') return principals.has(`urn:globus:groups:id:${rule.principal}`);
  return true;
}

/** What an identity may do at a path of a collection; with no path, anywhere in it. The best rule wins. */
export function permissionAt(
  state: State,
  collection: Collection,
  identity: Identity,
  path?: string,
): Permission | undefined {
  if (isMapped(collection)) return collection.accounts.includes(identity.id) ? 'rw' : undefined;
  if (collection.owner === identity.id || mayManageAccess(state, collection, identity)) return 'rw';
  const principals = principalsOf(identity);
  const directory = path?.endsWith('/') ? path : `${path}/`;
  const fitting = rulesOf(state, collection).filter(
    rule => isFor(rule, principals) && (path === undefined || directory.startsWith(rule.path)),
  );
  if (fitting.some(rule => rule.permissions === 'rw')) return 'rw';
  return fitting.length > 0 ? 'r' : undefined;
}

/** Says who may not do what where, and who can change that. */
export function denial(
  collection: Collection,
  identity: Identity,
  path: string | undefined,
  need: Permission,
): string {
  const verb = need === 'rw' ? 'write to' : 'read';
  const place =
    path === undefined ? `"${collection.display_name}"` : `${path} on "${collection.display_name}"`;
  const remedy = isMapped(collection)
    ? 'it has no local account there'
    : `an administrator or access manager of the collection can grant ${need} permission`;
  return `You do not have permission to perform this operation: ${identity.username} may not ${verb} ${place} (${remedy}).`;
}

/** Throws PermissionDenied unless the identity may do `need` at the path (or, with no path, anywhere). */
export function requirePermission(
  state: State,
  collection: Collection,
  identity: Identity,
  path: string | undefined,
  need: Permission,
  resource: string,
): void {
  const permission = permissionAt(state, collection, identity, path);
  if (permission === undefined || (need === 'rw' && permission === 'r'))
    throw transferError(403, 'PermissionDenied', denial(collection, identity, path, need), resource);
}

/** A mapped collection of a server wants the person's consent that Transfer may touch it. Throws ConsentRequired. */
export function requireConsent(
  state: State,
  authority: Authority,
  collection: Collection,
  resource: string,
): void {
  if (collection.entity_type !== 'GCSv5_mapped_collection') return;
  const scope = dataAccess(collection.id);
  if (hasConsent(state, authority, scope)) return;
  throw transferError(403, 'ConsentRequired', 'Missing required data_access consent', resource, {
    required_scopes: [requiredScope([transferAll, scope])],
  });
}
