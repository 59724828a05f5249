import { expect, test } from 'vitest';
import type { FlowRun, LogEntry } from '../../../globus/src/index.ts';
import { runStateMarks } from './run-state-marks.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
const entry = (code: string, seconds: number, details: LogEntry['details']): LogEntry => ({
  code,
  time: at(seconds),
  description: '',
  details,
});

test('each state that a run came to, with how it left it or how long it is there', () => {
  const log = [
    entry('PassStarted', 0, { state_name: 'A', state_type: 'Pass' }),
    entry('PassCompleted', 1, { state_name: 'A', output: {} }),
    entry('ActionStarted', 1, { state_name: 'B', state_type: 'Action' }),
  ];
  const run = { run_id: '1', label: 'Monday', status: 'ACTIVE' } as FlowRun;
  expect(runStateMarks({ run, log }, Date.parse(at(5)))).toEqual([
    { state: 'A', look: 'succeeded', short: '✓ 1.0 s', words: 'Run “Monday”: ✓ 1.0 s' },
    { state: 'B', look: 'active', short: '⟳ 4.0 s', words: 'Run “Monday”: ⟳ 4.0 s' },
  ]);
});
