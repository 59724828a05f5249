import { callerOf } from '../auth/tokens.ts';
import { json, param, type Reply, type Request } from '../http.ts';
import type { Route } from '../router.ts';
import { isOver } from '../state/listings.ts';
import type { RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { bodyOf, managedRun, requireCaller, requireFlowCaller, visibleFlow, visibleRun } from './access.ts';
import { updateRuns } from './batch-runs.ts';
import { flowDescription, runDocument } from './documents.ts';
import type { Engine } from './engine.ts';
import { flowsProblem, missingPermission, noRun, unauthenticated } from './errors.ts';
import { listRuns } from './listing.ts';
import { cursorOf, pageOf } from './paging.ts';
import { hidePrivateParameters } from './private-parameters.ts';
import { flowRoles } from './roles.ts';
import { readRunChanges } from './run-body.ts';

const isTrue = (text: string | null) => /^(true|1)$/i.test(text ?? '');

function list(state: State, request: Request, ofFlow: boolean): Reply {
  const caller = requireCaller(state, request, 'run_status');
  const flowId = ofFlow ? visibleFlow(state, request, caller).id : undefined;
  const cursor = cursorOf(request.query);
  const all = listRuns(state, caller.identity, cursor.query, flowId);
  const { items, ...page } = pageOf(all, cursor, 'per_page', 20);
  const runs = items.flatMap(({ run_id }) => state.runs.get(run_id) ?? []);
  return json(200, { runs: runs.map(run => runDocument(state, run, caller.identity)), ...page });
}

function get(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'run_status');
  const { run } = visibleRun(state, request, caller);
  const flow = state.flows.get(run.flow_id);
  const described = flow !== undefined && isTrue(request.query.get('include_flow_description'));
  return json(200, {
    ...runDocument(state, run, caller.identity),
    ...(described && { flow_description: flowDescription(flow) }),
  });
}

function log(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'run_status');
  const { run } = visibleRun(state, request, caller);
  const cursor = cursorOf(request.query);
  const entries = isTrue(cursor.query.get('reverse_order')) ? [...run.entries].reverse() : run.entries;
  const { items, ...page } = pageOf(entries, cursor, 'limit', 10);
  return json(200, { ...page, entries: items });
}

function definition(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'run_status');
  const { run } = visibleRun(state, request, caller);
  const flow = state.flows.get(run.flow_id);
  const administers = flow !== undefined && flowRoles(flow, caller.identity).includes('flow_administrator');
  return json(200, {
    flow_id: run.flow_id,
    definition: administers ? run.definition : hidePrivateParameters(run.definition),
    input_schema: run.input_schema,
  });
}

function update(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'run_manage');
  const run = managedRun(state, request, caller, 'UPDATE');
  const changed: RunRecord = Object.assign(run, readRunChanges(bodyOf(request)));
  state.runs.set(run.run_id, changed);
  return json(200, runDocument(state, changed, caller.identity));
}

function cancel(state: State, engine: Engine, request: Request): Reply {
  const caller = requireCaller(state, request, 'run_manage');
  const run = managedRun(state, request, caller, 'CANCEL');
  engine.send(run.run_id, { type: 'cancel' });
  return json(202, runDocument(state, run, caller.identity));
}

/** Resuming uses the consents of whoever resumes, so it is for the owner of the run with a token of its flow. */
function resume(state: State, engine: Engine, request: Request): Reply {
  const id = param(request, 'run_id');
  if (callerOf(state, request) === undefined) throw unauthenticated();
  const known = state.runs.get(id);
  if (known === undefined) throw noRun(id);
  const caller = requireFlowCaller(state, request, known.flow_id);
  const { run, roles } = visibleRun(state, request, caller);
  if (!roles.includes('run_owner')) throw missingPermission('run', id, 'RESUME');
  engine.send(id, { type: 'resume' });
  return json(200, runDocument(state, run, caller.identity));
}

function release(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, 'run_manage');
  const run = managedRun(state, request, caller, 'RELEASE');
  const { status } = run.run;
  if (!isOver(run.run))
    throw flowsProblem(
      409,
      `Run ${run.run_id} has status '${status}' but must have status in {'ENDED', 'SUCCEEDED', 'FAILED'} for requested operation`,
    );
  const document = runDocument(state, run, caller.identity);
  state.runs.delete(run.run_id);
  return json(200, document);
}

export function runRoutes(state: State, engine: Engine): Route[] {
  const route = (method: string, pattern: string, handle: Route['handle']): Route => ({
    method,
    pattern,
    handle,
  });
  return [
    route('GET', '/runs', request => list(state, request, false)),
    route('GET', '/flows/:flow_id/runs', request => list(state, request, true)),
    route('GET', '/runs/:run_id', request => get(state, request)),
    route('PUT', '/runs/:run_id', request => update(state, request)),
    route('GET', '/runs/:run_id/log', request => log(state, request)),
    route('GET', '/flows/:flow_id/runs/:run_id/log', request => log(state, request)),
    route('GET', '/runs/:run_id/definition', request => definition(state, request)),
    route('POST', '/runs/:run_id/cancel', request => cancel(state, engine, request)),
    route('POST', '/runs/:run_id/resume', request => resume(state, engine, request)),
    route('POST', '/flows/:flow_id/:run_id/resume', request => resume(state, engine, request)),
    route('POST', '/batch/runs', request => updateRuns(state, engine, request)),
    route('POST', '/runs/:run_id/release', request => release(state, request)),
  ];
}
