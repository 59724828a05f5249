import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowsService } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, oneState } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
let runs: string[];
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
  const flow = (await flows.create(oneState({ Type: 'Wait', Seconds: 3600 }))).text('id');
  const started = [await flows.start(flow, {}, { tags: ['a', 'b'] }), await flows.start(flow, {})];
  runs = started.map(run => run.text('run_id'));
});
afterAll(() => sandbox.close());

const batch = async (body: JsonObject, account = demo.serviceAccounts.beamlineRobot) =>
  sandbox.call('POST', '/batch/runs', {
    token: await sandbox.robotToken(`${flowsService}/all`, account),
    body,
  });

const tags = async () => Promise.all(runs.map(async id => (await flows.get(id)).at('tags')));

test('tags and roles of several runs are changed at once', async () => {
  const ben = flows.urn(demo.people.ben.id);
  const filters = { run_ids: runs };
  const answer = await batch({
    filters,
    add: { tags: ['c', 'a'], run_monitors: [ben] },
    remove: { tags: ['b'] },
  });
  expect(answer.status).toBe(202);
  expect(await tags()).toEqual([
    ['a', 'c'],
    ['c', 'a'],
  ]);
  expect((await flows.get(runs[0] ?? '')).at('run_monitors')).toEqual([ben]);
  await batch({ filters, set: { tags: ['x'] } });
  expect(await tags()).toEqual([['x'], ['x']]);
});

test('who may not manage one of them changes none', async () => {
  const filters = { run_ids: runs };
  const other = await batch({ filters, set: { tags: ['y'] } }, demo.serviceAccounts.archiveRobot);
  expect([other.status, other.at('error.code')]).toEqual([403, 'FORBIDDEN']);
  const unknown = { run_ids: [...runs, '00000000-0000-4000-8000-000000000000'] };
  expect((await batch({ filters: unknown, set: { tags: ['y'] } })).status).toBe(403);
  expect(await tags()).toEqual([['x'], ['x']]);
});

test.each<[string, JsonObject]>([
  ['no filters', { set: {} }],
  ['filters that are none', { filters: [] }],
  ['another status', { filters: { run_ids: [] }, set: { status: 'resume' } }],
  ['what is no principal', { filters: { run_ids: [] }, add: { run_managers: ['ada'] } }],
  ['a label', { filters: { run_ids: [] }, set: { label: 'x' } }],
])('%s is refused', async (_what, body) => {
  const answer = await batch(body);
  expect([answer.status, answer.at('error.code')]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
});

test('several runs are cancelled at once', async () => {
  expect((await batch({ filters: { run_ids: runs }, set: { status: 'cancel' } })).status).toBe(202);
  for (const id of runs) expect((await flows.finished(id)).at('details.code')).toBe('FlowCanceled');
});
