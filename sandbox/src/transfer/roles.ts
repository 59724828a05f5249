import { randomUUID } from 'node:crypto';
import type { Collection, CollectionRole } from '../demo.ts';
import { type Identity, identityUrn, principalsOf } from '../identities.ts';
import type { RoleRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';

const roleNames: readonly CollectionRole[] = [
  'administrator',
  'restricted_administrator',
  'access_manager',
  'activity_manager',
  'activity_monitor',
];

/** The roles on a collection: those of the demo, and those that were given since. */
export function rolesOf(state: State, { id, roles }: Collection): RoleRecord[] {
  const own = roles.map(one => ({ ...one, collection: id, principal: identityUrn(one.principal) }));
  return [...own, ...state.roles.values().filter(one => one.collection === id)];
}

/** The roles of an identity on a collection, its groups' too. */
export function effectiveRoles(state: State, collection: Collection, identity: Identity): CollectionRole[] {
  const principals = principalsOf(identity);
  const held = rolesOf(state, collection).filter(one => principals.has(one.principal));
  return [...new Set(held.map(one => one.role))];
}

/** The name as a role; undefined for what is none. */
export function roleNamed(name: unknown): CollectionRole | undefined {
  return roleNames.find(one => one === name);
}

/** Gives a role; undefined where somebody has it already. */
export function giveRole(
  state: State,
  collection: Collection,
  principal: string,
  role: CollectionRole,
): RoleRecord | undefined {
  const same = (one: RoleRecord) => one.principal === principal && one.role === role;
  if (rolesOf(state, collection).some(same)) return undefined;
  const given = { id: randomUUID(), collection: collection.id, principal, role };
  state.roles.set(given.id, given);
  return given;
}

/** `urn:globus:auth:identity:<uuid>` as Transfer's role documents have it. */
export function roleDocument({ id, principal, role }: RoleRecord) {
  const principal_type = principal.includes(':groups:') ? 'group' : 'identity';
  return { DATA_TYPE: 'role', id, principal_type, principal: principal.split(':').at(-1) ?? '', role };
}

/** Takes a role that was given since the first start away; false where there is none, or it is one of the demo. */
export function takeRole(state: State, collection: Collection, id: string): boolean {
  if (state.roles.get(id)?.collection !== collection.id) return false;
  state.roles.delete(id);
  return true;
}
