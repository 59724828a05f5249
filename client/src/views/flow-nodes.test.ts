import { describe, expect, test } from 'vitest';
import { type FlowRun, type Session, sandboxAt } from '../../../globus/src/index.ts';
import { lookOf } from './flow-nodes.ts';

const now = Date.parse('2026-01-02T12:00:00Z');
const session: Session = {
  environment: sandboxAt('http://127.0.0.1:1'),
  identity: { id: 'r', urn: 'urn:r', username: 'r@x', name: 'Robot', kind: 'service-account' },
  token: async () => '',
};
const run: FlowRun = {
  run_id: 'r1',
  flow_id: 'f1',
  flow_title: 'Copy',
  label: 'scan *1*',
  tags: [],
  status: 'SUCCEEDED',
  display_status: 'SUCCEEDED',
  details: {},
  start_time: '2026-01-02T11:55:00+00:00',
  completion_time: '2026-01-02T11:55:12+00:00',
  run_owner: 'urn:r',
  user_roles: [],
  run_managers: [],
  run_monitors: [],
  blocking_web_input_id: null,
};
const flow = {
  id: 'f1',
  title: 'Copy',
  subtitle: '',
  description: '',
  keywords: [],
  definition: null,
  input_schema: null,
  globus_auth_scope: '',
  user_roles: ['flow_owner'],
  flow_owner: '',
  flow_viewers: [],
  flow_starters: [],
  flow_administrators: [],
  run_managers: [],
  run_monitors: [],
  principal_urn: '',
  created_at: '',
  updated_at: '2026-01-02T11:00:00+00:00',
  subscription_id: null,
  authentication_policy_id: null,
};
const runNode = (change: Partial<FlowRun> = {}) =>
  lookOf({ kind: 'run', across: false, followed: { run: { ...run, ...change }, log: [], session } }, now);

test('among the runs of all flows a run says whose it is, and is a line of its own', () => {
  const node = (across: boolean) => lookOf({ kind: 'run', across, followed: { run, log: [], session } }, now);
  expect(node(true).description).toBe('Copy · Succeeded · 5 min ago');
  expect(node(true).id).not.toBe(node(false).id);
});

describe('a run in the view', () => {
  test('says how it stands and since when', () => {
    expect(runNode()).toMatchObject({
      label: 'scan *1*',
      description: 'Succeeded · 5 min ago',
      icon: 'pass',
      context: 'run.over',
      collapsible: 'closed',
    });
  });

  test('its tooltip shows names as they are, not as Markdown', () => {
    expect(runNode().tooltip).toContain('**scan \\*1\\*** — Succeeded');
    expect(runNode().tooltip).toContain('as Robot, took 12 s\\.');
  });

  test.each<[Partial<FlowRun>, string, string]>([
    [{ status: 'ACTIVE', completion_time: null }, 'sync~spin', 'run.active'],
    [{ status: 'INACTIVE', completion_time: null }, 'debug-pause', 'run.waiting'],
    [{ status: 'FAILED', details: { code: 'FlowFailed' } }, 'error', 'run.over'],
    [{ status: 'FAILED', details: { code: 'FlowCanceled' } }, 'circle-slash', 'run.over'],
  ])('%o has the icon %s', (change, icon, context) =>
    expect(runNode(change)).toMatchObject({ icon, context }),
  );
});

test('two visits of a state are two lines', () => {
  const visit = {
    state: 'Copy',
    type: 'Action',
    visit: 2,
    status: 'FAILED',
    description: 'no',
    startedAt: '2026-01-02T11:55:00+00:00',
    endedAt: '2026-01-02T11:55:02+00:00',
  } as const;
  const look = lookOf({ kind: 'state', across: false, visit, followed: { run, log: [], session } }, now);
  expect(look).toMatchObject({
    id: 'state r1 Copy 2',
    description: 'Action · 2.0 s · visit 2',
    icon: 'error',
  });
});

test('a flow says who one is to it', () => {
  expect(lookOf({ kind: 'flow', flow, session }, now)).toMatchObject({
    label: 'Copy',
    description: 'changed 1 h ago',
  });
});

test('names never become markup, whoever gave them', () => {
  const nasty = '<img src=x onerror=alert(1)> [x](command:globusFlows.deleteFlow) **bold** `code`';
  const visit = {
    state: nasty,
    type: 'Pass',
    visit: 1,
    status: 'FAILED',
    startedAt: run.start_time,
    endedAt: run.completion_time,
    description: nasty,
  } as const;
  const named = { ...session, identity: { ...session.identity, name: nasty } };
  const followed = { run: { ...run, label: nasty, run_owner: 'urn:r' }, log: [], session: named };
  const looks = [
    lookOf({ kind: 'flow', flow: { ...flow, title: nasty, description: nasty }, session: named }, now),
    lookOf({ kind: 'run', across: true, followed }, now),
    lookOf({ kind: 'state', across: false, visit, followed }, now),
    lookOf({ kind: 'note', id: 'n', text: nasty, detail: nasty, isProblem: true }, now),
  ];
  for (const { tooltip } of looks) expect(tooltip).not.toMatch(/(?<!\\)(<img|\]\(|`code|\*\*bold)/);
});
