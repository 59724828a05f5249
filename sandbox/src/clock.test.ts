import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowsOf, oneState } from './testing/flows.ts';
import { type Harness, openSandbox } from './testing/harness.ts';

/** An hour takes less than two seconds. */
let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox({ speed: 3600 });
});
afterAll(() => sandbox.close());

const long = (sleep_time: number, WaitTime: number) =>
  oneState({
    Type: 'Action',
    ActionUrl: 'https://actions.globus.org/hello_world',
    Parameters: { sleep_time },
    WaitTime,
  });

test('a flow that waits for an hour is over soon, and its log tells an hour', async () => {
  const run = await flowsOf(sandbox).run(oneState({ Type: 'Wait', Seconds: 3600 }));
  expect(run.at('status')).toBe('SUCCEEDED');
  const took = Date.parse(run.text('completion_time')) - Date.parse(run.text('start_time'));
  expect(took).toBeGreaterThanOrEqual(3_600_000);
});

test('an action that takes ten minutes is over soon', async () => {
  const run = await flowsOf(sandbox).run(long(600, 3600));
  expect(run.at('details.output.status')).toBe('SUCCEEDED');
  const took =
    Date.parse(run.text('details.output.completion_time')) -
    Date.parse(run.text('details.output.start_time'));
  expect(took).toBeGreaterThanOrEqual(600_000);
});

test('WaitTime is over as soon', async () => {
  expect((await flowsOf(sandbox).run(long(864_000, 1800))).at('details.details.exception')).toBe(
    'ActionTimeout',
  );
});

test('time does not go back when the sandbox is started again', async () => {
  const before = await flowsOf(sandbox).run(oneState({ Type: 'Wait', Seconds: 7200 }));
  await sandbox.restart();
  const after = await flowsOf(sandbox).run(oneState({ Type: 'Pass' }));
  expect(Date.parse(after.text('start_time'))).toBeGreaterThanOrEqual(
    Date.parse(before.text('completion_time')),
  );
});
