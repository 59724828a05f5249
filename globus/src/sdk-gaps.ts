import { request } from '@globus/sdk';
import type { SdkOptions } from './call.ts';

/*
 * What @globus/sdk 6.2 has no usable function for, sent through its general `request`. Its list of
 * HTTP methods is not exported, so the method travels with the fetch options, which override it.
 */

function posting(sdk: SdkOptions, headers: Record<string, string> = {}): SdkOptions {
  const { options } = sdk.fetch;
  return withMethod('POST', {
    ...sdk,
    fetch: { options: { ...options, headers: { ...options.headers, ...headers } } },
  });
}

function withMethod(method: string, sdk: SdkOptions): SdkOptions {
  return { ...sdk, fetch: { options: { ...sdk.fetch.options, method } } };
}

/** What Globus Auth has below `/v2/api`: projects, clients and their credentials (reference 1.8). */
export function authApi(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, sdk: SdkOptions) {
  return request({ service: 'AUTH', path: `/v2/api${path}` }, {}, withMethod(method, sdk));
}

/** Globus Auth's client credentials grant; the secret travels in the Authorization header (reference 1.4). */
export function clientCredentials(
  clientId: string,
  secret: string,
  scopes: readonly string[],
  sdk: SdkOptions,
) {
  const headers = {
    Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
  };
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') });
  return request({ service: 'AUTH', path: '/v2/oauth2/token' }, { body }, posting(sdk, headers));
}

/** `GET /v2/oauth2/userinfo`; the SDK has it, but its types admit no call (reference 1.5). */
export function userinfo(sdk: SdkOptions) {
  return request({ service: 'AUTH', path: '/v2/oauth2/userinfo' }, {}, sdk);
}

/** `POST /flows/{id}/validate_run`: would this run be accepted? (reference 2.10) */
export function validateRun(flowId: string, sdk: SdkOptions) {
  return request({ service: 'FLOWS', path: `/flows/${flowId}/validate_run` }, {}, posting(sdk));
}

/** `POST /runs/{id}/resume` with a token of the run's flow (reference 2.11). */
export function resumeRun(runId: string, sdk: SdkOptions) {
  return request({ service: 'FLOWS', path: `/runs/${runId}/resume` }, {}, posting(sdk));
}

/** `GET /registered_apis`: those on which the caller has a role (reference 2.14). */
export function registeredApis(query: Record<string, string | string[]>, sdk: SdkOptions) {
  return request({ service: 'FLOWS', path: '/registered_apis' }, { query }, sdk);
}

/** `GET /v2/functions/{id}` of Globus Compute (reference 4.3). */
export function computeFunction(functionId: string, sdk: SdkOptions) {
  return request({ service: 'COMPUTE', path: `/v2/functions/${functionId}` }, {}, sdk);
}

/** `POST /v3/functions` of Globus Compute (reference 4.3). */
export function registerFunction(sdk: SdkOptions) {
  return request({ service: 'COMPUTE', path: '/v3/functions' }, {}, posting(sdk));
}

/** `GET /v1/task/{id}` of Globus Search (reference 4.2). */
export function searchTask(taskId: string, sdk: SdkOptions) {
  return request({ service: 'SEARCH', path: `/v1/task/${taskId}` }, {}, sdk);
}

/** `GET /endpoint/{id}/my_shared_endpoint_list` of Transfer: the caller's guest collections there (reference 3.3). */
export function ownGuests(mappedId: string, offset: number, sdk: SdkOptions) {
  const path = `/v0.10/endpoint/${mappedId}/my_shared_endpoint_list`;
  return request({ service: 'TRANSFER', path }, { query: { offset: String(offset) } }, sdk);
}

/** `POST /shared_endpoint` of Transfer: a guest collection on a personal computer (reference 3.3). */
export function createPersonalGuest(sdk: SdkOptions) {
  return request({ service: 'TRANSFER', path: '/v0.10/shared_endpoint' }, {}, posting(sdk));
}
