import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type ComputeClient, computeOf, pythonFunction, resultOf } from '../testing/compute.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { transferOf } from '../testing/transfer.ts';
import { packCall } from './serialize.ts';

let sandbox: Harness;
let compute: ComputeClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  compute = await computeOf(sandbox);
  await (await transferOf(sandbox)).copy('/data/scan-001/', '/incoming/scan/', {}, { recursive: true });
});
afterAll(() => sandbox.close());

const { beamlineCluster } = demo.computeEndpoints;
const { countFiles, reduceScan } = demo.functions;
const endpoint = `/v2/endpoints/${beamlineCluster.id}`;
const square = pythonFunction('square', 'def square(x):\n    return x * x\n');
const payload = packCall({ args: [], kwargs: { folder: '/incoming/scan/' } });

test('endpoints: whose they are, what they are, whether they take tasks', async () => {
  const listed = async (query: string, token: string) =>
    (await compute.call('GET', `/v2/endpoints${query}`, token)).body;
  const entry = { uuid: beamlineCluster.id, display_name: 'Beamline cluster', owner: demo.people.ada.id };
  expect(await listed('', compute.adas)).toMatchObject([entry]);
  expect(await listed('', compute.robot)).toEqual([]);
  expect(await listed('?role=any', compute.robot)).toMatchObject([entry]);
  expect(await listed('?role=any', compute.bens)).toEqual([]);
  expect((await compute.call('GET', '/v2/endpoints?role=king', compute.adas)).status).toBe(422);
  expect((await compute.call('GET', endpoint, compute.bens)).body).toMatchObject({
    uuid: beamlineCluster.id,
    multi_user: true,
    public: true,
  });
  expect((await compute.call('GET', `${endpoint}/status`, compute.bens)).body).toEqual({
    status: 'online',
    details: { total_workers: 2, idle_workers: 2, pending_tasks: 0, outstanding_tasks: 0, managers: 1 },
  });
});

test('a function of the sandbox counts the files of a folder', async () => {
  const task = await compute.run(countFiles.id, { kwargs: { folder: '/incoming/scan/' } });
  expect(task.body).toEqual({
    task_id: expect.any(String),
    status: 'success',
    result: expect.stringMatching(/^11\n/),
    completion_t: expect.stringMatching(/^\d+(\.\d+)?$/),
    details: {
      task_transitions: { 'execution-start': expect.any(Number), 'execution-end': expect.any(Number) },
    },
  });
  expect(resultOf(task)).toEqual({ files: 4, bytes: expect.any(Number) });
  // What is still being copied is no file yet.
  const { folderOf } = await transferOf(sandbox);
  await writeFile(
    folderOf(demo.collections.sharedResults, 'incoming', '.0123456789abcdef.gflow-part'),
    'half',
  );
  expect(resultOf(await compute.run(countFiles.id, { args: ['/incoming/'] }))).toMatchObject({ files: 4 });
});

test('another one reduces a scan to what its frames say', async () => {
  const task = await compute.run(reduceScan.id, { kwargs: { folder: '/incoming/scan/' } });
  expect(resultOf(task)).toEqual({ frames: 3, mean: expect.closeTo(0.5, 1) });
  expect(resultOf(await compute.run(reduceScan.id, { args: ['/'] }, compute.adas))).toMatchObject({
    frames: 3,
  });
});

test.each([
  ['no folder', {}, 'TypeError'],
  ['a folder that is not there', { folder: '/incoming/none/' }, 'FileNotFoundError'],
  ['a file', { folder: '/incoming/scan/metadata.json' }, 'NotADirectoryError'],
  ['a way out', { folder: '/incoming/../../beamline-storage/' }, 'PermissionError'],
  ['a link out', { folder: '/incoming/out/' }, 'PermissionError'],
])('%s makes the task fail', async (_what, kwargs: JsonObject, exception) => {
  const folder = join(sandbox.folder, 'collections', demo.collections.sharedResults.slug, 'incoming', 'out');
  await symlink(sandbox.folder, folder).catch(() => {});
  const task = await compute.run(countFiles.id, { kwargs });
  expect(task.at('status')).toBe('failed');
  expect(task.text('exception')).toContain(exception);
  expect(task.at('result')).toBeUndefined();
});

test('functions are registered and shown to those who may call them', async () => {
  const team = demo.groups.beamline7.id;
  const own = await compute.register(square);
  const shared = await compute.register({ ...square, group: team });
  const open = await compute.register({ ...square, public: true });
  const status = async (id: string, token: string) =>
    (await compute.call('GET', `/v2/functions/${id}`, token)).status;
  expect([await status(own, compute.robot), await status(own, compute.bens)]).toEqual([200, 403]);
  expect([await status(shared, compute.bens), await status(open, compute.bens)]).toEqual([200, 200]);
  const archive = await sandbox.robotToken(computeAll, demo.serviceAccounts.archiveRobot);
  expect([await status(shared, archive), await status(open, archive)]).toEqual([403, 200]);
  expect((await compute.call('GET', `/v2/functions/${own}`, compute.robot)).body).toEqual({
    function_uuid: own,
    function_name: 'square',
    description: null,
    function_code: square.function_code,
    metadata: { python_version: '3.11.7', sdk_version: '4.0.0' },
  });
  const { meta: _meta, ...old } = square;
  expect((await compute.call('POST', '/v2/functions', compute.robot, old)).status).toBe(200);
});

