import { searchAll, searchIngest, searchQuery } from '../auth/scopes.ts';
import { callerOf } from '../auth/tokens.ts';
import type { Request } from '../http.ts';
import { type Identity, principalsOf } from '../identities.ts';
import type { State } from '../state/state.ts';
import { searchError, searchProblem } from './errors.ts';

/** Who reads an index: somebody with a token, or anybody. */
export interface Viewer {
  readonly identity: Identity | undefined;
  readonly principals: ReadonlySet<string>;
}

export function viewerOf(identity: Identity | undefined): Viewer {
  return { identity, principals: identity === undefined ? new Set() : principalsOf(identity) };
}

const unauthorized = () => searchProblem(401, 'The token is missing, expired or unknown.');

/** `scope` is the lesser one that is enough. */
function identityWith(state: State, request: Request, scope: string): Identity {
  const caller = callerOf(state, request);
  if (caller === undefined) throw unauthorized();
  if (![scope, searchAll].some(one => caller.token.scopes.includes(one)))
    throw searchError(403, 'Forbidden.Generic', 'The token lacks a scope that this operation needs.', {
      required_scopes: scope === searchAll ? [searchAll] : [scope, searchAll],
    });
  return caller.identity;
}

/** For queries: without a token, public entries can be read. */
export function requireViewer(state: State, request: Request): Viewer {
  if (request.headers.authorization === undefined) return viewerOf(undefined);
  return viewerOf(identityWith(state, request, searchQuery));
}

/** For what changes entries, and the tasks that do so. */
export const requireIngester = (state: State, request: Request) => identityWith(state, request, searchIngest);

/** For indexes and their roles. */
export const requireManager = (state: State, request: Request) => identityWith(state, request, searchAll);
