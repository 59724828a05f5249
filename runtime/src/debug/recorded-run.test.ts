import { expect, test } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { context } from '../testing/play.ts';
import type { Json } from '../types.ts';
import { readRunLog } from './recorded-log.ts';
import { RecordedRun } from './recorded-run.ts';
import { DebugClient, PATH } from './testing/debug-client.ts';

const definition: Json = {
  StartAt: 'Hello',
  States: {
    Hello: {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      Catch: [
        { ErrorEquals: ['ActionTimeout'], Next: 'Late' },
        { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Tell' },
      ],
      ResultPath: '$.hello',
      Next: 'Choose',
    },
    Choose: {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'Tell' }],
      Default: 'Late',
    },
    Tell: { Type: 'Pass', End: true },
    Late: { Type: 'Pass', End: true },
  },
};

let clock = 0;
const entry = (code: string, details: Json) => ({
  time: new Date(Date.UTC(2025, 0, 1) + 1000 * ++clock).toISOString().replace('Z', '000+00:00'),
  code,
  description: code,
  details,
});
const state = (name: string, type: string, more: object) => ({ state_name: name, state_type: type, ...more });

function recorded(entries: Json): RecordedRun {
  return new RecordedRun({ definition, context, settings: defaultSettings }, readRunLog(entries));
}

const helloDone = { n: 1, hello: { status: 'SUCCEEDED' } };
const succeeded = [
  entry('FlowStarted', { input: { n: 1 } }),
  entry('ActionStarted', state('Hello', 'Action', { input: { echo: 'x' } })),
  entry('ActionCompleted', state('Hello', 'Action', { output: { n: 1 } })), // of 2020: without the result
  entry('ActionPolled', { state_name: 'Hello' }),
  entry('ActionCompleted', state('Hello', 'Action', { output: helloDone })),
  entry('ChoiceStarted', state('Choose', 'Choice', { input: helloDone })),
  entry('ChoiceCompleted', state('Choose', 'Choice', { output: helloDone })),
  entry('PassStarted', state('Tell', 'Pass', { input: helloDone })),
  entry('PassCompleted', state('Tell', 'Pass', { output: helloDone })),
  entry('FlowSucceeded', { output: helloDone }),
];

test.each([
  ['as the service answers', { entries: succeeded, limit: 100, has_next_page: false }],
  ['a list', succeeded],
  ['newest first', succeeded.toReversed()],
])('a run that succeeded, %s', (_, log) => {
  const { visits, end } = recorded(log);
  expect(visits.map(({ state, before, outcome }) => [state, before, outcome?.exit, outcome?.after])).toEqual([
    ['Hello', { n: 1 }, 'next', helloDone],
    ['Choose', helloDone, 'choice[0]', helloDone],
    ['Tell', helloDone, 'end', helloDone],
  ]);
  expect(end).toEqual({ succeeded: true });
});

const failed = { state_name: 'Hello', exception: 'ActionUnableToRun', cause: 'refused' };

test('an error that was caught: by which catcher, and where it was placed', () => {
  const { visits } = recorded([
    ...succeeded.slice(0, 2),
    entry('ActionFailed', failed),
    entry('PassStarted', state('Tell', 'Pass', { input: { n: 1, error: { Error: 'x' } } })),
  ]);
  expect(visits[0]?.outcome).toEqual({
    exit: 'catch[1]',
    after: { n: 1, error: { Error: 'x' } },
    error: { exception: 'ActionUnableToRun', cause: 'refused' },
  });
});

test('an error that ended the run, in a state that never began', () => {
  const { visits, end } = recorded([
    entry('FlowStarted', { input: {} }),
    entry('FlowFailed', { state_name: 'Hello', exception: 'States.Runtime', cause: 'no path' }),
  ]);
  expect(visits).toMatchObject([
    { state: 'Hello', before: {}, outcome: { exit: 'error', error: { exception: 'States.Runtime' } } },
  ]);
  expect(end).toEqual({ succeeded: false });
});

test('a run that was cancelled, and one that goes on still', () => {
  const cancelled = recorded([...succeeded.slice(0, 2), entry('FlowCanceled', {})]);
  expect(cancelled.visits.at(-1)?.outcome?.exit).toBe('canceled');
  const active = recorded(succeeded.slice(0, 2));
  expect(active.visits.at(-1)?.outcome).toBeUndefined();
  expect(active.end.words).toContain('The log ends here');
});

test.each([null, 7, 'log', {}, [], [1, { code: 'FlowStarted' }]])('%j is no log', log => {
  expect(readRunLog(log)).toEqual([]);
});

test('a recorded run is gone through in both directions, but cannot be changed', async () => {
  const text = JSON.stringify(definition, undefined, 2);
  const client = new DebugClient(async () => ({
    path: PATH,
    name: 'run',
    text,
    timeline: recorded(succeeded),
    stopOnEntry: true,
  }));
  await client.launch();
  await client.go('next');
  await client.go('stepIn');
  expect(await client.here()).toEqual(['Choose · rule 1 matches', helloDone]);
  await client.go('stepBack');
  await client.go('stepBack');
  expect(await client.here()).toEqual(['Hello', { n: 1 }]);
  await expect(client.request('setExpression', { expression: '$.n', value: '2' })).rejects.toThrow(
    'A recorded run cannot be changed.',
  );
  expect(await client.go('continue')).toBe('terminated');
  expect(client.events).toContainEqual(
    expect.objectContaining({
      event: 'capabilities',
      body: { capabilities: expect.objectContaining({ supportsSetVariable: false }) },
    }),
  );
});
