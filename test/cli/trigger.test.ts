import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { jsonOf, Rehearsal } from './rehearsal.ts';
import { PATIENCE, TriggerProcess } from './trigger-process.ts';

const all = new Rehearsal();
const { here } = all;
const asRobot = { env: all.asRobot };
const HUGE = 'x'.repeat(100);

/** A flow that takes small files, and fails for some. */
const FLOW = {
  StartAt: 'Choose',
  States: {
    Choose: {
      Type: 'Choice',
      Choices: [{ Variable: '$.file', StringMatches: '*dark*', Next: 'Stop' }],
      Default: 'Note',
    },
    Note: { Type: 'Pass', End: true },
    Stop: { Type: 'Fail', Error: 'TooDark', Cause: 'There is nothing to see.' },
  },
};
const SCHEMA = {
  type: 'object',
  required: ['file', 'size'],
  properties: { file: { type: 'string' }, size: { type: 'integer', maximum: 50 } },
};

let count = 0;
let watched: string;

beforeAll(async () => {
  here.put('take.flow.json', JSON.stringify(FLOW));
  here.put('take.schema.json', JSON.stringify(SCHEMA));
  here.put('take.json', '{ "file": "${path}", "size": "${size}" }');
  await all.gflowWith(asRobot, 'apply', 'take.flow.json', '--yes');
}, PATIENCE);

beforeEach(() => {
  watched = `watched-${count++}`;
  mkdirSync(here.at(watched));
});

const put = (name: string, text = 'x') => writeFileSync(here.at(`${watched}/${name}`), text);
const options = (...more: string[]) => [
  ...['--flow', 'take', '--watch', watched, '--pattern', '*.h5', '--settle', '300ms'],
  ...['--input', 'take.json', '--collection-path', '/raw', ...more],
];
const runsNow = async () => (await all.robot.flows.runs({})).map(({ label }) => label.split(' ')[0]).sort();
const status = async (name: string) => {
  const ended = await all.gflowWith(asRobot, 'trigger', 'status', name, '--json');
  return { exit: ended.status, trigger: jsonOf('triggerStatus', ended.out).triggers[0] };
};

describe('a file', { timeout: PATIENCE }, () => {
  test('gets one run, whatever it is called later; what was there before gets none', async () => {
    put('old.h5');
    const trigger = new TriggerProcess(all, ...options());
    expect((await trigger.hears('health')).message).toContain('are left alone: 1.');
    mkdirSync(here.at(`${watched}/day/night`), { recursive: true });
    put('day/night/one.h5');
    put('two.h5.part');
    renameSync(here.at(`${watched}/two.h5.part`), here.at(`${watched}/two.h5`));
    put('three.txt');
    await trigger.hears('succeeded', 'day/night/one.h5');
    await trigger.hears('succeeded', 'two.h5');
    renameSync(here.at(`${watched}/day`), here.at(`${watched}/week`));
    put('four.h5');
    const { run } = await trigger.hears('succeeded', 'four.h5');
    const [entry] = await all.robot.flows.getRunLog(run ?? '');
    expect(JSON.stringify(entry)).toContain('/raw/four.h5');
    expect(await runsNow()).toEqual(['four.h5', 'one.h5', 'two.h5']);
    expect(await status(watched)).toMatchObject({
      exit: 0,
      trigger: { isRunning: true, counts: { known: 1, succeeded: 3, waiting: 0 }, attention: [] },
    });
    expect((await trigger.stop()).status).toBe(0);
    expect(await status(watched)).toMatchObject({ exit: 1, trigger: { isRunning: false } });
  });

  test('that arrives while nobody watches gets its run later', async () => {
    const first = new TriggerProcess(all, ...options());
    await first.hears('health');
    await first.stop('SIGKILL');
    put('meanwhile.h5');
    const second = new TriggerProcess(all, ...options());
    await second.hears('succeeded', 'meanwhile.h5');
    await second.stop();
  });

  test('waits for its marker', async () => {
    const trigger = new TriggerProcess(all, ...options('--settle', '.done'));
    await trigger.hears('health');
    put('marked.h5');
    put('marked.h5.done', '');
    await trigger.hears('succeeded', 'marked.h5');
    await trigger.stop();
  });

  test('that was there before gets its run with --existing, and no second one if all is forgotten', async () => {
    put('existing.h5');
    const trigger = new TriggerProcess(all, ...options('--existing'));
    await trigger.hears('succeeded', 'existing.h5');
    await trigger.stop();
    rmSync(here.at('state/gflow/triggers'), { recursive: true });
    const forgetful = new TriggerProcess(all, ...options('--existing'));
    await forgetful.hears('succeeded', 'existing.h5');
    await forgetful.stop();
    expect((await runsNow()).filter(name => name === 'existing.h5')).toHaveLength(1);
  });
});

