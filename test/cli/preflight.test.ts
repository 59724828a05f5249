import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { jsonOf, Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const robot = demo.serviceAccounts.beamlineRobot;
const example = (kind: string) =>
  fileURLToPath(
    new URL(`../../examples/transfer-and-share/transfer-and-share.${kind}.json`, import.meta.url),
  );
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const ask = ['preflight', 'copy.flow.json', '--input', 'copy.input.json'];

beforeAll(async () => {
  for (const kind of ['flow', 'schema', 'input']) cpSync(example(kind), here.at(`copy.${kind}.json`));
  await all.login(demo.people.ada);
  await all.gflow('apply', 'copy.flow.json', '--yes');
  all.transcript();
});

describe('preflight', () => {
  test('for whoever asks, and for somebody else', async () => {
    await all.gflow(...ask);
    await all.gflow(...ask, '--for', robot.client_id);
    await all.gflow(...ask, '--for', 'nobody@sandbox.example');
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-preflight.txt'));
  });

  test('as JSON', async () => {
    const { status, out } = await all.gflow(...ask, '--for', robot.username, '--json');
    expect(status).toBe(1);
    expect(jsonOf('preflight', out)).toMatchObject({
      starter: { id: robot.client_id },
      checks: expect.arrayContaining([
        expect.objectContaining({ outcome: 'fails', need: 'start runs of it' }),
      ]),
    });
  });
});
