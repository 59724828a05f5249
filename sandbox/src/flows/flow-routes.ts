import { randomUUID } from 'node:crypto';
import type { CustomProviders } from '../actions/custom.ts';
import { flowScope } from '../auth/scopes.ts';
import { json, param, type Reply, type Request } from '../http.ts';
import type { Route } from '../router.ts';
import type { FlowRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';
import { administeredFlow, bodyOf, requireCaller, requireFlowCaller, visibleFlow } from './access.ts';
import { countPossibilities, discoverScopes } from './analysis.ts';
import { flowDocument, startedDocument } from './documents.ts';
import type { Engine } from './engine.ts';
import { noFlow } from './errors.ts';
import { readFlowChanges, readNewFlow, readProgramToValidate } from './flow-body.ts';
import { listFlows } from './listing.ts';
import { cursorOf, pageOf } from './paging.ts';
import { providerScopes } from './provider-scopes.ts';
import { flowRoles } from './roles.ts';
import { type RunRequest, readRunRequest } from './run-body.ts';
import { requireInput, requireStarter, type Starter, startRun } from './runs.ts';

const now = () => isoMicroseconds(Date.now());

async function validateFlow(state: State, custom: CustomProviders, request: Request): Promise<Reply> {
  requireCaller(state, request, 'manage_flows');
  const definition = readProgramToValidate(bodyOf(request));
  return json(200, {
    scopes: discoverScopes(definition, await providerScopes(custom, definition)),
    analysis: { number_of_possibilities: countPossibilities(definition) },
  });
}

async function create(state: State, custom: CustomProviders, request: Request): Promise<Reply> {
  const { identity } = requireCaller(state, request, 'manage_flows');
  const fields = readNewFlow(bodyOf(request), identity);
  await providerScopes(custom, fields.definition);
  const time = now();
  const flow: FlowRecord = { id: randomUUID(), ...fields, created_at: time, updated_at: time };
  state.flows.set(flow.id, flow);
  return json(201, flowDocument(flow, identity));
}

function list(state: State, request: Request): Reply {
  const { identity } = requireCaller(state, request, 'view_flows');
  const cursor = cursorOf(request.query);
  const { items, ...page } = pageOf(listFlows(state, identity, cursor.query), cursor, 'per_page', 20);
  return json(200, { flows: items.map(flow => flowDocument(flow, identity)), ...page });
}

function get(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'view_flows');
  return json(200, flowDocument(visibleFlow(state, request, caller), caller.identity));
}

async function update(state: State, custom: CustomProviders, request: Request): Promise<Reply> {
  const caller = requireCaller(state, request, 'manage_flows');
  const administered = () => administeredFlow(state, request, caller, 'UPDATE');
  administered();
  const changes = readFlowChanges(bodyOf(request), caller.identity);
  await providerScopes(custom, changes.definition ?? {});
  // Somebody else may have changed it while providers were asked.
  const changed = { ...administered(), ...changes, updated_at: now() };
  state.flows.set(changed.id, changed);
  return json(200, flowDocument(changed, caller.identity));
}

function remove(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'manage_flows');
  const flow = administeredFlow(state, request, caller, 'DELETE');
  state.flows.delete(flow.id);
  return json(200, { ...flowDocument(flow, caller.identity), DELETED: true, deleted_at: now() });
}

/**
 * Everything that is checked before a run starts; the order is token, role, body, input. Who may not see the flow is told
 * that there is none, but for the check of a run, which has no such answer.
 */
function prepareRun(
  state: State,
  request: Request,
  verb: 'run' | 'check',
): { flow: FlowRecord; starter: Starter; wanted: RunRequest } {
  const id = param(request, 'flow_id');
  const { identity, token } = requireFlowCaller(state, request, id);
  const flow = state.flows.get(id);
  if (flow === undefined) throw noFlow(id);
  if (verb === 'run' && flowRoles(flow, identity).length === 0) throw noFlow(id);
  requireStarter(flow, identity);
  const wanted = readRunRequest(bodyOf(request));
  requireInput(flow, wanted.body);
  const starter: Starter = {
    identity,
    client: identity.kind === 'person' ? token.client : null,
    consentRoot: [flowScope(id)],
    tokenInfo: { exp: token.expires, iat: token.issued, nbf: token.issued },
    depth: 0,
  };
  return { flow, starter, wanted };
}

function run(state: State, engine: Engine, request: Request): Reply {
  const { flow, starter, wanted } = prepareRun(state, request, 'run');
  return json(201, startedDocument(state, startRun(engine, flow, starter, wanted), starter.identity));
}

function validateRun(state: State, request: Request): Reply {
  prepareRun(state, request, 'check');
  return json(200, { message: 'validation successful' });
}

export function flowRoutes(state: State, engine: Engine, custom: CustomProviders): Route[] {
  const route = (method: string, pattern: string, handle: Route['handle']): Route => ({
    method,
    pattern,
    handle,
  });
  return [
    route('POST', '/flows/validate', request => validateFlow(state, custom, request)),
    route('GET', '/flows', request => list(state, request)),
    route('POST', '/flows', request => create(state, custom, request)),
    route('GET', '/flows/:flow_id', request => get(state, request)),
    route('PUT', '/flows/:flow_id', request => update(state, custom, request)),
    route('DELETE', '/flows/:flow_id', request => remove(state, request)),
    route('POST', '/flows/:flow_id/run', request => run(state, engine, request)),
    route('POST', '/flows/:flow_id/validate_run', request => validateRun(state, request)),
  ];
}
