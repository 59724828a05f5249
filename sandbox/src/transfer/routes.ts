import type { Collection } from '../demo.ts';
import { json, param, type Reply } from '../http.ts';
import { textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { createAccess, deleteAccess, getAccess, listAccess, updateAccess } from './access.ts';
import { allCollections } from './all-collections.ts';
import { bodyOf, type Call, numberOf, page, requireText, routesOf } from './call.ts';
import { endpointDocument, searchCollections, searchScopes } from './collections.ts';
import { transferError } from './errors.ts';
import { listFolder, makeFolder, renamePath, statPath } from './files.ts';
import { maximumFiles, readFileFilter, readFileOrder } from './listing.ts';
import { requireCollection } from './permissions.ts';

function search(state: State, call: Call): Reply {
  const { query } = call.request;
  const fulltext = query.get('filter_fulltext') ?? '';
  const scope = query.get('filter_scope') ?? 'all';
  const owner = query.get('filter_owner_id');
  const host = query.get('filter_host_endpoint');
  const bad = (message: string) => transferError(400, 'ClientError.BadRequest', message, call.resource);
  if (!searchScopes.includes(scope)) throw bad(`'filter_scope' must be one of ${searchScopes.join(', ')}`);
  if (fulltext.trim() === '' && scope === 'all' && owner === null && host === null)
    throw bad("'filter_fulltext' is required unless 'filter_scope' or another filter narrows the search");
  const entityTypes = query.get('filter_entity_type')?.split(',') ?? [];
  const found = searchCollections(state, call.caller.identity, { fulltext, scope, entityTypes, owner, host });
  const offset = numberOf(call, 'offset', 0, 1000);
  const limit = numberOf(call, 'limit', 100, 1000);
  return json(200, {
    DATA_TYPE: 'endpoint_list',
    DATA: found.slice(offset, offset + limit).map(one => endpointDocument(state, one, call.caller.identity)),
    limit,
    offset,
    has_next_page: offset + limit < found.length,
  });
}

/** The caller's guest collections on a host. */
function ownGuests(state: State, call: Call): Collection[] {
  const host = requireCollection(state, param(call.request, 'endpoint_id'), call.resource);
  const { id } = call.caller.identity;
  return allCollections(state).filter(one => one.host?.id === host.id && one.owner === id);
}

export function transferRoutes(state: State): Route[] {
  const route = routesOf(state);
  const endpoint = (call: Call) => param(call.request, 'endpoint_id');
  const rule = (call: Call) => param(call.request, 'rule_id');
  const path = (call: Call) => call.request.query.get('path');

  return [
    route('GET', '/endpoint_search', call => search(state, call)),
    route('GET', '/endpoint/:endpoint_id', call => {
      const collection = requireCollection(state, endpoint(call), call.resource);
      return json(200, endpointDocument(state, collection, call.caller.identity));
    }),
    route('GET', '/endpoint/:endpoint_id/my_shared_endpoint_list', call =>
      page(call, 'endpoint_list', ownGuests(state, call), shown =>
        shown.map(one => endpointDocument(state, one, call.caller.identity)),
      ),
    ),
    route('GET', '/endpoint/:endpoint_id/shared_endpoint_list', call =>
      json(200, { shared_endpoints: ownGuests(state, call).map(({ id }) => ({ id })), next_token: null }),
    ),
    route('GET', '/endpoint/:endpoint_id/my_effective_pause_rule_list', call => {
      requireCollection(state, endpoint(call), call.resource);
      return json(200, { DATA_TYPE: 'pause_rule_list', DATA: [] });
    }),
    route('GET', '/endpoint/:endpoint_id/access_list', call =>
      json(200, listAccess(state, call.caller.identity, endpoint(call))),
    ),
    route('POST', '/endpoint/:endpoint_id/access', call =>
      json(201, createAccess(state, call.caller.identity, endpoint(call), bodyOf(call))),
    ),
    route('GET', '/endpoint/:endpoint_id/access/:rule_id', call =>
      json(200, getAccess(state, call.caller.identity, endpoint(call), rule(call))),
    ),
    route('PUT', '/endpoint/:endpoint_id/access/:rule_id', call =>
      json(200, updateAccess(state, call.caller.identity, endpoint(call), rule(call), bodyOf(call))),
    ),
    route('DELETE', '/endpoint/:endpoint_id/access/:rule_id', call =>
      json(200, deleteAccess(state, call.caller.identity, endpoint(call), rule(call))),
    ),
    route('GET', '/operation/endpoint/:endpoint_id/ls', async call => {
      const { query } = call.request;
      return json(
        200,
        await listFolder(state, call.authority, endpoint(call), path(call) ?? '/~/', {
          showHidden: !['false', '0'].includes(query.get('show_hidden') ?? 'true'),
          offset: numberOf(call, 'offset', 0, Number.MAX_SAFE_INTEGER),
          limit: numberOf(call, 'limit', maximumFiles, maximumFiles),
          orderby: readFileOrder(query.get('orderby') ?? undefined, call.resource),
          filter: readFileFilter(query.get('filter') ?? undefined, call.resource),
        }),
      );
    }),
    route('GET', '/operation/endpoint/:endpoint_id/stat', async call =>
      json(200, await statPath(state, call.authority, endpoint(call), requireText(call, path(call), 'path'))),
    ),
    route('POST', '/operation/endpoint/:endpoint_id/mkdir', async call => {
      const folder = requireText(call, textMember(bodyOf(call), 'path'), 'path');
      return json(200, await makeFolder(state, call.authority, endpoint(call), folder));
    }),
    route('POST', '/operation/endpoint/:endpoint_id/rename', async call => {
      const body = bodyOf(call);
      const from = requireText(call, textMember(body, 'old_path'), 'old_path');
      const to = requireText(call, textMember(body, 'new_path'), 'new_path');
      return json(200, await renamePath(state, call.authority, endpoint(call), from, to));
    }),
  ];
}
