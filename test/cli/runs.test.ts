import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Flow, type FlowRun, type Globus, isOver } from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { eventually, jsonOf, Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { ada, ben } = demo.people;
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

const HELLO = 'https://actions.globus.org/hello_world';
const hello = (Parameters: object) => ({
  Greet: { Type: 'Action', ActionUrl: HELLO, Parameters, ResultPath: '$.greeting', Next: 'Note' },
  Note: { Type: 'Pass', End: true },
});
const failing = {
  Look: { Type: 'Pass', Next: 'Stop' },
  Stop: { Type: 'Fail', Error: 'TooDark', Cause: 'There is nothing to see.' },
};
const slow = { Wait: { Type: 'Wait', Seconds: 600, End: true } };

let adas: Globus;
const flows: Record<string, Flow> = {};

async function started(as: Globus, title: string, label: string): Promise<FlowRun> {
  const flow = flows[title];
  if (!flow) throw new Error(`There is no flow “${title}”.`);
  return as.flows.run(flow, { body: {}, label });
}

/** The run once it is over, or waits. */
function settled({ run_id }: FlowRun): Promise<FlowRun> {
  return eventually(async () => {
    const run = await adas.flows.getRun(run_id);
    return isOver(run) || run.status === 'INACTIVE' ? run : undefined;
  });
}

beforeAll(async () => {
  adas = await all.as(ada);
  flows.Greet = await all.deploy(adas, 'Greet', hello({ echo_string: 'Hello' }));
  flows.Consent = await all.deploy(adas, 'Consent', hello({ required_dependent_scope: TRANSFER }));
  flows.Fail = await all.deploy(adas, 'Fail', failing);
  flows.Slow = await all.deploy(adas, 'Slow', slow);
  await all.login(ada);
  all.transcript();
});

const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';

describe('the runs of a morning', () => {
  test('are listed, followed and read', async () => {
    await all.gflow('runs');
    const greeting = await settled(await started(all.robot, 'Greet', 'Good morning'));
    await all.gflow('follow', greeting.run_id);
    const failed = await settled(await started(all.robot, 'Fail', 'In the dark'));
    await all.gflow('follow', failed.run_id);
    await all.gflow('runs');
    await all.gflow('runs', '--status', 'failed', '--flow', 'fail');
    await all.gflow('runs', '--flow', 'Nowhere');
    await all.gflow('logs', failed.run_id);
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-runs.txt'));
  });

  test('one waits for a consent, which is given, and goes on', async () => {
    const scope = flows.Consent?.globus_auth_scope ?? '';
    const run = await settled(await started(await all.as(ada, scope), 'Consent', 'May I?'));
    const { status, err } = await all.gflow('follow', run.run_id);
    expect(status).toBe(3);
    const [, wanted = ''] = /--scope "([^"]+)"/.exec(err) ?? [];
    expect((await all.gflow('resume', run.run_id)).status).toBe(4);
    expect((await all.login(ada, '--scope', wanted)).status).toBe(0);
    await all.gflow('resume', run.run_id, '--follow');
    await all.gflow('resume', run.run_id);
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-consent.txt'));
  });

  test('one is ended', async () => {
    const { run_id } = await started(all.robot, 'Slow', 'Too long');
    await all.gflow('cancel', run_id);
    await all.gflow('cancel', run_id);
    await all.gflow('follow', run_id);
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-cancel.txt'));
  });
});

describe('following', () => {
  test.skipIf(process.platform === 'win32')('is left with Ctrl-C, and the run goes on', async () => {
    const { run_id } = await started(all.robot, 'Slow', 'Left alone');
    const { child, told, ended } = all.start({}, 'follow', run_id);
    await eventually(() => (told.out.includes('→ Wait') ? true : undefined));
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      status: 130,
      err: expect.stringContaining(`gflow follow ${run_id}`),
    });
    expect((await adas.flows.getRun(run_id)).status).toBe('ACTIVE');
    await adas.flows.cancelRun(run_id);
  });

  test('troubles that pass are told, once', async () => {
    const { run_id } = await started(all.robot, 'Slow', 'Shaky');
    const { told, ended } = all.start({}, 'follow', run_id);
    await eventually(() => (told.out.includes('→ Wait') ? true : undefined));
    await fetch(`${all.url}/sandbox/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ path: '/runs', method: 'GET', times: 4, fault: '500' }),
    });
    await eventually(() => (told.err.includes('It is tried again.') ? true : undefined));
    await adas.flows.cancelRun(run_id);
    const { status, err } = await ended;
    expect(status).toBe(1);
    expect(err.match(/It is tried again\./g)).toHaveLength(1);
  });
});

describe('as JSON', () => {
  test('each as its schema has it', async () => {
    const run = await settled(await started(all.robot, 'Greet', 'For a program'));
    const { runs } = jsonOf('runs', (await all.gflow('runs', '--limit', '1', '--json')).out);
    expect(runs).toMatchObject([{ run_id: run.run_id, label: 'For a program' }]);
    const { entries } = jsonOf('logs', (await all.gflow('logs', run.run_id, '--json')).out);
    expect(entries[0]).toMatchObject({ code: 'FlowStarted' });
    const { status, out } = await all.gflow('follow', run.run_id, '--json');
    expect(status).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map(line => jsonOf('follow', line));
    expect(lines.at(-1)).toMatchObject({ run: { status: 'SUCCEEDED' } });
    expect(lines.flatMap(line => line.newEntries)).toEqual(entries);
    const slowly = await started(all.robot, 'Slow', 'Ended by a program');
    expect(jsonOf('cancel', (await all.gflow('cancel', slowly.run_id, '--json')).out)).toMatchObject({
      run: { status: 'FAILED' },
    });
    const again = await all.gflow('cancel', slowly.run_id, '--json');
    expect(jsonOf('cancel', again.out)).toMatchObject({ problem: { kind: 'conflict' } });
    const resumed = await all.gflow('resume', slowly.run_id, '--json');
    expect(jsonOf('resume', resumed.out)).toMatchObject({ problem: { kind: 'conflict' } });
  });
});

describe('what cannot be', () => {
  test('a run that is not there, or is no run', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const verb of ['follow', 'logs', 'cancel', 'resume']) {
      const { status, out, err } = await all.gflow(verb, nobody);
      expect([status, out, err]).toEqual([2, '', expect.stringContaining('gflow: Could not ')]);
    }
    expect(await all.gflow('logs', '../flows')).toMatchObject({ status: 2 });
    expect(await all.gflow('runs', '--limit', '0')).toMatchObject({ status: 2 });
    expect(await all.gflow('runs', '--status', 'lost')).toMatchObject({ status: 2 });
  });

  test('a run that somebody else may not see', async () => {
    const { run_id } = await settled(await started(all.robot, 'Greet', 'Not for Ben'));
    await all.login(ben);
    expect((await all.gflow('logs', run_id)).status).toBe(2);
    expect((await all.gflow('runs')).out).toBe('There is no such run that you may see.\n');
  });
});
