import { expect, test } from 'vitest';
import type { FlowRun, LogEntry } from '../../globus/src/index.ts';
import { runLogText } from './run-log-text.ts';

const run: FlowRun = {
  run_id: 'r1',
  flow_id: 'f1',
  flow_title: 'Copy',
  label: 'scan 001',
  tags: [],
  status: 'FAILED',
  display_status: 'FAILED',
  details: {
    code: 'FlowFailed',
    details: { state_name: 'Copy', exception: 'ActionFailedException', cause: 'Permission denied' },
  },
  start_time: '2026-01-02T03:04:05.678901+00:00',
  completion_time: '2026-01-02T03:04:07+00:00',
  run_owner: 'urn:a',
  user_roles: [],
  run_managers: [],
  run_monitors: [],
  blocking_web_input_id: null,
};

const log: LogEntry[] = [
  {
    time: '2026-01-02T03:04:05.683000+00:00',
    code: 'FlowStarted',
    description: 'It started',
    details: { input: {} },
  },
  { time: '2026-01-02T03:04:07+00:00', code: 'FlowFailed', description: '', details: { state_name: 'Copy' } },
  { time: 'odd', code: 'X', description: 'nothing more', details: {} },
];

test('how it stands comes first, then every entry with its details', () => {
  expect(runLogText({ run, log, as: 'Ada' })).toBe(`Run      scan 001
Flow     Copy
Id       r1
Read as  Ada
Started  2026-01-02 03:04:05.678
Ended    2026-01-02 03:04:07.000
Status   Failed in state “Copy”
Cause    ActionFailedException: Permission denied

2026-01-02 03:04:05.683  FlowStarted  It started
    {
      "input": {}
    }
2026-01-02 03:04:07.000  FlowFailed   [Copy]
    {
      "state_name": "Copy"
    }
odd  X            nothing more
`);
});

test('a log that may be behind says so', () => {
  const problem = {
    kind: 'network',
    operation: 'read',
    message: 'The sandbox does not answer.',
    remedy: '',
  } as const;
  const text = runLogText({
    run: { ...run, status: 'ACTIVE', completion_time: null },
    log: [],
    as: 'Ada',
    problem,
  });
  expect(text).toContain('Status   Running\n');
  expect(text).toContain('may be behind: The sandbox does not answer.');
  expect(text).not.toContain('Ended');
});
