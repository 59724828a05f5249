import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { jsonOf, Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const { ada } = demo.people;
const robot = demo.serviceAccounts.beamlineRobot;
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

const FLOW = 'note.flow.json';
const asRobot = { env: all.asRobot };

beforeAll(async () => {
  here.put(
    FLOW,
    JSON.stringify({
      StartAt: 'Note',
      States: { Note: { Type: 'Pass', Parameters: { 'text.$': '$.text' }, End: true } },
    }),
  );
  here.put(
    'note.schema.json',
    '{ "type": "object", "required": ["text"], "properties": { "text": { "type": "string" } } }',
  );
  here.put('note.input.json', '{ "text": "Hello" }\n');
  here.put('wrong.input.json', '{\n  "text": 7\n}\n');
  await all.login(ada);
  await all.gflow('apply', FLOW, '--yes');
  all.transcript();
});

async function permit(): Promise<void> {
  const adas = await all.as(ada);
  const [flow] = await adas.flows.list();
  if (flow) await adas.flows.update(flow, { flow_starters: [`urn:globus:auth:identity:${robot.client_id}`] });
}

describe('run', () => {
  test('by a service account: refused until it may, then followed to its end', async () => {
    await all.gflowWith(asRobot, 'run', FLOW, '--input', 'note.input.json', '--label', 'First');
    await permit();
    await all.gflowWith(asRobot, 'run', FLOW, '--input', 'wrong.input.json', '--label', 'Second');
    await all.gflowWith(asRobot, 'run', FLOW, '--label', 'Third');
    await all.gflowWith(
      asRobot,
      'run',
      'note',
      '--input',
      'note.input.json',
      '--label',
      'Fourth',
      '--follow',
    );
    await all.gflowWith(
      { ...asRobot, input: '{ "text": "Hi" }' },
      'run',
      'note',
      '--input',
      '-',
      '--label',
      'Fifth',
      '--follow',
    );
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-run.txt'));
  });

  test('by a person, who agrees to it once', async () => {
    const ask = ['run', 'Note', '--input', 'note.input.json', '--label', 'By Ada'];
    const { status, err } = await all.gflow(...ask);
    expect(status).toBe(4);
    const [, scope = ''] = /gflow login --scope "([^"]+)"/.exec(err) ?? [];
    await all.login(ada, '--scope', scope);
    expect((await all.gflow(...ask)).status).toBe(0);
  });

  test('what is deployed runs, and where that differs from the file, it is said', async () => {
    const before = here.read(FLOW);
    here.put(FLOW, before.toString().replace('$.text', '$.other'));
    const { err } = await all.gflowWith(asRobot, 'run', FLOW, '--input', 'note.input.json');
    expect(err).toContain('what is deployed runs');
    here.put(FLOW, before);
  });

  test('as JSON', async () => {
    const input = ['--input', 'note.input.json'];
    const { out } = await all.gflowWith(asRobot, 'run', FLOW, ...input, '--tag', 'a', '--tag', 'b', '--json');
    expect(jsonOf('run', out).run).toMatchObject({ tags: ['a', 'b'], flow_title: 'note' });
    const followed = await all.gflowWith(asRobot, 'run', FLOW, ...input, '--json', '--follow');
    expect(followed.status).toBe(0);
    for (const line of followed.out.trimEnd().split('\n')) jsonOf('follow', line);
    const refused = await all.gflowWith(asRobot, 'run', FLOW, '--json');
    expect(jsonOf('run', refused.out)).toMatchObject({ problem: { kind: 'invalid', detail: [{}] } });
  });

  test('what cannot be', async () => {
    here.put('list.input.json', '[]');
    for (const [args, why] of [
      [['--input', 'nowhere.json'], 'nowhere.json: There is no such file'],
      [['--input', 'list.input.json'], 'list.input.json is not a JSON object.'],
      [['--label', ' '], 'A run needs a label'],
      [['--label', 'x'.repeat(65)], 'A label has 64 characters at most'],
    ] as const)
      expect(await all.gflowWith(asRobot, 'run', FLOW, ...args)).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringContaining(why),
      });
    const other = here.put('other.flow.json', here.read(FLOW));
    expect((await all.gflow('run', other)).err).toContain('Deploy it first: gflow apply other.flow.json');
  });
});
