import { randomBytes } from 'node:crypto';
import { Refusal } from '../http.ts';
import type { JsonObject } from '../json.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'AuthenticationFailed',
  403: 'PermissionDenied',
  404: 'ClientError.NotFound',
  405: 'ClientError.MethodNotAllowed',
  409: 'Conflict',
  413: 'ClientError.RequestEntityTooLarge',
  429: 'RateLimitExceeded',
};

/** Nine letters and digits, as Transfer names a request. */
export function requestId(): string {
  return randomBytes(16).toString('base64').replace(/\W/g, '').slice(0, 9);
}

/** `resource` is the path without `/v0.10`. */
export function transferError(
  status: number,
  code: string,
  message: string,
  resource: string,
  more: JsonObject = {},
): Refusal {
  return new Refusal(status, { code, message, request_id: requestId(), resource, ...more });
}

export function transferProblem(status: number, message: string, path: string): Refusal {
  return transferError(status, codes[status] ?? 'InternalError', message, resourceOf(path));
}

export function resourceOf(path: string): string {
  return path.replace(/^\/v0\.10/, '');
}

/** What Transfer answers once something is done. */
export function result(type: string, code: string, message: string, resource: string): JsonObject {
  return { DATA_TYPE: type, code, message, request_id: requestId(), resource };
}
