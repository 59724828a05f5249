import type { Route } from './router.ts';
import { problemAt } from './services.ts';

const noMembers = 'who is in the demo’s groups cannot change';
const noRegistered = 'to register one takes a subscription';
const noPolicies = 'there are no policies';
const noScopes = 'no scopes can be managed';
const noEndpoints = 'endpoints cannot be registered, changed or deleted';
const noTimers = 'there are no timers';
const unknown = 'what it takes is not documented';

/** What Globus has and the sandbox has not, and why: docs/sandbox.md says the same. */
const absences: readonly (readonly [method: string, pattern: string, why: string])[] = [
  ['GET', '/v2/web/logout', 'there are no sessions'],
  ['GET', '/v2/api/scopes', noScopes],
  ['GET', '/v2/api/scopes/:scope_id', noScopes],
  ['PUT', '/v2/api/scopes/:scope_id', noScopes],
  ['DELETE', '/v2/api/scopes/:scope_id', noScopes],
  ['POST', '/v2/api/clients/:client_id/scopes', noScopes],
  ['GET', '/v2/api/policies', noPolicies],
  ['POST', '/v2/api/policies', noPolicies],
  ['GET', '/v2/api/policies/:policy_id', noPolicies],
  ['PUT', '/v2/api/policies/:policy_id', noPolicies],
  ['DELETE', '/v2/api/policies/:policy_id', noPolicies],
  ['POST', '/v2/groups', noMembers],
  ['POST', '/v2/groups/:group_id', noMembers],
  ['POST', '/registered_apis', noRegistered],
  ['GET', '/registered_apis/:id', noRegistered],
  ['PATCH', '/registered_apis/:id', noRegistered],
  ['DELETE', '/registered_apis/:id', noRegistered],
  ['GET', '/v0.10/endpoint_manager/task_list', 'whoever submits a task sees it'],
  ['GET', '/beta/index/:index_id/mapping', 'fields have no types of their own'],
  ['POST', '/v3/endpoints', noEndpoints],
  ['PUT', '/v3/endpoints/:endpoint_uuid', noEndpoints],
  ['DELETE', '/v2/endpoints/:endpoint_uuid', noEndpoints],
  ['POST', '/v2/timer', noTimers],
  ['GET', '/jobs', noTimers],
  ['GET', '/jobs/:job_id', noTimers],
  ['PATCH', '/jobs/:job_id', noTimers],
  ['DELETE', '/jobs/:job_id', noTimers],
  ['POST', '/jobs/:job_id/pause', noTimers],
  ['POST', '/jobs/:job_id/resume', noTimers],
  ['GET', '/actions/transfer/gcp/create_guest_collection', unknown],
  ['POST', '/actions/transfer/gcp/create_guest_collection/run', unknown],
];

/** Routes that say why they are not there, in the error shape of the service. */
export const absentRoutes: readonly Route[] = absences.map(([method, pattern, why]) => ({
  method,
  pattern,
  handle({ path }) {
    throw problemAt(path, 404, `The sandbox does not know ${method} ${path}: ${why}.`);
  },
}));

/** Why the sandbox does not have an action provider of Globus; undefined for any other. */
export function whyNoProvider(address: string): string | undefined {
  return address === 'transfer.actions.globus.org/gcp/create_guest_collection' ? unknown : undefined;
}
