import { type Identity, principalsOf } from '../identities.ts';
import type { FlowRecord, RunLine } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';

export type FlowRole =
  | 'flow_owner'
  | 'flow_administrator'
  | 'flow_starter'
  | 'flow_viewer'
  | 'flow_run_manager'
  | 'flow_run_monitor';

/** The roles of an identity on a flow, the most powerful first. Each includes those below it. */
export function flowRoles(flow: FlowRecord, identity: Identity): FlowRole[] {
  const mine = principalsOf(identity);
  const listed = (principals: readonly string[]) => principals.some(one => mine.has(one));
  const owner = mine.has(flow.flow_owner);
  const administrator = owner || listed(flow.flow_administrators);
  const starter =
    administrator || listed(flow.flow_starters) || flow.flow_starters.includes('all_authenticated_users');
  const viewer = starter || listed(flow.flow_viewers) || flow.flow_viewers.includes('public');
  const held: [FlowRole, boolean][] = [
    ['flow_owner', owner],
    ['flow_administrator', administrator],
    ['flow_starter', starter],
    ['flow_viewer', viewer],
    ['flow_run_manager', administrator || listed(flow.run_managers)],
    ['flow_run_monitor', listed(flow.run_monitors)],
  ];
  return held.filter(([, holds]) => holds).map(([role]) => role);
}

export type RunRole = 'run_owner' | 'run_manager' | 'run_monitor' | 'flow_run_manager' | 'flow_run_monitor';

/** The roles of an identity on a run; those on its flow count as long as the flow exists. */
export function runRoles(state: State, run: Omit<RunLine, 'status'>, identity: Identity): RunRole[] {
  const mine = principalsOf(identity);
  const flow = state.flows.get(run.flow_id);
  const onFlow = flow === undefined ? [] : flowRoles(flow, identity);
  const held: [RunRole, boolean][] = [
    ['run_owner', mine.has(run.run_owner)],
    ['run_manager', run.run_managers.some(one => mine.has(one))],
    ['run_monitor', run.run_monitors.some(one => mine.has(one))],
    ['flow_run_manager', onFlow.includes('flow_run_manager')],
    ['flow_run_monitor', onFlow.includes('flow_run_monitor')],
  ];
  return held.filter(([, holds]) => holds).map(([role]) => role);
}

export function managesRun(roles: readonly RunRole[]): boolean {
  return roles.some(role => role === 'run_owner' || role === 'run_manager' || role === 'flow_run_manager');
}
