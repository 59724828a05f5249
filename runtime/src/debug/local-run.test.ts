import { expect, test } from 'vitest';
import { mockSources } from '../flow-test/recorded-responses.ts';
import { mocksOf } from '../mocks/index.ts';
import { context } from '../testing/play.ts';
import type { Json } from '../types.ts';
import { LocalRun } from './local-run.ts';

const definition: Json = {
  StartAt: 'First',
  States: {
    First: { Type: 'Pass', Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Last' },
    Last: { Type: 'Pass', End: true },
  },
};

async function played(more: { cancelAt?: number; stopAfter?: string }): Promise<LocalRun> {
  const run = new LocalRun({
    definition,
    input: {},
    context,
    settings: {},
    start: 0,
    mocks: () =>
      mocksOf(
        [],
        mockSources(definition, () => undefined),
      ),
    ask: async () => undefined,
    ...more,
  });
  while (!run.end && (await run.more()));
  return run;
}

test('a run that is cancelled ends where it was then', async () => {
  const run = await played({ cancelAt: 10_000 });
  expect(run.visits.map(visit => visit.state)).toEqual(['First', 'Wait']);
  expect(run.end).toEqual({ succeeded: false });
  expect(run.visits.at(-1)?.entries.at(-1)).toMatchObject({ code: 'FlowCanceled' });
});

test('a cancellation after its end changes nothing; before a fork it does not come again', async () => {
  expect((await played({ cancelAt: 3_600_000 })).end).toEqual({ succeeded: true });
  const run = await played({ cancelAt: 10_000 });
  run.fork(1, 'Last', {});
  while (!run.end && (await run.more()));
  expect(run.end).toEqual({ succeeded: true });
});

test('a case of a part ends after its last state', async () => {
  const run = await played({ stopAfter: 'First' });
  expect(run.visits.map(visit => visit.state)).toEqual(['First']);
  expect(run.end).toEqual({ succeeded: true, words: "The case ends after the state 'First'." });
});
