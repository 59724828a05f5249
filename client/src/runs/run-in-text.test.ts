import { expect, test } from 'vitest';
import type { FlowRun, LogEntry, StateVisit } from '../../../globus/src/index.ts';
import { lastVisits, markOf, toldOf } from './run-in-text.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

const visit: StateVisit = {
  state: 'Copy',
  type: 'Action',
  visit: 1,
  status: 'SUCCEEDED',
  startedAt: at(0),
  endedAt: at(3),
  description: '',
};
const active = { ...visit, status: 'ACTIVE', endedAt: null } as const;
const mark = (of: StateVisit, status: FlowRun['status'] = 'ACTIVE', waitTime?: number) =>
  markOf(of, { status }, waitTime, Date.parse(at(12)));

test('how long a state took, and how it was left', () => {
  expect(mark(visit)).toBe('✓ 3.0 s');
  expect(mark({ ...visit, status: 'FAILED', visit: 2 })).toBe('✗ after 3.0 s, visit 2');
});

test('how long a run has been in a state, of the time that it waits there', () => {
  expect(mark(active)).toBe('⟳ 12 s');
  expect(mark(active, 'ACTIVE', 86_400)).toBe('⟳ 12 s of 24 h 0 min');
  expect(mark(active, 'INACTIVE', 60)).toBe('⏸ waits for somebody');
});

const entry = (code: string, seconds: number, details: LogEntry['details']): LogEntry => ({
  code,
  time: at(seconds),
  description: '',
  details,
});

const log = [
  entry('PassStarted', 0, { state_name: 'A', state_type: 'Pass', input: { n: 1 } }),
  entry('PassCompleted', 1, { state_name: 'A', output: { n: 2 } }),
  entry('PassStarted', 1, { state_name: 'A', state_type: 'Pass', input: { n: 2 } }),
  entry('PassCompleted', 3, { state_name: 'A', output: { text: 'x'.repeat(2000) } }),
];
const run: FlowRun = {
  run_id: 'r',
  flow_id: 'f',
  flow_title: 'Flow',
  label: 'scan',
  tags: [],
  status: 'SUCCEEDED',
  display_status: 'SUCCEEDED',
  details: null,
  start_time: at(0),
  completion_time: at(3),
  run_owner: '',
  user_roles: [],
  run_managers: [],
  run_monitors: [],
  blocking_web_input_id: null,
};

test('the last visit of each state', () => expect(lastVisits({ log }).get('A')).toMatchObject({ visit: 2 }));

test('what a state was given and what it answered, cut where it is long', () => {
  const told = toldOf({ run, log }, 'A');
  expect(told.slice(0, 3)).toEqual([
    { words: 'Run “scan” (Succeeded) succeeded here after 2.0 s. It came here 2 times; this is the last.' },
    { words: 'What it was given' },
    { json: '{\n  "n": 2\n}' },
  ]);
  expect(told[4]).toEqual({ json: expect.stringMatching(/the log of the run has all of it\)$/) });
  expect(toldOf({ run, log }, 'B')).toEqual([]);
});
