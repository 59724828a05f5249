import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { members } from '../testing/permission-table.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
let ids: string[];
beforeAll(async () => {
  sandbox = await openSandbox({ speed: 3600 });
  transfer = await transferOf(sandbox);
  const from = '/data/scan-001/metadata.json';
  const copied = await transfer.copy(from, '/incoming/a.json', { label: 'Scan 1' });
  const failed = await transfer.copy('/data/none.json', '/incoming/b.json', { label: 'Scan 2' });
  const endpoint = demo.collections.sharedResults.id;
  const body = { endpoint, DATA: [{ path: '/incoming/a.json' }] };
  const removed = await transfer.finished(
    await transfer.submit('delete', body, transfer.robot),
    transfer.robot,
  );
  ids = [copied, failed, removed].map(task => task.text('task_id'));
});
afterAll(() => sandbox.close());

const listed = async (query: Record<string, string>) => {
  const answer = await transfer.get(`/task_list?${new URLSearchParams(query)}`, transfer.robot);
  return answer.status === 200
    ? members(answer, 'DATA').map(task => ids.indexOf(String(task.task_id)))
    : answer.at('code');
};

test.each([
  ['', [2, 1, 0]],
  ['type:TRANSFER,DELETE/', [2, 1, 0]],
  ['type:TRANSFER', [1, 0]],
  ['status:SUCCEEDED', [2, 0]],
  ['status:FAILED/type:DELETE', []],
  ['label:Scan 1', [0]],
  ['label:~Scan*', [1, 0]],
  ['label:!~*1/type:TRANSFER', [1]],
  ['request_time:2020-01-01 00:00:00,', [2, 1, 0]],
  ['completion_time:,2020-01-01', []],
  ['owner_id:x', 'ClientError.BadRequest'],
  ['request_time:yesterday,', 'ClientError.BadRequest'],
])('tasks are filtered by %s', async (filter, wanted) => {
  expect(await listed({ filter })).toEqual(wanted);
});

test('one task by its id, and all of them in another order, also after a restart', async () => {
  await sandbox.restart();
  expect(await listed({ filter: `task_id:${ids[1]}` })).toEqual([1]);
  expect(await listed({ orderby: 'request_time ASC' })).toEqual([0, 1, 2]);
  expect(await listed({ orderby: 'type ASC,request_time DESC' })).toEqual([2, 1, 0]);
  expect(await listed({ orderby: 'size' })).toBe('ClientError.BadRequest');
});

test('of the events of a task the errors alone', async () => {
  const codes = async (filter: string) => {
    const answer = await transfer.get(`/task/${ids[1]}/event_list?filter=${filter}`, transfer.robot);
    return members(answer, 'DATA').map(event => event.code);
  };
  expect(await codes('is_error:1')).toEqual(['FILE_NOT_FOUND']);
  expect((await codes('')).at(-1)).toBe('STARTED');
});

test('no task is paused by a rule, and a deadline is a time', async () => {
  expect((await transfer.get(`/task/${ids[0]}/pause_info`, transfer.robot)).body).toMatchObject({
    DATA_TYPE: 'pause_info_limited',
    pause_rules: [],
  });
  const task = { source_endpoint: demo.collections.sharedResults.id, deadline: 'soon' };
  const body = {
    ...task,
    destination_endpoint: task.source_endpoint,
    DATA: [{ source_path: '/a', destination_path: '/b' }],
  };
  expect((await transfer.submit('transfer', body, transfer.robot)).status).toBe(400);
});
