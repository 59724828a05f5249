import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { jsonOf, Rehearsal } from './rehearsal.ts';
import { PATIENCE, TriggerProcess } from './trigger-process.ts';

const all = new Rehearsal();
const { here } = all;

beforeAll(async () => {
  here.put('gather.flow.json', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }');
  here.put('gather.schema.json', '{ "type": "object", "additionalProperties": true }');
  here.put('gather.json', '{ "files": "${files}" }');
  await all.gflowWith({ env: all.asRobot }, 'apply', 'gather.flow.json', '--yes');
  mkdirSync(here.at('in/day'), { recursive: true });
}, PATIENCE);

const put = (name: string, text: string) => writeFileSync(here.at(`in/${name}`), text);
const trigger = (...more: string[]) => [
  ...['--flow', 'gather', '--watch', 'in', '--pattern', '*.manifest', '--settle', 'manifest'],
  ...['--input', 'gather.json', '--collection-path', '/raw', ...more],
];
const runsOf = async (name: string) =>
  (await all.robot.flows.runs({})).filter(({ label }) => label.startsWith(`${name} `)).length;
const manifests = async () => {
  const { out } = await all.gflow('trigger', 'status', '--json');
  const waiting: { path: string; missing: string; isLate: boolean }[] =
    jsonOf('triggerStatus', out).triggers[0]?.health?.manifests ?? [];
  return Object.fromEntries(waiting.map(({ path, missing }) => [path, missing]));
};
const faults = (method: 'POST' | 'DELETE', body?: object) =>
  fetch(`${all.url}/sandbox/faults`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

test('a manifest starts one run once all that it lists is there, and says meanwhile what it waits for', {
  timeout: 2 * PATIENCE,
}, async () => {
  const watching = new TriggerProcess(all, ...trigger());
  await watching.hears('health');
  put('scan.manifest', '[{"path": "x.h5", "size": 2}, "day/y.h5"]');
  put('x.h5', '1');
  put('never.manifest', 'nothing.h5\n');
  put('broken.manifest', '["x.h5", ');
  put('stray.manifest', '["../x.h5"]');
  await expect.poll(manifests, { timeout: PATIENCE }).toEqual({
    'scan.manifest': 'it waits for 2 of 2 files: x.h5 (1 bytes of 2), day/y.h5',
    'never.manifest': 'it waits for 1 of 1 files: nothing.h5',
    'broken.manifest': 'it is no JSON, or not all of it is there',
    'stray.manifest': 'it lists "../x.h5", which is outside of the watched folder',
  });
  const words = (await all.gflow('trigger', 'status')).out;
  expect(words).toContain('  never.manifest: it waits for 1 of 1 files: nothing.h5 (unchanged since ');
  put('day/y.h5', 'y');
  put('x.h5', '22');
  const { run } = await watching.hears('succeeded', 'scan.manifest');
  const [entry] = await all.robot.flows.getRunLog(run ?? '');
  expect(JSON.stringify(entry)).toContain('["/raw/x.h5","/raw/day/y.h5"]');

  // What is listed may change once the run is there; the manifest itself, written again, is another event.
  put('x.h5', '33');
  put('broken.manifest', '["x.h5", "day/y.h5"]');
  await watching.hears('succeeded', 'broken.manifest');
  expect(await runsOf('scan.manifest')).toBe(1);
  put('scan.manifest', '["x.h5"]');
  await expect.poll(() => runsOf('scan.manifest'), { timeout: PATIENCE }).toBe(2);
  expect(Object.keys(await manifests()).sort()).toEqual(['never.manifest', 'stray.manifest']);
  await watching.stop();

  const { out } = await all.gflowWith({ env: all.asRobot }, 'trigger', ...trigger('--dry-run'));
  expect(out).toContain('… never.manifest: it waits for 1 of 1 files: nothing.h5\n');
});

test('what is listed and goes before the run was started is waited for again', {
  timeout: 2 * PATIENCE,
}, async () => {
  const watching = new TriggerProcess(all, ...trigger('--name', 'again'));
  await watching.hears('health');
  await faults('POST', { path: '/flows/', method: 'POST', fault: '429', times: 1_000 });
  put('z.h5', 'z');
  put('late.manifest', 'z.h5\n');
  await watching.hears('trouble');
  rmSync(here.at('in/z.h5'));
  await watching.hears('withdrawn', 'late.manifest');
  await faults('DELETE');
  put('z.h5', 'z');
  await watching.hears('succeeded', 'late.manifest');
  await watching.stop();
  expect(await runsOf('late.manifest')).toBe(1);
});
