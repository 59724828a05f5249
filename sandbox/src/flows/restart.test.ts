import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flowsService, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { copyAndShare, copyInput, flowsOf, hello } from '../testing/flows.ts';
import { eventually, type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const { beamlineStorage, sharedResults } = demo.collections;

test('a run goes on after a restart: in a wait, and in an action', async () => {
  const flows = flowsOf(sandbox);
  const waits = await flows.create({
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Hello' },
      Hello: {
        Type: 'Action',
        ActionUrl: 'https://actions.globus.org/hello_world',
        Parameters: { echo_string: 'after' },
        End: true,
      },
    },
  });
  const acts = await flows.create(hello({ echo_string: 'slow', sleep_time: 1 }));
  const first = (await flows.start(waits.text('id'), {})).text('run_id');
  const second = (await flows.start(acts.text('id'), {})).text('run_id');
  await eventually(
    () => flows.get(second),
    run => run.at('details.code') === 'ActionStarted',
  );
  await sandbox.restart();
  expect((await flows.get(first)).at('status')).toBe('ACTIVE');
  expect((await flows.finished(first)).at('details.output.details.hello')).toBe('after');
  expect((await flows.finished(second)).at('details.output.details.hello')).toBe('slow');
});

test('an action of a run that was cancelled is forgotten, one of a run that goes on is not', async () => {
  const flows = flowsOf(sandbox);
  const flow = (await flows.create(hello({ sleep_time: 1000 }))).text('id');
  const runs = [await flows.start(flow, {}), await flows.start(flow, {})].map(run => run.text('run_id'));
  for (const run of runs)
    await eventually(
      () => flows.get(run),
      now => now.at('details.code') === 'ActionStarted',
    );
  const token = await sandbox.robotToken(`${flowsService}/all`);
  await sandbox.call('POST', `/runs/${runs[0]}/cancel`, { token });
  const kept = () => readdir(join(sandbox.folder, 'actions'));
  await sandbox.restart();
  // What is forgotten at the start is written a moment later, or at the end.
  await sandbox.restart();
  expect(await kept()).toHaveLength(1);
  expect((await flows.get(runs[1] ?? '')).at('status')).toBe('ACTIVE');
});

test('a transfer that was cut short is finished after the restart, byte for byte', async () => {
  const flows = flowsOf(sandbox);
  const big = Buffer.alloc(64 * 1024 * 1024, 'frame');
  await writeFile(
    join(sandbox.folder, 'collections', beamlineStorage.slug, 'data', 'scan-001', 'big.dat'),
    big,
  );
  const flow = await flows.create(copyAndShare);
  const run = (await flows.start(flow.text('id'), copyInput('/incoming/big/'))).text('run_id');
  const token = await sandbox.robotToken(transferAll);
  const task = () => sandbox.call('GET', '/v0.10/task_list', { token });
  await eventually(task, list => list.at('total') === 1);
  await sandbox.restart();
  expect((await task()).at('total')).toBe(1);
  expect((await flows.finished(run)).at('status')).toBe('SUCCEEDED');
  const copied = await readFile(
    join(sandbox.folder, 'collections', sharedResults.slug, 'incoming', 'big', 'big.dat'),
  );
  expect(copied.equals(big)).toBe(true);
});

test('flows, rules and finished runs are still there', async () => {
  const flows = flowsOf(sandbox);
  const run = await flows.run(copyAndShare, copyInput('/incoming/kept/'));
  expect(run.at('status')).toBe('SUCCEEDED');
  await sandbox.restart();
  const again = await flows.get(run.text('run_id'));
  expect(again.body).toEqual(run.body);
  const rule = `/v0.10/endpoint/${sharedResults.id}/access/${run.text('details.output.Share.details.access_id')}`;
  expect((await sandbox.call('GET', rule, { token: await sandbox.robotToken(transferAll) })).status).toBe(
    200,
  );
});
