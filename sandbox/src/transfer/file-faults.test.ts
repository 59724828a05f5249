import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { isObject } from '../json.ts';
import { type Answer, type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

const { beamlineStorage, sharedResults } = demo.collections;

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const arm = (of: { id: string }, path: string, fault: string, times = 1) =>
  sandbox.call('POST', '/sandbox/faults', { body: { path: `/collections/${of.id}${path}`, fault, times } });

const troubles = async (task: Answer) => {
  const events = await transfer.get(`/task/${task.text('task_id')}/event_list?limit=100`, transfer.robot);
  const list = events.at('DATA');
  return (Array.isArray(list) ? list : []).filter(isObject).flatMap(one => (one.is_error ? [one.code] : []));
};

test('a file that cannot be had for a while is tried again, counted and told of, and arrives whole', async () => {
  await arm(beamlineStorage, '/data/scan-001/frame-0002.dat', 'drop', 2);
  await arm(sharedResults, '/incoming/shaky/frame-0003.dat', '500');
  const task = await transfer.copy('/data/scan-001/', '/incoming/shaky/', {}, { recursive: true });
  expect([task.at('status'), task.at('faults'), task.at('files_transferred')]).toEqual(['SUCCEEDED', 3, 4]);
  expect(await troubles(task)).toEqual(['ENDPOINT_ERROR', 'CONNECTION_RESET', 'CONNECTION_RESET']);
  for (const name of ['frame-0002.dat', 'frame-0003.dat'])
    expect(await readFile(transfer.folderOf(sharedResults, 'incoming', 'shaky', name))).toEqual(
      await readFile(transfer.folderOf(beamlineStorage, 'data', 'scan-001', name)),
    );
});

test('a file that hangs does so until the task is cancelled, and nothing is left of it', async () => {
  await arm(beamlineStorage, '/data/scan-001/metadata.json', 'hang');
  const submitted = await transfer.submit(
    'transfer',
    {
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [{ source_path: '/data/scan-001/metadata.json', destination_path: '/incoming/hangs/m.json' }],
    },
    transfer.robot,
  );
  const path = `/task/${submitted.text('task_id')}`;
  await expect.poll(async () => (await transfer.get(path, transfer.robot)).at('files')).toBe(1);
  expect((await transfer.get(path, transfer.robot)).at('status')).toBe('ACTIVE');
  await transfer.post(`${path}/cancel`, transfer.robot);
  const over = await transfer.finished(submitted, transfer.robot);
  expect([over.at('status'), over.at('fatal_error.code')]).toEqual(['FAILED', 'CANCELED']);
  expect(await readdir(transfer.folderOf(sharedResults, 'incoming'))).not.toContain('hangs');
});
