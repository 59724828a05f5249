import { expect, test } from 'vitest';
import type { LogEntry } from './run.ts';
import { runStates } from './run-states.ts';
import { entry } from './testing/documents.ts';

const started = (state: string, n: number, type = 'Action') =>
  entry(`${type}Started`, n, { state_name: state, state_type: type, input: { n } });
const completed = (state: string, n: number, type = 'Action') =>
  entry(`${type}Completed`, n, { state_name: state, state_type: type, output: { n } });
const summary = (log: LogEntry[]) =>
  runStates(log).map(({ state, type, visit, status }) => `${state} ${type} ${visit} ${status}`);

test('visits in order, with what went in and came out', () => {
  const log = [entry('FlowStarted', 0), started('Copy', 1), completed('Copy', 2), started('Note', 3, 'Pass')];
  expect(runStates(log)).toEqual([
    {
      state: 'Copy',
      type: 'Action',
      visit: 1,
      status: 'SUCCEEDED',
      startedAt: '2026-03-04T10:01:01.000000+00:00',
      endedAt: '2026-03-04T10:01:02.000000+00:00',
      description: 'ActionCompleted 2',
      input: { n: 1 },
      output: { n: 2 },
    },
    {
      state: 'Note',
      type: 'Pass',
      visit: 1,
      status: 'ACTIVE',
      startedAt: '2026-03-04T10:01:03.000000+00:00',
      endedAt: null,
      description: 'PassStarted 3',
      input: { n: 3 },
    },
  ]);
});

test('a loop visits a state again', () => {
  const log = [started('A', 1), completed('A', 2), started('B', 3), completed('B', 4), started('A', 5)];
  expect(summary(log)).toEqual(['A Action 1 SUCCEEDED', 'B Action 1 SUCCEEDED', 'A Action 2 ACTIVE']);
});

test('the state in which the run failed, with the cause', () => {
  const failed = {
    ...entry('FlowFailed', 2, { state_name: 'Copy', exception: 'ActionFailedException', cause: 'no space' }),
    description: '',
  };
  const [visit] = runStates([started('Copy', 1), failed]);
  expect(visit).toMatchObject({ status: 'FAILED', description: 'ActionFailedException: no space' });
});

test('a state that failed before it was logged as started', () => {
  const log = [
    started('A', 1, 'Pass'),
    completed('A', 2, 'Pass'),
    entry('FlowFailed', 3, { state_name: 'B' }),
  ];
  expect(summary(log)).toEqual(['A Pass 1 SUCCEEDED', 'B  1 FAILED']);
});

test('a failure that was caught stays a failure', () => {
  const log = [
    started('A', 1),
    entry('ActionFailed', 2, { state_name: 'A' }),
    started('Recover', 3),
    entry('FlowSucceeded', 4),
  ];
  expect(summary(log)).toEqual(['A Action 1 FAILED', 'Recover Action 1 SUCCEEDED']);
});

test('a state is left when the next one starts, even if the log does not say so', () => {
  expect(summary([started('A', 1, 'Choice'), started('B', 2)])).toEqual([
    'A Choice 1 SUCCEEDED',
    'B Action 1 ACTIVE',
  ]);
});

test('a cancelled run cancels the state it was in', () => {
  expect(summary([started('A', 1), entry('FlowCanceled', 2)])).toEqual(['A Action 1 CANCELED']);
});

test('words on the way are shown; types to come and strange entries do no harm', () => {
  const log = [
    started('A', 1, 'Brandnew'),
    entry('ActionPolled', 2, { state_name: 'A' }),
    entry('Whatever', 3, null),
    entry('PassStarted', 4, 'text'),
    completed('Unknown', 5),
  ];
  expect(runStates(log)).toMatchObject([
    { state: 'A', type: 'Brandnew', status: 'ACTIVE', description: 'ActionPolled 2' },
  ]);
});
