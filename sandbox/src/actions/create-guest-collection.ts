import { createGuestScope } from '../auth/scopes.ts';
import { Refusal } from '../http.ts';
import { isObject, textMember } from '../json.ts';
import type { State } from '../state/state.ts';
import { makeGuestCollection } from '../transfer/manager-routes.ts';
import { failed, objectSchema, type Provider, succeeded } from './provider.ts';

const text = { type: 'string' };

/** Makes a guest collection of a folder of a mapped collection, for whoever runs it. */
export function createGuestCollection(state: State): Provider {
  return {
    path: 'transfer/gcsv5/create_guest_collection',
    url: 'https://transfer.actions.globus.org/gcsv5/create_guest_collection',
    title: 'Transfer: Create GCSv5 Guest Collection',
    subtitle: 'Create GCSv5 Guest Collection',
    synchronous: true,
    scope: createGuestScope,
    inputSchema: objectSchema(
      { mapped_collection_id: text, collection_base_path: text, display_name: text },
      {},
    ),
    async start(body, { identity }) {
      try {
        return succeeded(await makeGuestCollection(state, identity, body, '/collections'));
      } catch (error) {
        if (!(error instanceof Refusal) || !isObject(error.document)) throw error;
        return failed({ ...error.document, error: textMember(error.document, 'message') ?? '' });
      }
    },
  };
}
