import { randomUUID } from 'node:crypto';
import type { Collection } from '../demo.ts';
import type { Identity } from '../identities.ts';
import { type Json, type JsonObject, member, textMember } from '../json.ts';
import type { AccessRule } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';
import { isMapped } from './all-collections.ts';
import { requestId, result, transferError } from './errors.ts';
import { directoryPath, normalisePath } from './paths.ts';
import { mayManageAccess, mayReduceAccess, requireCollection, rulesOf } from './permissions.ts';
import { roleDocument, rolesOf } from './roles.ts';

const principalTypes = ['identity', 'group', 'all_authenticated_users', 'anonymous'] as const;

/** The access rules that may be added to one collection. */
const maximumRules = 1000;

interface Managed {
  readonly collection: Collection;
  readonly resource: string;
}

/** Access rules are for administrators and access managers of a guest collection; restricted administrators only reduce them. */
function requireManaged(
  state: State,
  identity: Identity,
  endpoint: string,
  resource: string,
  may = mayManageAccess,
): Managed {
  const collection = requireCollection(state, endpoint, resource);
  if (isMapped(collection))
    throw transferError(
      409,
      'Conflict',
      `"${collection.display_name}" is a mapped collection: it has local accounts and no access rules.`,
      resource,
    );
  if (!may(state, collection, identity))
    throw transferError(
      403,
      'PermissionDenied',
      `You do not have permission to perform this operation: ${identity.username} is neither administrator nor access manager of "${collection.display_name}".`,
      resource,
    );
  return { collection, resource };
}

function ruleDocument(rule: AccessRule): JsonObject {
  return {
    DATA_TYPE: 'access',
    id: rule.id,
    role_id: null,
    role_type: null,
    principal_type: rule.principal_type,
    principal: rule.principal,
    path: rule.path,
    permissions: rule.permissions,
    create_time: rule.create_time,
    expiration_date: rule.expiration_date,
  };
}

/** `access_list`: the roles that imply access, then the rules. */
export function listAccess(state: State, identity: Identity, endpoint: string): JsonObject {
  const { collection } = requireManaged(
    state,
    identity,
    endpoint,
    `/endpoint/${endpoint}/access_list`,
    mayReduceAccess,
  );
  const implied = rolesOf(state, collection)
    .filter(one => one.role === 'administrator' || one.role === 'access_manager')
    .map(roleDocument)
    .map(({ id, principal_type, principal, role }) => ({
      DATA_TYPE: 'access',
      id: null,
      role_id: id,
      role_type: role,
      principal_type,
      principal,
      path: '/',
      permissions: 'rw',
      create_time: null,
      expiration_date: null,
    }));
  const rows: Json[] = [...implied, ...rulesOf(state, collection).map(ruleDocument)];
  return { DATA_TYPE: 'access_list', endpoint, length: rows.length, DATA: rows };
}

function requireRule(state: State, { collection, resource }: Managed, id: string): AccessRule {
  const rule = state.access.get(id);
  if (rule?.collection !== collection.id)
    throw transferError(404, 'AccessRuleNotFound', `Access rule '${id}' was not found`, resource);
  return rule;
}

export function getAccess(state: State, identity: Identity, endpoint: string, id: string): JsonObject {
  const resource = `/endpoint/${endpoint}/access/${id}`;
  const managed = requireManaged(state, identity, endpoint, resource, mayReduceAccess);
  return ruleDocument(requireRule(state, managed, id));
}

function readPermissions(body: JsonObject, resource: string): 'r' | 'rw' {
  const value = member(body, 'permissions');
  if (value === 'r' || value === 'rw') return value;
  throw transferError(400, 'ClientError.BadRequest', "'permissions' must be 'r' or 'rw'", resource);
}

function readExpiration(body: JsonObject, resource: string): string | null {
  const value = member(body, 'expiration_date') ?? null;
  if (value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))) return value;
  throw transferError(
    400,
    'ClientError.BadRequest',
    "'expiration_date' must be an ISO 8601 date or null",
    resource,
  );
}

function readRule(body: JsonObject, { collection, resource }: Managed): AccessRule {
  const bad = (message: string, code = 'ClientError.BadRequest') =>
    transferError(400, code, message, resource);
  const type = principalTypes.find(one => one === member(body, 'principal_type'));
  if (type === undefined) throw bad(`'principal_type' must be one of ${principalTypes.join(', ')}`);
  const named = type === 'identity' || type === 'group';
  const principal = textMember(body, 'principal') ?? '';
  if (named && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(principal))
    throw bad(`'principal' must be the UUID of the ${type}, not ${JSON.stringify(principal)}`);
  if (!named && principal !== '') throw bad(`'principal' must be empty for ${type}`);
  const path = textMember(body, 'path');
  if (path === undefined) throw bad("'path' is required");
  if (!path.startsWith('/') || !path.endsWith('/'))
    throw bad(
      `Invalid path '${path}': an access rule is for a directory, so its path begins and ends with "/"`,
      'InvalidPath',
    );
  return {
    id: randomUUID(),
    collection: collection.id,
    principal_type: type,
    principal: principal.toLowerCase(),
    path: directoryPath(normalisePath(path, resource)),
    permissions: readPermissions(body, resource),
    create_time: isoSeconds(Date.now()),
    expiration_date: readExpiration(body, resource),
  };
}

export function createAccess(
  state: State,
  identity: Identity,
  endpoint: string,
  body: JsonObject,
): JsonObject {
  const resource = `/endpoint/${endpoint}/access`;
  const managed = requireManaged(state, identity, endpoint, resource);
  const rule = readRule(body, managed);
  const others = rulesOf(state, managed.collection);
  const same = (one: AccessRule) =>
    one.principal_type === rule.principal_type && one.principal === rule.principal && one.path === rule.path;
  if (others.some(same))
    throw transferError(409, 'Exists', 'This folder is already shared with this identity.', resource);
  if (others.length >= maximumRules)
    throw transferError(
      409,
      'LimitExceeded',
      `A collection can have ${maximumRules} access rules.`,
      resource,
    );
  state.access.set(rule.id, rule);
  return {
    DATA_TYPE: 'access_create_result',
    code: 'Created',
    access_id: rule.id,
    message: 'Access rule created successfully.',
    resource,
    request_id: requestId(),
  };
}

export function updateAccess(
  state: State,
  identity: Identity,
  endpoint: string,
  id: string,
  body: JsonObject,
): JsonObject {
  const resource = `/endpoint/${endpoint}/access/${id}`;
  const rule = requireRule(state, requireManaged(state, identity, endpoint, resource), id);
  state.access.set(id, {
    ...rule,
    permissions: Object.hasOwn(body, 'permissions') ? readPermissions(body, resource) : rule.permissions,
    expiration_date: Object.hasOwn(body, 'expiration_date')
      ? readExpiration(body, resource)
      : rule.expiration_date,
  });
  const message = `Access rule '${id}' updated successfully`;
  return result('result', 'Updated', message, resource);
}

export function deleteAccess(state: State, identity: Identity, endpoint: string, id: string): JsonObject {
  const resource = `/endpoint/${endpoint}/access/${id}`;
  requireRule(state, requireManaged(state, identity, endpoint, resource, mayReduceAccess), id);
  state.access.delete(id);
  const message = 'Access rule deleted successfully.';
  return result('result', 'Deleted', message, resource);
}
