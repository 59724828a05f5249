import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Globus, JsonObject } from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { hasTerminal, jsonOf, Rehearsal, valid } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const { ada } = demo.people;
const project = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

const FLOW = 'hello/hello.flow.json';
let adas: Globus;

beforeAll(async () => {
  adas = await all.as(ada);
  await all.login(ada);
});

/** Begins with the files of the example, deployed nowhere, and with nothing remembered. */
async function begin(): Promise<void> {
  for (const flow of await adas.flows.list()) await adas.flows.remove(flow);
  for (const name of ['hello', 'state', 'globus-flows.json', 'pulled', '.git'])
    rmSync(here.at(name), { recursive: true, force: true });
  mkdirSync(here.at('hello'));
  for (const kind of ['flow', 'schema', 'input'])
    cpSync(project(`examples/hello/hello.${kind}.json`), here.at(`hello/hello.${kind}.json`));
  all.transcript();
}

type States = Record<string, Record<string, unknown>>;

/** Changes the definition in its file. */
function edit(how: (states: States) => void): void {
  const flow = JSON.parse(here.read(FLOW).toString());
  how(flow.States);
  here.put(FLOW, `${JSON.stringify(flow, undefined, 2)}\n`);
}

function idOf(): string {
  const { flows } = JSON.parse(here.read('globus-flows.json').toString());
  const [flow] = Object.values<{ environments: { sandbox: { flowId: string } } }>(flows);
  return flow?.environments.sandbox.flowId ?? '';
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: here.folder, stdio: 'ignore' });
}

const wait = (seconds: number) => (states: States) => {
  const [first] = Object.keys(states);
  states.Later = { Type: 'Wait', Seconds: seconds, Next: first };
};

