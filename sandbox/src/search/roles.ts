import { randomUUID } from 'node:crypto';
import { type Identity, principalsOf } from '../identities.ts';
import { type JsonObject, member } from '../json.ts';
import type { IndexRecord, IndexRole } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import { spacedSeconds } from '../time.ts';
import { invalidAt, missingAt, missingRole, noIndex, searchError } from './errors.ts';
import { principalType } from './principals.ts';

export type RoleName = IndexRole['role_name'];

const roleNames: readonly RoleName[] = ['owner', 'admin', 'writer'];

/** Which roles an operation is for, whatever else it is called. */
const needed = {
  index_update: ['owner', 'admin'],
  index_delete: ['owner'],
  index_reopen: ['owner'],
  role_list: ['owner', 'admin'],
  role_create: ['owner', 'admin'],
  role_delete: ['owner', 'admin'],
  bypass_visible_to: ['owner', 'admin'],
  ingest: ['owner', 'admin', 'writer'],
  delete: ['owner', 'admin', 'writer'],
  task_get: ['owner', 'admin', 'writer'],
  task_list: ['owner', 'admin', 'writer'],
} as const satisfies Record<string, readonly RoleName[]>;

export type Operation = keyof typeof needed;

/** The roles of an identity on an index, its groups' too. */
export function permissionsOf(index: IndexRecord, identity: Identity): RoleName[] {
  const principals = principalsOf(identity);
  const mine = index.roles.filter(role => principals.has(role.principal)).map(role => role.role_name);
  return roleNames.filter(name => mine.includes(name));
}

export function mayDo(index: IndexRecord, identity: Identity, operation: Operation): boolean {
  const mine = permissionsOf(index, identity);
  return needed[operation].some(role => mine.includes(role));
}

export function requireRole(index: IndexRecord, identity: Identity, operation: Operation): void {
  if (!mayDo(index, identity, operation)) throw missingRole(operation, needed[operation], identity.username);
}

export function requireIndex(state: State, id: string): IndexRecord {
  const index = state.indexes.get(id);
  if (index === undefined) throw noIndex(id);
  return index;
}

/** An index that is about to be deleted is only shown and reopened. */
export function requireOpen(index: IndexRecord): void {
  if (index.status !== 'open')
    throw searchError(
      409,
      'Conflict.Generic',
      `The index ${index.id} is being deleted. Its owner can reopen it.`,
    );
}

/** The open index, for somebody who may do the operation. */
export function requireIndexFor(
  state: State,
  id: string,
  identity: Identity,
  operation: Operation,
): IndexRecord {
  const index = requireIndex(state, id);
  requireRole(index, identity, operation);
  requireOpen(index);
  return index;
}

function roleDocument(index: IndexRecord, role: IndexRole): JsonObject {
  return {
    '@datatype': 'GSearchIndexRole',
    id: role.id,
    index_id: index.id,
    principal: role.principal,
    principal_type: principalType(role.principal) ?? 'identity',
    role_name: role.role_name,
    creation_date: spacedSeconds(role.created),
  };
}

export function listRoles(index: IndexRecord): JsonObject {
  return { role_list: index.roles.map(role => roleDocument(index, role)) };
}

function readRole(body: JsonObject): Pick<IndexRole, 'principal' | 'role_name'> {
  const principal = member(body, 'principal');
  if (principal === undefined) throw missingAt(['json', 'principal']);
  if (typeof principal !== 'string' || principalType(principal) === undefined)
    throw invalidAt(['json', 'principal'], 'Must be the URN of an identity or a group.');
  const name = member(body, 'role_name');
  if (name === undefined) throw missingAt(['json', 'role_name']);
  const role_name = roleNames.find(one => one === name);
  if (role_name === undefined)
    throw invalidAt(['json', 'role_name'], `Must be one of: ${roleNames.join(', ')}.`);
  return { principal, role_name };
}

/** Only owners make owners. */
export function createRole(
  state: State,
  index: IndexRecord,
  identity: Identity,
  body: JsonObject,
): JsonObject {
  const wanted = readRole(body);
  if (wanted.role_name === 'owner' && !permissionsOf(index, identity).includes('owner'))
    throw missingRole('role_create', ['owner'], identity.username);
  const same = index.roles.find(
    one => one.principal === wanted.principal && one.role_name === wanted.role_name,
  );
  if (same !== undefined)
    throw searchError(409, 'Conflict.Generic', `${wanted.principal} is ${wanted.role_name} already.`);
  const role: IndexRole = { id: randomUUID(), ...wanted, created: Date.now() };
  state.indexes.set(index.id, { ...index, roles: [...index.roles, role] });
  return roleDocument(index, role);
}

/** There is always an owner. */
export function deleteRole(state: State, index: IndexRecord, roleId: string): JsonObject {
  const role = index.roles.find(one => one.id === roleId);
  if (role === undefined)
    throw searchError(404, 'NotFound.Generic', `The index ${index.id} has no role "${roleId}"`);
  const owners = index.roles.filter(one => one.role_name === 'owner');
  if (role.role_name === 'owner' && owners.length === 1)
    throw searchError(409, 'Conflict.Generic', 'The last owner of an index cannot be removed.');
  state.indexes.set(index.id, { ...index, roles: index.roles.filter(one => one.id !== roleId) });
  return { success: true, deleted: roleDocument(index, role) };
}
