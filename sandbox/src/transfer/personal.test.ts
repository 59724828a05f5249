import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { eventually, type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { instrumentComputer, instrumentDisk, sharedResults } = demo.collections;

const set = (how: JsonObject, id: string = instrumentComputer.id) =>
  sandbox.call('POST', `/sandbox/collections/${id}`, { body: how });
const ls = () =>
  transfer.get(`/operation/endpoint/${instrumentComputer.id}/ls?path=/acquired/`, transfer.robot);

test('a personal collection says whether its computer can be reached, and lists only then', async () => {
  const shown = async () => {
    const { body } = await transfer.get(`/endpoint/${instrumentComputer.id}`, transfer.robot);
    return body;
  };
  expect(await shown()).toMatchObject({
    entity_type: 'GCP_guest_collection',
    gcp_connected: true,
    gcp_paused: false,
    acl_available: true,
  });
  expect((await ls()).status).toBe(200);

  await set({ connected: false });
  expect(await shown()).toMatchObject({ gcp_connected: false, gcp_paused: false });
  expect(await ls()).toMatchObject({
    status: 502,
    body: { code: 'ExternalError.DirListingFailed.GCDisconnectedException' },
  });

  await set({ connected: true, paused: true });
  expect((await ls()).at('code')).toBe('ExternalError.DirListingFailed.GCPausedException');
  await sandbox.restart();
  expect(await shown()).toMatchObject({ gcp_connected: true, gcp_paused: true });
  await set({ paused: false });
});

test.each([
  ['not connected', { connected: false }, 'GC_NOT_CONNECTED'],
  ['paused', { paused: true }, 'GC_PAUSED'],
])('a transfer from a computer that is %s waits until it is back', async (_, how, nice_status) => {
  await set(how);
  const { robot } = transfer;
  const submission_id = (await transfer.get('/submission_id', robot)).text('value');
  const body = {
    DATA_TYPE: 'transfer',
    submission_id,
    source_endpoint: instrumentComputer.id,
    destination_endpoint: sharedResults.id,
    DATA: [{ source_path: '/acquired/frame-0001.dat', destination_path: `/incoming/${nice_status}.dat` }],
  };
  const path = '/v0.10/transfer';
  const taskId = (await sandbox.call('POST', path, { token: robot, body })).text('task_id');
  const task = () => transfer.get(`/task/${taskId}`, robot);
  const waiting = await eventually(task, ({ at }) => at('nice_status') === nice_status);
  expect(waiting.body).toMatchObject({ status: 'ACTIVE', is_ok: false, is_paused: false });
  await set({ connected: true, paused: false });
  const over = await eventually(task, ({ at }) => at('status') === 'SUCCEEDED');
  expect(over.body).toMatchObject({ is_ok: null, files_transferred: 1 });
});

test('one that is under way waits between two files', async () => {
  const folder = transfer.folderOf(instrumentComputer, 'acquired', 'many');
  await mkdir(folder);
  const count = 300;
  await Promise.all(Array.from({ length: count }, (_, i) => writeFile(join(folder, `${i}.dat`), 'x')));
  const item = { source_path: '/acquired/many/', destination_path: '/incoming/many/', recursive: true };
  const submitted = await transfer.submit(
    'transfer',
    { source_endpoint: instrumentComputer.id, destination_endpoint: sharedResults.id, DATA: [item] },
    transfer.robot,
  );
  const task = () => transfer.get(`/task/${submitted.text('task_id')}`, transfer.robot);
  await eventually(task, ({ at }) => Number(at('files_transferred')) > 0);
  await set({ paused: true });
  const waiting = await eventually(task, ({ at }) => at('nice_status') === 'GC_PAUSED');
  expect(waiting.at('files_transferred')).toBeLessThan(count);
  await set({ paused: false });
  expect((await transfer.finished(submitted, transfer.robot)).at('files_transferred')).toBe(count);
});

test('the mapped collection of a computer and its guests are off together', async () => {
  const connected = async (id: string) =>
    (await transfer.get(`/endpoint/${id}`, transfer.adas)).at('gcp_connected');
  await set({ connected: false }, instrumentDisk.id);
  expect([await connected(instrumentDisk.id), await connected(instrumentComputer.id)]).toEqual([
    false,
    false,
  ]);
  await set({ connected: true });
  expect([await connected(instrumentDisk.id), await connected(instrumentComputer.id)]).toEqual([true, true]);
});

test('no other collection has such a computer, and nothing but true and false is taken', async () => {
  expect((await set({ connected: false }, sharedResults.id)).status).toBe(400);
  expect((await set({ connected: 'no' })).at('message')).toBe('`connected` must be true or false.');
});
