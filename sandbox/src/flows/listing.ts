import { flowScope } from '../auth/scopes.ts';
import type { Identity } from '../identities.ts';
import type { FlowRecord, RunLine } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { flowsProblem } from './errors.ts';
import { listParameter, orderBy } from './paging.ts';
import { type FlowRole, flowRoles, type RunRole, runRoles } from './roles.ts';

const singular = (role: string) => role.replace(/s$/, '');

/** The wanted roles, in the singular; an empty list is one. Throws 400 for what is no role. */
function wantedRoles(query: URLSearchParams, known: Readonly<Record<string, string>>): string[] | undefined {
  const list = listParameter(query, 'filter_roles') ?? listParameter(query, 'filter_role');
  if (list === undefined) return undefined;
  return list.map(name => {
    const role = known[singular(name)];
    if (role === undefined)
      throw flowsProblem(400, `There is no role '${name}'. Roles: ${Object.keys(known).join(', ')}.`);
    return role;
  });
}

const orNone = (list: string[] | undefined) => (list?.length === 0 ? undefined : list);

const flowRoleNames: Readonly<Record<string, FlowRole>> = {
  flow_viewer: 'flow_viewer',
  flow_starter: 'flow_starter',
  flow_administrator: 'flow_administrator',
  flow_owner: 'flow_owner',
  run_manager: 'flow_run_manager',
  run_monitor: 'flow_run_monitor',
};

function textFilter(query: URLSearchParams, name: string): ((text: string) => boolean) | undefined {
  const wanted = query.getAll(name).map(one => one.toLowerCase());
  if (wanted.length === 0) return undefined;
  return text => wanted.some(one => text.toLowerCase().includes(one));
}

/** The flows that `GET /flows` shows, in order. Without a role filter these are the caller's own. */
export function listFlows(state: State, caller: Identity, query: URLSearchParams): FlowRecord[] {
  const roles: string[] = wantedRoles(query, flowRoleNames) ?? ['flow_owner'];
  if (roles.length === 0) throw flowsProblem(400, 'filter_roles must name at least one role.');
  const filters: [string, (flow: FlowRecord) => string][] = [
    [
      'filter_fulltext',
      f => [f.title, f.subtitle, f.flow_owner, f.description, f.id, ...f.flow_administrators].join(' '),
    ],
    ['filter_title', f => f.title],
    ['filter_subtitle', f => f.subtitle],
    ['filter_description', f => f.description],
    ['filter_keywords', f => f.keywords.join(' ')],
    ['filter_scope_string', f => flowScope(f.id)],
  ];
  const tests = filters.flatMap(([name, textOf]) => {
    const fits = textFilter(query, name);
    return fits === undefined ? [] : [(flow: FlowRecord) => fits(textOf(flow))];
  });
  const chosen = state.flows
    .values()
    .filter(
      flow => flowRoles(flow, caller).some(role => roles.includes(role)) && tests.every(test => test(flow)),
    );
  return orderBy(chosen, query, 'updated_at DESC', {
    id: f => f.id,
    scope_string: f => flowScope(f.id),
    flow_owner: f => f.flow_owner,
    flow_administrators: f => f.flow_administrators.join(),
    title: f => f.title,
    created_at: f => f.created_at,
    updated_at: f => f.updated_at,
  });
}

const runRoleNames: Readonly<Record<string, RunRole>> = {
  run_owner: 'run_owner',
  run_manager: 'run_manager',
  run_monitor: 'run_monitor',
  flow_run_manager: 'flow_run_manager',
  flow_run_monitor: 'flow_run_monitor',
};

/** `A,B`, `A,` or `,B`: from A on, up to B and without it. */
function timeFilter(query: URLSearchParams, name: string): (time: string | null) => boolean {
  const text = query.get(name);
  if (text === null) return () => true;
  const [from = '', to = ''] = text.split(',');
  const [start, end] = [
    from.trim() === '' ? -Infinity : Date.parse(from),
    to.trim() === '' ? Infinity : Date.parse(to),
  ];
  if (Number.isNaN(start) || Number.isNaN(end))
    throw flowsProblem(400, `${name} must be two times with a comma between.`);
  return time => time !== null && Date.parse(time) >= start && Date.parse(time) < end;
}

/** The runs that `GET /runs` shows, in order; all that the caller may see unless roles are named. */
export function listRuns(state: State, caller: Identity, query: URLSearchParams, flowId?: string): RunLine[] {
  // The Globus CLI sends empty filters here.
  const roles = orNone(wantedRoles(query, runRoleNames));
  const statuses = orNone(listParameter(query, 'filter_status'));
  const flowIds = flowId === undefined ? orNone(listParameter(query, 'filter_flow_id')) : [flowId];
  const label = textFilter(query, 'filter_label') ?? (() => true);
  const title = textFilter(query, 'filter_flow_title') ?? (() => true);
  const started = timeFilter(query, 'filter_start_time');
  const completed = timeFilter(query, 'filter_completion_time');
  const chosen = state.runs.lines().filter(run => {
    const mine = runRoles(state, run, caller);
    return (
      (roles === undefined ? mine.length > 0 : mine.some(role => roles.includes(role))) &&
      (statuses === undefined || statuses.includes(run.status)) &&
      (flowIds === undefined || flowIds.includes(run.flow_id)) &&
      label(run.label ?? '') &&
      title(run.flow_title) &&
      started(run.start_time) &&
      completed(run.completion_time)
    );
  });
  return orderBy(chosen, query, 'start_time DESC', {
    id: run => run.run_id,
    start_time: run => run.start_time,
    completion_time: run => run.completion_time ?? '',
    status: run => run.status,
    label: run => run.label ?? '',
  });
}