describe('plan and apply', () => {
  test('a flow is deployed, changed and deployed again', async () => {
    await begin();
    await all.gflow('plan');
    await all.gflow('plan', FLOW);
    await all.gflow('apply', FLOW);
    await all.gflow('apply', FLOW, '--yes');
    await all.gflow('plan');
    edit(wait(5));
    await all.gflow('plan', 'hello');
    await all.gflow('apply', '--yes');
    await all.gflow('apply', '--yes');
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-deploy.txt'));
  });

  test('what somebody else has changed is not overwritten', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    const id = idOf();
    all.transcript();
    const theirs: JsonObject = JSON.parse(here.read(FLOW).toString());
    await adas.flows.update(id, { definition: { ...theirs, Comment: 'Theirs' }, title: 'Theirs' });
    edit(wait(5));
    await all.gflow('plan');
    await all.gflow('apply', '--yes');
    expect((await adas.flows.get(id)).title).toBe('Theirs');
    await all.gflow('apply', '--yes', '--force');
    await all.gflow('plan');
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-conflict.txt'));
  });

  test('a job remembers nothing: the commit that was deployed last tells', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message=Before');
    git('add', 'hello', 'globus-flows.json');
    git('commit', '--quiet', '--message=Deployed');
    edit(wait(5));
    const job = { env: { XDG_STATE_HOME: here.at('elsewhere') } };
    all.transcript();
    await all.gflowWith(job, 'apply', '--yes');
    await all.gflowWith(job, 'plan', '--since', 'HEAD');
    await all.gflowWith(job, 'plan', '--since', 'nowhere');
    await all.gflowWith(job, 'plan', '--since', 'HEAD~1');
    await all.gflowWith(job, 'apply', '--yes', '--since', 'HEAD');
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-job.txt'));
  });

  test('a review says what deploying the change would do', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    git('init', '--quiet');
    git('add', 'hello', 'globus-flows.json');
    git('commit', '--quiet', '--message=Deployed');
    edit(wait(9));
    const { status, out } = await all.gflow('review', 'HEAD', '--environment', 'sandbox');
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(
        /### What deploying would do on Sandbox[\s\S]+hello\/hello\.flow\.json: update “hello”/,
      ),
    ]);
    const { plans } = valid(
      'review',
      (await all.gflow('review', 'HEAD', '--environment', 'sandbox', '--json')).out,
    );
    expect(plans).toMatchObject([
      { path: FLOW, plan: { action: 'update', parts: [{ field: 'definition' }] } },
    ]);
    await all.gflow('logout');
    const unknown = await all.gflow('review', 'HEAD', '--environment', 'sandbox');
    expect(unknown).toMatchObject({ status: 2, err: expect.stringContaining('Nobody is signed in') });
    await all.login(ada);
  });

  test('roles and keywords of the project file are deployed too', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    const project = JSON.parse(here.read('globus-flows.json').toString());
    const who = (id: string) => `urn:globus:auth:identity:${id}`;
    const robot = who(demo.serviceAccounts.beamlineRobot.client_id);
    Object.assign(project.flows.hello, { keywords: ['greeting'], roles: { starters: [robot] } });
    here.put('globus-flows.json', JSON.stringify(project));
    all.transcript();
    await all.gflow('apply', '--yes');
    expect(await adas.flows.get(idOf())).toMatchObject({ keywords: ['greeting'], flow_starters: [robot] });
    await adas.flows.update(idOf(), { flow_starters: [robot, who(demo.people.ben.id)] });
    await all.gflow('plan');
    await all.gflow('apply', '--yes');
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-roles.txt'));
  });

  test.skipIf(!hasTerminal)('on a terminal it asks', async () => {
    await begin();
    edit(wait(3));
    expect(await all.onTerminal(['n'], {}, 'apply', FLOW)).toContain('Deploy 1 flow? [y/N]');
    expect(existsSync(here.at('globus-flows.json'))).toBe(false);
    expect(await all.onTerminal(['y'], {}, 'apply', FLOW)).toContain('“hello” is deployed to');
    expect((await all.gflow('plan')).status).toBe(0);
  });

  test('what the service refuses is told at its place', async () => {
    await begin();
    edit(states => {
      for (const state of Object.values(states)) state.Next = state.End ? undefined : 'Nowhere';
      states.Greet = { ...states.Greet, Next: 'Nowhere', End: undefined };
    });
    const { status, err } = await all.gflow('apply', FLOW, '--yes');
    expect([status, err]).toEqual([2, expect.stringMatching(/^hello\/hello\.flow\.json:\d+:\d+: error: /)]);
    here.put('broken.flow.json', '{\n  "StartAt": "A",\n');
    const broken = await all.gflow('plan', 'broken.flow.json');
    expect(broken).toMatchObject({
      status: 2,
      err: expect.stringMatching(/broken\.flow\.json is not JSON: .*, line \d/),
    });
    expect(await all.gflow('plan', 'nowhere.flow.json')).toMatchObject({
      status: 2,
      err: 'gflow: nowhere.flow.json: There is no such file or folder.\n',
    });
  });

  test('a flow that is refused keeps none of the others back', async () => {
    await begin();
    const states = (second: object) => JSON.stringify({ StartAt: 'A', States: { A: second } });
    here.put('one.flow.json', states({ Type: 'Pass', End: true }));
    here.put('two.flow.json', states({ Type: 'Nothing', End: true }));
    here.put(
      'three.flow.json',
      states({ Type: 'Pass', Next: 'B' }).replace('}}}', '},"B":{"Type":"Pass","End":true}}}'),
    );
    const names = ['one.flow.json', 'two.flow.json', 'three.flow.json'];
    const { status, out, err } = await all.gflow('apply', ...names, '--yes');
    expect([status, out]).toEqual([
      2,
      expect.stringMatching(/“one” is deployed to[\s\S]*“three” is deployed to/),
    ]);
    expect(err).toMatch(/^two\.flow\.json:1:\d+: error: /m);
    expect(err).toContain('2 of 3 flows are deployed as they are here.');
    expect(Object.keys(JSON.parse(here.read('globus-flows.json').toString()).flows)).toEqual([
      'one',
      'three',
    ]);
    const again = await all.gflow('apply', ...names, '--yes', '--json');
    expect([again.status, jsonOf('apply', again.out).flows]).toMatchObject([
      2,
      [
        { outcome: 'unchanged' },
        { definition: 'two.flow.json', problem: { kind: 'invalid' } },
        { outcome: 'unchanged' },
      ],
    ]);
  });

  test('a flow that cannot be read is told, the others are planned, and nothing is deployed', async () => {
    await begin();
    here.put('half.flow.json', '{ "StartAt": ');
    const { status, out, err } = await all.gflow(
      'plan',
      'half.flow.json',
      'nowhere.flow.json',
      FLOW,
      '--json',
    );
    expect([status, jsonOf('plan', out).flows]).toMatchObject([
      2,
      [
        { definition: 'half.flow.json', problem: { message: expect.stringContaining('is not JSON') } },
        { definition: 'nowhere.flow.json', problem: { message: expect.stringContaining('no such file') } },
        { definition: FLOW, action: 'create' },
      ],
    ]);
    expect(err).toContain('half.flow.json is not JSON');
    const applied = await all.gflow('apply', 'half.flow.json', FLOW, '--yes', '--json');
    expect([applied.status, jsonOf('apply', applied.out).flows]).toMatchObject([
      2,
      [{ problem: { kind: 'invalid' } }, { action: 'create', flowId: null }],
    ]);
    expect(existsSync(here.at('globus-flows.json'))).toBe(false);
  });

  test('whoever does not see a flow makes no second one', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    const before = here.read('globus-flows.json').toString();
    const { status, out } = await all.gflowWith({ env: all.asRobot }, 'apply', '--yes');
    expect([status, out]).toEqual([1, expect.stringContaining('or you have no role in it')]);
    expect(here.read('globus-flows.json').toString()).toBe(before);
  });

  test('a project file that cannot be read is not overwritten', async () => {
    await begin();
    here.put('globus-flows.json', '{ "flows": ');
    expect(await all.gflow('apply', FLOW, '--yes')).toMatchObject({
      status: 2,
      err: expect.stringContaining('globus-flows.json cannot be read'),
    });
  });

  test('as JSON', async () => {
    await begin();
    const planned = jsonOf('plan', (await all.gflow('plan', FLOW, '--json')).out);
    expect(planned.flows).toMatchObject([{ definition: FLOW, action: 'create', flowId: null }]);
    expect(jsonOf('apply', (await all.gflow('apply', FLOW, '--json')).out)).toMatchObject({
      problem: { operation: 'deploy' },
    });
    const applied = jsonOf('apply', (await all.gflow('apply', FLOW, '--yes', '--json')).out);
    expect(applied.flows).toMatchObject([{ flowId: idOf(), outcome: 'created' }]);
    edit(wait(5));
    const update = jsonOf('plan', (await all.gflow('plan', '--json')).out);
    expect(update.flows).toMatchObject([{ action: 'update', known: true, parts: [{ field: 'definition' }] }]);
    await adas.flows.update(idOf(), {
      definition: { ...JSON.parse(here.read(FLOW).toString()), Comment: 'x' },
    });
    const refused = jsonOf('apply', (await all.gflow('apply', '--yes', '--json')).out);
    expect(refused.flows).toMatchObject([{ parts: [{ overwrites: true }] }]);
    expect(refused.flows[0]).not.toHaveProperty('outcome');
  });
});