describe('what goes wrong', { timeout: PATIENCE }, () => {
  test('is listed, and tried again when somebody says so', async () => {
    const trigger = new TriggerProcess(all, ...options());
    await trigger.hears('health');
    put('huge.h5', HUGE);
    put('dark.h5');
    const refused = await trigger.hears('refused', 'huge.h5');
    expect(refused.message).toContain('does not fit the input schema');
    const failed = await trigger.hears('failed', 'dark.h5');
    const { exit, trigger: now } = await status(watched);
    expect(exit).toBe(1);
    expect(now.attention.map(({ path }: { path: string }) => path).sort()).toEqual(['dark.h5', 'huge.h5']);
    const before = (await runsNow()).filter(name => name === 'dark.h5');
    const retried = await all.gflow('trigger', 'retry', failed.event ?? '');
    expect(retried).toMatchObject({ status: 0, out: `${watched}: 1 event to be tried again.\n` });
    await trigger.hears('waiting', 'dark.h5');
    await expect
      .poll(async () => (await runsNow()).filter(name => name === 'dark.h5'), { timeout: PATIENCE })
      .toHaveLength(before.length + 1);
    const dismissed = await all.gflow('trigger', 'dismiss', refused.event ?? '', '--json');
    expect(jsonOf('triggerWish', dismissed.out)).toEqual({
      events: [{ trigger: watched, isRunning: true, events: [refused.event] }],
    });
    await trigger.hears('dismissed', 'huge.h5');
    const { trigger: later } = await status(watched);
    expect(later.attention.map(({ path }: { path: string }) => path)).not.toContain('huge.h5');
    await trigger.stop();
    const none = await all.gflow('trigger', 'retry', '0123456789abcdef');
    expect(none).toMatchObject({ status: 2, err: expect.stringContaining('There is no event') });
    expect((await all.gflow('trigger', 'retry')).status).toBe(2);
  });

  test('what passes is waited for', async () => {
    const trigger = new TriggerProcess(all, ...options());
    await trigger.hears('health');
    await fetch(`${all.url}/sandbox/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ path: '/flows/', method: 'POST', fault: '429', times: 2 }),
    });
    put('patient.h5');
    await trigger.hears('trouble');
    await trigger.hears('succeeded', 'patient.h5');
    await trigger.stop();
    expect((await runsNow()).filter(name => name === 'patient.h5')).toHaveLength(1);
  });

  test('cannot begin', async () => {
    const refusals: [string[], string][] = [
      [options('--watch', 'nowhere'), 'there is no such folder'],
      [options('--settle', 'soon'), '“settle” is "soon".'],
      [options('--flow', 'nothing'), 'There is no flow “nothing”'],
      [options('--collection-path', 'raw'), 'does not begin with a slash'],
      [options('--name', 'status'), 'this is no name for a trigger'],
      [['--watch', watched, '--pattern', '*'], 'it does not say “flow”'],
      [['nobody'], 'globus-flows.json'],
    ];
    for (const [args, words] of refusals)
      expect(await all.gflowWith(asRobot, 'trigger', ...args)).toMatchObject({
        status: 2,
        err: expect.stringContaining(words),
      });
    here.put('wrong.json', '{ "file": "${pth}" }');
    here.put('unfit.json', '{ "file": 7, "size": "${size}" }');
    for (const [file, words] of [
      ['wrong.json', 'There is no placeholder ${pth}.'],
      ['unfit.json', 'does not fit the input schema'],
    ] as const)
      expect(await all.gflowWith(asRobot, 'trigger', ...options('--input', file))).toMatchObject({
        status: 2,
        err: expect.stringContaining(words),
      });
  });

  test.skipIf(process.platform === 'win32')(
    'a state that cannot be written ends it, for who starts it again',
    async () => {
      const args = options()
        .map(word => `'${word}'`)
        .join(' ');
      const ended = await all.shell(`ulimit -f 0; gflow trigger ${args}`, all.asRobot);
      expect(ended).toMatchObject({
        status: 2,
        err: expect.stringMatching(/trigger\.json: It would be larger than/),
      });
    },
  );

  test('a second process', async () => {
    const trigger = new TriggerProcess(all, ...options());
    await trigger.hears('health');
    expect(await all.gflowWith(asRobot, 'trigger', ...options())).toMatchObject({
      status: 2,
      err: expect.stringContaining('runs already'),
    });
    await trigger.stop();
  });
});

test('a dry run tells what would happen, and does nothing', { timeout: PATIENCE }, async () => {
  put('a.h5');
  put('b.h5', HUGE);
  const before = await runsNow();
  const { status: exit, out } = await all.gflowWith(asRobot, 'trigger', ...options('--dry-run', '--json'));
  expect(exit).toBe(1);
  expect(jsonOf('triggerDryRun', out).files).toMatchObject([
    { path: 'a.h5', outcome: 'run', input: { file: '/raw/a.h5', size: 1 } },
    { path: 'b.h5', outcome: 'refused' },
  ]);
  const { out: words } = await all.gflowWith(asRobot, 'trigger', ...options('--dry-run'));
  expect(words).toContain('1 would start a run, 1 would be refused');
  expect(await runsNow()).toEqual(before);
});

test('the triggers of the project file run together', { timeout: PATIENCE }, async () => {
  const project = JSON.parse(here.read('globus-flows.json').toString());
  const fields = {
    flow: 'take',
    pattern: '*.h5',
    settle: '200ms',
    input: { file: '${trigger}/${name}', size: 1 },
  };
  mkdirSync(here.at(`${watched}/x`));
  mkdirSync(here.at(`${watched}/y`));
  const triggers = { x: { ...fields, watch: `${watched}/x` }, y: { ...fields, watch: `${watched}/y` } };
  here.put('globus-flows.json', JSON.stringify({ ...project, triggers }));
  expect((await all.gflow('check', 'globus-flows.json')).status).toBe(0);
  const trigger = new TriggerProcess(all);
  await expect
    .poll(() => trigger.told.filter(({ kind }) => kind === 'health').length, { timeout: PATIENCE })
    .toBe(2);
  put('x/in-x.h5');
  put('y/in-y.h5');
  await trigger.hears('succeeded', 'in-x.h5');
  await trigger.hears('succeeded', 'in-y.h5');
  await trigger.stop();
  const unknown = await all.gflowWith(asRobot, 'trigger', 'z');
  expect(unknown).toMatchObject({ status: 2, err: expect.stringContaining('There are: x, y.') });
  const elsewhere = { ...triggers.x, account: demo.serviceAccounts.archiveRobot.client_id };
  here.put('globus-flows.json', JSON.stringify({ ...project, triggers: { x: elsewhere } }));
  expect(await all.gflowWith(asRobot, 'trigger')).toMatchObject({
    status: 2,
    err: expect.stringContaining(`gflow login --service-account --client-id ${elsewhere.account}`),
  });
  rmSync(here.at(watched), { recursive: true });
});

/** What the system itself, or who reads its files, says of a unit or a property list, where that is here. */
function accepted(kind: string, text: string): void {
  const says = (program: string, ...args: string[]) => {
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (!error) expect([status, stderr]).toEqual([0, '']);
  };
  const file = here.at(here.put(kind === 'systemd' ? 'gflow-test.service' : 'gflow-test.plist', text));
  if (kind === 'systemd') says('systemd-analyze', 'verify', '--man=no', file);
  if (kind === 'launchd')
    says('python3', '-c', 'import plistlib, sys; plistlib.load(open(sys.argv[1], "rb"))', file);
}

describe('what makes the system run it', { timeout: PATIENCE }, () => {
  test.each(['systemd', 'launchd', 'windows'])('%s', async kind => {
    mkdirSync(here.at(`${watched}/it's 100% "$HOME" & <more>`));
    const { status: exit, out } = await all.gflowWith(
      asRobot,
      ...[
        'trigger',
        'service',
        '--kind',
        kind,
        ...options('--watch', `${watched}/it's 100% "$HOME" & <more>`),
      ],
    );
    expect(exit).toBe(0);
    const quoted = {
      systemd: '/it\'s 100%% \\"$$HOME\\" & <more>"',
      launchd: '/it\'s 100% "$HOME" &amp; &lt;more&gt;</string>',
      windows: '/it\'\'s 100% \\"$HOME\\" & <more>"',
    }[kind];
    expect(out).toContain(quoted);
    accepted(kind, out);
    expect(out).not.toContain(all.asRobot.GLOBUS_CLI_CLIENT_SECRET);
  });
});
