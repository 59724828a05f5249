import { transferAll } from '../auth/scopes.ts';
import { authorityOf, type Caller, callerOf } from '../auth/tokens.ts';
import { json, objectOf, type Reply, type Request } from '../http.ts';
import type { Authority } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { resourceOf, transferError, transferProblem } from './errors.ts';

/** One call to Transfer, once it is known who makes it. */
export interface Call {
  readonly request: Request;
  readonly caller: Caller;
  readonly authority: Authority;
  /** The path without `/v0.10`, as error documents name it. */
  readonly resource: string;
}

/** A number of the query, at most `most`. Throws BadRequest for what is no whole number. */
export function numberOf(call: Call, name: string, otherwise: number, most: number): number {
  const text = call.request.query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || text.trim() === '')
    throw transferError(
      400,
      'ClientError.BadRequest',
      `'${name}' must be a whole number, not '${text}'`,
      call.resource,
    );
  return Math.min(value, most);
}

/** The body; throws BadRequest unless it is a JSON object. */
export const bodyOf = (call: Call): JsonObject =>
  objectOf(call.request, message => transferError(400, 'ClientError.BadRequest', message, call.resource));

/** Throws BadRequest where `value` is not there. */
export function requireText(call: Call, value: string | null | undefined, name: string): string {
  if (value === null || value === undefined)
    throw transferError(400, 'ClientError.BadRequest', `'${name}' is required`, call.resource);
  return value;
}

/** A page of a list; documents are made of what it shows. */
export function page<T>(
  call: Call,
  type: string,
  items: readonly T[],
  documentsOf: (shown: readonly T[]) => JsonObject[],
): Reply {
  const offset = numberOf(call, 'offset', 0, Number.MAX_SAFE_INTEGER);
  const limit = numberOf(call, 'limit', 10, 1000);
  const DATA = documentsOf(items.slice(offset, offset + limit));
  return json(200, { DATA_TYPE: type, length: DATA.length, limit, offset, total: items.length, DATA });
}

/** A page of what is told by markers, which count here. */
export function markedPage(call: Call, type: string, documents: readonly JsonObject[]): Reply {
  const start = numberOf(call, 'marker', 0, Number.MAX_SAFE_INTEGER);
  const end = start + 1000;
  const next_marker = end < documents.length ? String(end) : null;
  return json(200, { DATA_TYPE: type, next_marker, DATA: documents.slice(start, end) });
}

/** Makes routes of Transfer: they are for tokens of Transfer. */
export function routesOf(state: State) {
  return (method: string, pattern: string, act: (call: Call) => Reply | Promise<Reply>): Route => ({
    method,
    pattern: `/v0.10${pattern}`,
    handle(request) {
      const caller = callerOf(state, request);
      if (caller === undefined)
        throw transferProblem(401, 'The token is missing, expired or unknown', request.path);
      if (!caller.token.scopes.includes(transferAll))
        throw transferProblem(401, `The token lacks the scope ${transferAll}`, request.path);
      const authority = authorityOf(caller, transferAll);
      return act({ request, caller, authority, resource: resourceOf(request.path) });
    },
  });
}