describe('pull', () => {
  test('writes the files of a flow, and follows what changes at the service', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    const id = idOf();
    const deployed = await adas.flows.get(id);
    all.transcript();
    await all.gflow('pull', FLOW);
    await adas.flows.update(id, {
      definition: { ...deployed.definition, Comment: 'Changed in the web app' },
    });
    await all.gflow('pull', 'hello');
    expect(JSON.parse(here.read(FLOW).toString()).Comment).toBe('Changed in the web app');
    await all.gflow('plan');
    edit(wait(7));
    await all.gflow('pull', 'hello');
    await all.gflow('pull', 'hello', '--force');
    rmSync(here.at('globus-flows.json'));
    await all.gflow('pull', id, '--output', 'pulled');
    await all.gflow('plan');
    await all.gflow('pull', 'Nowhere');
    await all.gflow('pull', FLOW);
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-pull.txt'));
    expect(JSON.parse(readFileSync(here.at('globus-flows.json'), 'utf8')).flows).toMatchObject({
      hello: { definition: 'pulled/hello.flow.json', inputSchema: 'pulled/hello.schema.json' },
    });
  });

  test('as JSON', async () => {
    await begin();
    await all.gflow('apply', FLOW, '--yes');
    const { files, flowId } = jsonOf('pull', (await all.gflow('pull', 'hello', '--json')).out);
    expect([flowId, files]).toEqual([
      idOf(),
      [
        { path: FLOW, status: 'unchanged' },
        { path: 'hello/hello.schema.json', status: 'unchanged' },
      ],
    ]);
    expect(jsonOf('pull', (await all.gflow('pull', 'Nowhere', '--json')).out)).toHaveProperty('problem');
  });
});
