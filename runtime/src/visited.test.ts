import { expect, test } from 'vitest';
import { advanceRun, beginRun } from './run.ts';
import { context, play, START } from './testing/play.ts';
import type { Json } from './types.ts';

const copy = {
  Type: 'Action',
  ActionUrl: 'https://a.example/copy',
  ExceptionOnActionFailure: true,
  Catch: [
    { ErrorEquals: ['ActionTimeout'], Next: 'Tell' },
    { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Tell' },
  ],
  Next: 'Tell',
};
const flow: Json = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.n', NumericEquals: 1, Next: 'Tell' },
        { Variable: '$.n', NumericEquals: 2, Next: 'Copy' },
      ],
      Default: 'Add',
    },
    Add: { Type: 'Pass', Parameters: { 'n.=': 'n - 1' }, Next: 'Ask' },
    Copy: copy,
    Tell: { Type: 'Fail', Error: 'Told', Cause: 'because' },
  },
};

test('a run tells how each state was left, and what it made of the payload', () => {
  const { visited } = play(flow, { n: 3 }, (effect, now) =>
    effect.type === 'run-action'
      ? { type: 'action-refused', visit: effect.visit, cause: 'busy', now }
      : undefined,
  );
  const told = { exception: 'Told', cause: 'because' };
  const busy = { exception: 'ActionUnableToRun', cause: 'busy' };
  const caught = { n: 2, error: { Error: 'ActionUnableToRun', Cause: 'busy' } };
  expect(visited).toEqual([
    { state: 'Ask', exit: 'default', before: { n: 3 }, after: { n: 3 } },
    { state: 'Add', exit: 'next', before: { n: 3 }, after: { n: 2 } },
    { state: 'Ask', exit: 'choice[1]', before: { n: 2 }, after: { n: 2 } },
    { state: 'Copy', exit: 'catch[1]', before: { n: 2 }, after: caught, error: busy },
    { state: 'Tell', exit: 'error', before: caught, after: caught, error: told },
  ]);
});

test('a state in which a run is cancelled was left too', () => {
  const { run } = beginRun(flow, { n: 2 }, context, START);
  const { visited } = advanceRun(run, { type: 'cancel', now: START });
  expect(visited).toEqual([{ state: 'Copy', exit: 'canceled', before: { n: 2 }, after: { n: 2 } }]);
});

test('an action can be refused under another name', () => {
  const { visited } = play(flow, { n: 2 }, (effect, now) =>
    effect.type === 'run-action'
      ? { type: 'action-refused', visit: effect.visit, cause: 'late', exception: 'ActionTimeout', now }
      : undefined,
  );
  expect(visited[1]).toMatchObject({ exit: 'catch[0]', after: { Error: 'ActionTimeout', Cause: 'late' } });
});