test('a program is not run unless that was allowed', async () => {
  const id = await compute.register(square);
  expect((await compute.submit(id, { args: [2] })).body).toEqual({
    status: 'Failed',
    code: 'FUNCTION_NOT_PERMITTED',
    error_args: [id, beamlineCluster.id],
    http_status_code: 403,
    detail: expect.stringContaining('--allow-compute'),
    reason: expect.stringContaining('--allow-compute'),
  });
});

test('who has no account at the endpoint cannot submit', async () => {
  const answer = await compute.submit(countFiles.id, {}, compute.bens);
  expect(answer.status).toBe(422);
  expect(answer.text('detail')).toContain('ben@sandbox.example has no account at "Beamline cluster"');
});

test('version 2 takes each task by itself', async () => {
  const good = [countFiles.id, beamlineCluster.id, payload];
  const all = await compute.call('POST', '/v2/submit', compute.robot, { tasks: [good, good] });
  expect([all.status, all.at('response')]).toEqual([200, 'success']);
  expect(all.at('results.1')).toEqual({
    status: 'success',
    task_uuid: expect.any(String),
    http_status_code: 200,
    reason: null,
  });
  const some = await compute.call('POST', '/v2/submit', compute.robot, {
    tasks: [good, ['nope', beamlineCluster.id, payload]],
    task_group_id: all.text('task_group_id'),
  });
  expect(some.status).toBe(207);
  expect(some.at('results')).toMatchObject([
    { status: 'success' },
    { status: 'Failed', code: 'FUNCTION_NOT_FOUND', http_status_code: 404 },
  ]);

  const ids = [all.text('results.0.task_uuid'), some.text('results.0.task_uuid')];
  await Promise.all(ids.map(id => compute.done(id)));
  const batch = await compute.call('POST', '/v2/batch_status', compute.robot, { task_ids: [...ids, 'nope'] });
  expect(batch.at(`results.${ids[1]}.status`)).toBe('success');
  expect(batch.at('results.nope.status')).toBe('failed');
  const group = await compute.call('GET', `/v2/taskgroup/${all.text('task_group_id')}`, compute.robot);
  const grouped = [0, 1, 2].map(index => group.text(`tasks.${index}.id`));
  expect(grouped.sort()).toEqual([...ids, all.text('results.1.task_uuid')].sort());
  expect(group.at('tasks.3')).toBeUndefined();
});

test('a task is its owner’s alone', async () => {
  const task = await compute.run(countFiles.id, { args: ['/incoming/'] });
  const path = `/v2/tasks/${task.text('task_id')}`;
  expect((await compute.call('GET', path, compute.adas)).body).toMatchObject({ code: 'TASK_NOT_FOUND' });
});

test('what was submitted is done after a restart', async () => {
  const submitted = await compute.submit(countFiles.id, { args: ['/incoming/'] });
  await sandbox.restart();
  const task = await compute.done(submitted.text(`tasks.${countFiles.id}.0`));
  expect(task.at('status')).toBe('success');
});

const submitV3 = `/v3/endpoints/${beamlineCluster.id}/submit`;
test.each<[what: string, method: string, path: string, body: JsonObject | undefined, status: number]>([
  ['an unknown endpoint', 'GET', '/v2/endpoints/nope', undefined, 404],
  ['its status', 'GET', '/v2/endpoints/..%2f../status', undefined, 404],
  ['an unknown function', 'GET', '/v2/functions/__proto__', undefined, 404],
  ['an unknown task', 'GET', '/v2/tasks/%00', undefined, 404],
  ['an unknown group', 'GET', '/v2/taskgroup/nope', undefined, 404],
  ['a wrong method', 'PUT', '/v2/submit', {}, 405],
  ['a path of no service', 'GET', '/v3/nowhere', undefined, 404],
  ['no tasks', 'POST', submitV3, {}, 422],
  ['tasks that are a list', 'POST', submitV3, { tasks: [] }, 422],
  ['a payload that is no text', 'POST', submitV3, { tasks: { [countFiles.id]: [{}] } }, 422],
  ['payloads that are no list', 'POST', submitV3, { tasks: { [countFiles.id]: payload } }, 422],
  [
    'a payload that is too large',
    'POST',
    submitV3,
    { tasks: { [countFiles.id]: ['x'.repeat(6_000_000)] } },
    413,
  ],
  ['a task of two parts', 'POST', '/v2/submit', { tasks: [['a', 'b']] }, 422],
  ['no ids', 'POST', '/v2/batch_status', {}, 422],
  ['a function without a name', 'POST', '/v3/functions', { ...square, function_name: '' }, 422],
  ['a function without meta', 'POST', '/v3/functions', { function_name: 'f', function_code: 'c' }, 422],
])('%s is answered in the words of Compute', async (_what, method, path, body, status) => {
  const answer = await compute.call(method, path, compute.robot, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ status: 'Failed', http_status_code: status, code: expect.any(String) });
});

test('without a token, and with one for something else', async () => {
  expect((await compute.call('GET', '/v2/endpoints')).body).toMatchObject({ code: 'USER_UNAUTHENTICATED' });
  const other = await sandbox.robotToken('urn:globus:auth:scope:search.api.globus.org:all');
  expect((await compute.call('GET', '/v2/endpoints', other)).status).toBe(403);
});

test('arguments that are not JSON make the task fail, not the sandbox', async () => {
  for (const text of ['', 'x', '5\nabc', '3\n00\n3\n00\n', '2\n11']) {
    const answer = await compute.call('POST', submitV3, compute.robot, {
      tasks: { [countFiles.id]: [text] },
    });
    const task = await compute.done(answer.text(`tasks.${countFiles.id}.0`));
    expect(task.text('exception')).toContain('JSONData');
  }
});
