import { flowScope, flowsService } from '../auth/scopes.ts';
import { type Caller, callerOf } from '../auth/tokens.ts';
import { objectOf, param, type Request } from '../http.ts';
import type { JsonObject } from '../json.ts';
import type { FlowRecord, RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { flowsProblem, missingPermission, missingScope, noFlow, noRun, unauthenticated } from './errors.ts';
import { flowRoles, managesRun, type RunRole, runRoles } from './roles.ts';

export function bodyOf(request: Request): JsonObject {
  return objectOf(request, message => flowsProblem(400, message));
}

type ServiceScope =
  | 'manage_flows'
  | 'view_flows'
  | 'run_status'
  | 'run_manage'
  | 'web_input_view'
  | 'web_input_respond';

/** Who asks, with a token that has this scope of the Flows service, or all. */
export function requireCaller(state: State, request: Request, scope: ServiceScope): Caller {
  const caller = callerOf(state, request);
  if (caller === undefined) throw unauthenticated();
  const { scopes } = caller.token;
  const wanted = `${flowsService}/${scope}`;
  if (!scopes.includes(wanted) && !scopes.includes(`${flowsService}/all`)) throw missingScope(wanted);
  return caller;
}

/** Who asks, with a token for this very flow. */
export function requireFlowCaller(state: State, request: Request, flowId: string): Caller {
  const caller = callerOf(state, request);
  if (caller === undefined) throw unauthenticated();
  if (!caller.token.scopes.includes(flowScope(flowId))) throw missingScope(flowScope(flowId));
  return caller;
}

/** The flow, if the caller may see it: otherwise as if there were none. */
export function visibleFlow(state: State, request: Request, caller: Caller): FlowRecord {
  const id = param(request, 'flow_id');
  const flow = state.flows.get(id);
  if (flow === undefined || flowRoles(flow, caller.identity).length === 0) throw noFlow(id);
  return flow;
}

export function administeredFlow(
  state: State,
  request: Request,
  caller: Caller,
  permission: 'UPDATE' | 'DELETE',
): FlowRecord {
  const flow = visibleFlow(state, request, caller);
  if (!flowRoles(flow, caller.identity).includes('flow_administrator'))
    throw missingPermission('flow', flow.id, permission);
  return flow;
}

export interface SeenRun {
  readonly run: RunRecord;
  readonly roles: readonly RunRole[];
}

/** The run, if the caller may see it: otherwise as if there were none. */
export function visibleRun(state: State, request: Request, caller: Caller): SeenRun {
  const id = param(request, 'run_id');
  const run = state.runs.get(id);
  const roles = run === undefined ? [] : runRoles(state, run, caller.identity);
  if (run === undefined || roles.length === 0) throw noRun(id);
  return { run, roles };
}

export function managedRun(
  state: State,
  request: Request,
  caller: Caller,
  permission: 'CANCEL' | 'UPDATE' | 'RELEASE',
): RunRecord {
  const { run, roles } = visibleRun(state, request, caller);
  if (!managesRun(roles)) throw missingPermission('run', run.run_id, permission);
  return run;
}
