import type { Flow } from '../flow.ts';
import type { FlowRun, LogEntry } from '../run.ts';
import type { Identity } from '../tokens.ts';

export const flowId = '0a1b2c3d-0000-4000-8000-000000000001';
export const runId = '0a1b2c3d-0000-4000-8000-000000000002';
export const collectionId = '0a1b2c3d-0000-4000-8000-000000000003';
export const robotId = '0a1b2c3d-0000-4000-8000-000000000004';
export const adaId = '0a1b2c3d-0000-4000-8000-000000000005';
export const groupId = '0a1b2c3d-0000-4000-8000-000000000006';

export const ada: Identity = {
  id: adaId,
  urn: `urn:globus:auth:identity:${adaId}`,
  username: 'ada@sandbox.example',
  name: 'Ada Alvarez',
  kind: 'person',
};

export const robot: Identity = {
  id: robotId,
  urn: `urn:globus:auth:identity:${robotId}`,
  username: `${robotId}@clients.auth.globus.org`,
  name: 'Beamline robot',
  kind: 'service-account',
};

export const definition = {
  StartAt: 'Copy',
  States: { Copy: { Type: 'Action', ActionUrl: 'https://transfer.actions.globus.org/transfer', End: true } },
};

/** A flow of Ada's, as she reads it. */
export function flow(changes: Partial<Flow> = {}): Flow {
  return {
    id: flowId,
    title: 'Copy',
    subtitle: '',
    description: '',
    keywords: [],
    definition,
    input_schema: { type: 'object' },
    globus_auth_scope: `https://auth.globus.org/scopes/${flowId}/flow_0a1b2c3d_0000_4000_8000_000000000001_user`,
    user_roles: ['flow_owner', 'flow_administrator', 'flow_starter', 'flow_viewer'],
    flow_owner: ada.urn,
    flow_viewers: [],
    flow_starters: [],
    flow_administrators: [],
    run_managers: [],
    run_monitors: [],
    principal_urn: `urn:globus:auth:identity:${flowId}`,
    created_at: '2026-03-04T10:00:00.000000+00:00',
    updated_at: '2026-03-04T10:00:00.000000+00:00',
    subscription_id: null,
    authentication_policy_id: null,
    ...changes,
  };
}

export function run(changes: Partial<FlowRun> = {}): FlowRun {
  return {
    run_id: runId,
    flow_id: flowId,
    flow_title: 'Copy',
    label: '',
    tags: [],
    status: 'ACTIVE',
    display_status: 'ACTIVE',
    details: { code: 'FlowStarting', description: 'The Flow is starting execution' },
    start_time: '2026-03-04T10:01:00.000000+00:00',
    completion_time: null,
    run_owner: robot.urn,
    user_roles: ['run_owner'],
    run_managers: [],
    run_monitors: [],
    blocking_web_input_id: null,
    ...changes,
  };
}

/** A log entry; the n-th second of the run. */
export function entry(code: string, n: number, details: LogEntry['details'] = {}): LogEntry {
  const time = `2026-03-04T10:01:${String(n % 60).padStart(2, '0')}.000000+00:00`;
  return { time, code, description: `${code} ${n}`, details };
}
