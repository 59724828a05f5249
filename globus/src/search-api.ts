import { search as sdk } from '@globus/sdk';
import type { SearchApi } from './api.ts';
import { type Caller, call } from './call.ts';
import { idIn } from './ids.ts';
import { fieldsOf, itemsOf, textOf } from './json.ts';
import { furtherScopes } from './scopes.ts';

/** A role on a search index (reference 4.2). */
export interface IndexRole {
  /** an URN */
  principal: string;
  /** owner, admin, writer */
  role_name: string;
}

/** Globus Search through the SDK. */
export function searchApi(caller: Caller): SearchApi {
  return {
    ownIndexes: async signal => {
      const answer = await call(caller, {
        service: 'search',
        operation: 'list your search indexes',
        scopes: [furtherScopes.search],
        repeatable: true,
        signal,
        send: options => sdk.index.getAll({ query: { filter_roles: 'owner,admin,writer' } }, options),
      });
      return itemsOf(fieldsOf(answer).index_list).flatMap(item => textOf(fieldsOf(item).id) ?? []);
    },

    indexRoles: async (indexId, signal) => {
      const operation = `read the roles of the search index ${indexId}`;
      const id = idIn('a search index', indexId, operation);
      const answer = await call(caller, {
        service: 'search',
        operation,
        scopes: [furtherScopes.search],
        repeatable: true,
        signal,
        send: options => sdk.index.roles.getAll(id, {}, options),
      });
      return itemsOf(fieldsOf(answer).role_list).flatMap(item => {
        const { principal, role_name } = fieldsOf(item);
        const urn = textOf(principal);
        return urn === undefined ? [] : [{ principal: urn, role_name: textOf(role_name) ?? '' }];
      });
    },
  };
}
