import { randomBytes } from 'node:crypto';
import { Refusal } from '../http.ts';
import type { Json, JsonObject } from '../json.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest.Generic',
  401: 'Unauthorized.Generic',
  403: 'Forbidden.Generic',
  404: 'NotFound.Generic',
  405: 'MethodNotAllowed.Generic',
  409: 'Conflict.Generic',
  413: 'RequestEntityTooLarge.Generic',
  429: 'TooManyRequests.Generic',
};

/** A `GError`. */
export function searchError(status: number, code: string, message: string, data?: JsonObject): Refusal {
  return new Refusal(status, {
    '@datatype': 'GError',
    '@version': '2017-09-01',
    code,
    message,
    request_id: randomBytes(16).toString('hex'),
    status,
    ...(data !== undefined && { error_data: data }),
  });
}

export function searchProblem(status: number, message: string): Refusal {
  return searchError(status, codes[status] ?? 'InternalServerError.Generic', message);
}

/** Where in a request something is wrong: `['json', 'ingest_data', 'visible_to']`, `['query', 'limit']`. */
export type Where = readonly (string | number)[];

/** 400: the message stands in the error data at the place that it is about. */
export function invalidAt(where: Where, message: string): Refusal {
  const messages = where.reduceRight<Json>((inner, key) => ({ [String(key)]: inner }), [message]);
  return searchError(400, 'BadRequest.ValidationError', 'Request failed input validation.', { messages });
}

export const missingAt = (where: Where) => invalidAt(where, 'Missing data for required field.');

export const noIndex = (id: string) =>
  searchError(404, 'NotFound.NoSuchIndex', `There is no search index named "${id}"`);

/** 403: the caller has none of the roles that the operation needs. */
export function missingRole(operation: string, roles: readonly string[], username: string): Refusal {
  return searchError(403, 'Forbidden.Generic', `${operation} request denied by service`, {
    cause: `${username} does not have the role that ${operation} needs: ${roles.join(' or ')}.`,
    recommended_resolution: 'Ask an owner or admin of the index for the role, or use another account.',
  });
}
