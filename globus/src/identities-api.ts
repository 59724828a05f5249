import { auth, groups } from '@globus/sdk';
import type { GroupsApi, IdentitiesApi } from './api.ts';
import { type Caller, call } from './call.ts';
import { consentedWays } from './consents.ts';
import { parseGroup, parseIdentity } from './identity.ts';
import { idIn } from './ids.ts';
import { fieldsOf, itemsOf } from './json.ts';
import { furtherScopes, scopes } from './scopes.ts';
import type { Identity } from './tokens.ts';

/** How many identities are asked for at once: they travel in the address, whose length is limited. */
const batch = 50;

/** Identities of Globus Auth through the SDK. */
export function identitiesApi(caller: Caller): IdentitiesApi {
  const find = async (by: 'ids' | 'usernames', values: readonly string[], signal?: AbortSignal) => {
    const found: Identity[] = [];
    for (let start = 0; start < values.length; start += batch) {
      const query = { [by]: values.slice(start, start + batch) };
      const answer = await call(caller, {
        service: 'auth',
        operation: 'look up identities',
        scopes: [scopes.viewIdentities],
        repeatable: true,
        signal,
        send: options => auth.identities.getAll({ query }, options),
      });
      found.push(...itemsOf(fieldsOf(answer).identities).flatMap(item => parseIdentity(item) ?? []));
    }
    return found;
  };
  return {
    byIds: (ids, signal) => find('ids', ids, signal),
    byUsernames: (usernames, signal) => find('usernames', usernames, signal),
    consents: async (identityId, signal) => {
      const operation = 'read your consents';
      const id = idIn('an identity', identityId, operation);
      const answer = await call(caller, {
        service: 'auth',
        operation,
        scopes: [furtherScopes.viewConsents],
        repeatable: true,
        signal,
        send: options => auth.identities.consents.getAll(id, {}, options),
      });
      return consentedWays(fieldsOf(answer).consents);
    },
  };
}

/** Globus Groups through the SDK. */
export function groupsApi(caller: Caller): GroupsApi {
  return {
    myGroups: async signal => {
      const answer = await call(caller, {
        service: 'groups',
        operation: 'list your groups',
        scopes: [scopes.viewGroups],
        repeatable: true,
        signal,
        send: options => groups.groups.getMyGroups({}, options),
      });
      return itemsOf(answer).flatMap(item => parseGroup(item) ?? []);
    },
  };
}
