import { Refusal } from '../http.ts';
import type { Json } from '../json.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'REQUEST_MALFORMED',
  401: 'USER_UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'REQUEST_TOO_LARGE',
  422: 'SEMANTICALLY_INVALID',
  429: 'TOO_MANY_REQUESTS',
};

/** An error of the Compute service; `args` are the ids that it is about. */
export function computeError(
  status: number,
  code: string,
  detail: Json,
  args: readonly string[] = [],
): Refusal {
  return new Refusal(status, {
    status: 'Failed',
    code,
    error_args: [...args],
    http_status_code: status,
    detail,
    reason: detail,
  });
}

export function computeProblem(status: number, detail: string): Refusal {
  return computeError(status, codes[status] ?? 'INTERNAL_ERROR', detail);
}

/** 422: a member of the body is not what it must be. */
export function invalidBody(loc: readonly (string | number)[], msg: string): Refusal {
  const type = msg === 'field required' ? 'value_error.missing' : 'value_error';
  return computeError(422, 'SEMANTICALLY_INVALID', [{ loc: ['body', ...loc], msg, type }]);
}
