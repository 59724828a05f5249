import { transfer as sdk } from '@globus/sdk';
import type { TransferApi } from './api.ts';
import { type Call, type Caller, call, expected } from './call.ts';
import {
  type Collection,
  parseAccessRule,
  parseCollection,
  parseFile,
  parseListing,
  parseRole,
} from './collection.ts';
import { createGuestAtServer, deleteAtServer, giveRoleAtServer, takeRoleAtServer } from './gcs-manager.ts';
import { unlessGone } from './gone.ts';
import { idIn } from './ids.ts';
import { fieldsOf, isObject, itemsOf, numberOf, textOf } from './json.ts';
import { quoted } from './problem-words.ts';
import { scopes } from './scopes.ts';
import { createPersonalGuest, ownGuests } from './sdk-gaps.ts';

/** Access rules for one request; there are at most 1000 (reference 3.5). */
const rulesPerPage = 1000;

/** Collections for one request, and those that are ever listed (reference 3.3). */
const collectionsPerPage = 100;
const mostCollections = 1000;

/** Globus Transfer through the SDK. */
export function transferApi(caller: Caller): TransferApi {
  const ask = (request: Omit<Call, 'service' | 'scopes'>) =>
    call(caller, { ...request, service: 'transfer', scopes: [scopes.transfer] });
  const answered = <T>(operation: string, value: T | undefined): T =>
    expected(caller, { service: 'transfer', operation }, value);

  /** Every collection of a list that is counted by offset. */
  const everyCollection = async (
    operation: string,
    page: (offset: number) => Call['send'],
    signal?: AbortSignal,
  ) => {
    const found: Collection[] = [];
    for (let offset = 0; offset < mostCollections; ) {
      const answer = fieldsOf(await ask({ operation, repeatable: true, signal, send: page(offset) }));
      const items = itemsOf(answer.DATA);
      found.push(...items.flatMap(item => parseCollection(item) ?? []));
      offset += items.length;
      const total = numberOf(answer.total);
      const more = answer.has_next_page === true || (total !== undefined && offset < total);
      if (items.length === 0 || !more) break;
    }
    return found;
  };

  return {
    searchCollections: async (text, limit = 100, signal) => {
      const answer = await ask({
        operation: `search for collections named ${quoted(text)}`,
        repeatable: true,
        signal,
        send: options => sdk.endpointSearch({ query: { filter_fulltext: text, limit } }, options),
      });
      return itemsOf(fieldsOf(answer).DATA).flatMap(item => parseCollection(item) ?? []);
    },

    listCollections: (scope, signal) =>
      everyCollection(
        'list your collections',
        offset => options =>
          sdk.endpointSearch({ query: { filter_scope: scope, limit: collectionsPerPage, offset } }, options),
        signal,
      ),

    guestCollections: (mappedId, signal) => {
      const operation = `list the guest collections on the collection ${mappedId}`;
      const id = idIn('a collection', mappedId, operation);
      return everyCollection(operation, offset => options => ownGuests(id, offset, options), signal);
    },

    createGuest: async (mapped, guest, signal) => {
      const operation = `make the guest collection ${quoted(guest.display_name)}`;
      if (mapped.gcs_manager_url !== null)
        return createGuestAtServer(caller, mapped, guest, operation, signal);
      const { display_name, base_path, description } = guest;
      const json = {
        DATA_TYPE: 'shared_endpoint',
        host_endpoint: mapped.id,
        host_path: base_path,
        display_name,
        ...(description && { description }),
      };
      const answer = await ask({ operation, repeatable: false, signal, json, send: createPersonalGuest });
      return answered(operation, textOf(fieldsOf(answer).id));
    },

    deleteGuest: async (collection, signal) => {
      const operation = `delete the guest collection ${quoted(collection.display_name)}`;
      const id = idIn('a collection', collection.id, operation);
      if (collection.gcs_manager_url !== null) return deleteAtServer(caller, collection, operation, signal);
      const send: Call['send'] = options => sdk.endpoint.remove(id, {}, options);
      const taking = ask({ operation, repeatable: true, signal, send });
      await unlessGone(taking, 'EndpointNotFound', 'EndpointDeleted');
    },

    getCollection: async (collectionId, signal) => {
      const operation = `read the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const send: Call['send'] = options => sdk.endpoint.get(id, {}, options);
      return answered(operation, parseCollection(await ask({ operation, repeatable: true, signal, send })));
    },

    listAccessRules: async (collectionId, signal) => {
      const operation = `read the access rules of the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const found: unknown[] = [];
      for (;;) {
        const query = { limit: rulesPerPage, offset: found.length };
        const send: Call['send'] = options => sdk.access.getAll(id, { query }, options);
        const page = fieldsOf(await ask({ operation, repeatable: true, signal, send }));
        const items = itemsOf(page.DATA);
        found.push(...items);
        const total = numberOf(page.total) ?? found.length;
        if (items.length === 0 || found.length >= total) break;
      }
      return found.flatMap(item => parseAccessRule(item) ?? []);
    },

    createAccessRule: async (collectionId, rule, signal) => {
      const operation = `give access to ${rule.path} on the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const answer = await ask({
        operation,
        repeatable: false,
        signal,
        json: { DATA_TYPE: 'access', ...rule },
        send: options => sdk.access.create(id, undefined, options),
      });
      return answered(operation, textOf(fieldsOf(answer).access_id));
    },

    updateAccessRule: async (collectionId, ruleId, change, signal) => {
      const operation = `change an access rule of the collection ${collectionId}`;
      const endpoint_xid = idIn('a collection', collectionId, operation);
      const id = idIn('an access rule', ruleId, operation);
      const send: Call['send'] = options => sdk.access.update({ endpoint_xid, id }, undefined, options);
      await ask({ operation, repeatable: true, signal, json: { DATA_TYPE: 'access', ...change }, send });
    },

    deleteAccessRule: async (collectionId, ruleId, signal) => {
      const operation = `take an access rule of the collection ${collectionId} away`;
      const endpoint_xid = idIn('a collection', collectionId, operation);
      const id = idIn('an access rule', ruleId, operation);
      const send: Call['send'] = options => sdk.access.remove({ endpoint_xid, id }, {}, options);
      await unlessGone(ask({ operation, repeatable: true, signal, send }), 'AccessRuleNotFound');
    },

    listRoles: async (collectionId, signal) => {
      const operation = `read the roles of the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const send: Call['send'] = options => sdk.roles.getAll(id, {}, options);
      const answer = fieldsOf(await ask({ operation, repeatable: true, signal, send }));
      return itemsOf(answer.DATA).flatMap(item => parseRole(item) ?? []);
    },

    addRole: async (collection, role, signal) => {
      const operation = `make somebody ${role.role.replaceAll('_', ' ')} of ${quoted(collection.display_name)}`;
      const id = idIn('a collection', collection.id, operation);
      if (collection.gcs_manager_url !== null)
        return giveRoleAtServer(caller, collection, role, operation, signal);
      const send: Call['send'] = options => sdk.roles.create(id, undefined, options);
      await ask({ operation, repeatable: false, signal, json: { DATA_TYPE: 'role', ...role }, send });
    },

    removeRole: async (collection, role, signal) => {
      const operation = `take a role on ${quoted(collection.display_name)} away`;
      const collection_id = idIn('a collection', collection.id, operation);
      if (collection.gcs_manager_url !== null)
        return takeRoleAtServer(caller, collection, role, operation, signal);
      const role_id = idIn('a role', role.id, operation);
      const send: Call['send'] = options => sdk.roles.remove({ collection_id, role_id }, {}, options);
      await unlessGone(ask({ operation, repeatable: true, signal, send }), 'RoleNotFound');
    },

    ls: async (collectionId, path, signal) => {
      const operation = `list ${path ?? 'the default folder'} on the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const query = path === undefined ? {} : { path };
      const send: Call['send'] = options => sdk.fileOperations.ls(id, { query }, options);
      return answered(operation, parseListing(await ask({ operation, repeatable: true, signal, send })));
    },

    stat: async (collectionId, path, signal) => {
      const operation = `look at ${path} on the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const send: Call['send'] = options => sdk.fileOperations.stat(id, { query: { path } }, options);
      const answer = await ask({ operation, repeatable: true, signal, send });
      return parseFile(answered(operation, isObject(answer) ? answer : undefined));
    },

    mkdir: async (collectionId, path, signal) => {
      const operation = `make the folder ${path} on the collection ${collectionId}`;
      const id = idIn('a collection', collectionId, operation);
      const json = { DATA_TYPE: 'mkdir', path };
      const send: Call['send'] = options => sdk.fileOperations.mkdir(id, undefined, options);
      await ask({ operation, repeatable: false, signal, json, send });
    },
  };
}
