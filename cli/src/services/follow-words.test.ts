import { expect, test } from 'vitest';
import type { FlowRun, LogEntry } from '../../../globus/src/index.ts';
import { endWords, FollowWords } from './follow-words.ts';

const run = (more: Partial<FlowRun> = {}): FlowRun => ({
  run_id: 'r1',
  flow_id: 'f1',
  flow_title: 'Copy',
  label: 'Scan 7',
  tags: [],
  status: 'ACTIVE',
  display_status: 'ACTIVE',
  details: {},
  start_time: '2026-01-02T03:04:05.000000+00:00',
  completion_time: null,
  run_owner: '',
  user_roles: [],
  run_managers: [],
  run_monitors: [],
  blocking_web_input_id: null,
  ...more,
});

const entry = (second: number, code: string, state_name: string): LogEntry => ({
  time: `2026-01-02T03:04:${String(second).padStart(2, '0')}.000000+00:00`,
  code,
  description: '',
  details: { state_name },
});

test('each thing is told once: a state when it begins and when it ends, or only that it has ended', () => {
  const words = new FollowWords();
  expect(words.lines(null, [])).toEqual([]);
  expect(words.lines(run(), [entry(6, 'ActionStarted', 'Copy')])).toEqual([
    'Run “Scan 7” of “Copy”',
    '→ Copy',
  ]);
  expect(words.lines(run(), [])).toEqual([]);
  const more = [
    entry(8, 'ActionCompleted', 'Copy'),
    entry(8, 'PassStarted', 'Note'),
    entry(9, 'PassCompleted', 'Note'),
    entry(9, 'ActionStarted', 'Copy'),
    entry(12, 'ActionFailed', 'Copy'),
  ];
  expect(words.lines(run(), more)).toEqual(['✓ Copy, 2.0 s', '✓ Note, 1.0 s', '✗ Copy (visit 2), 3.0 s']);
});

test('waiting is told each time it begins', () => {
  const waiting = run({
    status: 'INACTIVE',
    details: { code: 'ConsentRequired', description: 'Please agree', state_name: 'Copy' },
  });
  const words = new FollowWords();
  const [, line] = words.lines(waiting, []);
  expect(line).toContain('⏸ Waits');
  expect(line).toContain('Please agree');
  expect(words.lines(waiting, [])).toEqual([]);
  expect(words.lines(run(), [])).toEqual([]);
  expect(words.lines(waiting, [])).toEqual([line]);
});

test('how it has ended', () => {
  const completion_time = '2026-01-02T03:04:15.000000+00:00';
  expect(endWords(run({ status: 'SUCCEEDED', completion_time }))).toBe('Succeeded after 10 s');
  expect(
    endWords(run({ status: 'FAILED', completion_time, details: { code: 'FlowFailed', cause: 'Too dark' } })),
  ).toBe('Failed after 10 s: Too dark');
});
