import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bad, type Ended, good, retired } from './gflow.ts';
import { jsonOf, Rehearsal, valid } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;

beforeAll(() => {
  here.put('good.flow.json', good);
  here.put('bad.flow.json', bad);
  here.put('old.flow.json', retired);
  here.put('half.flow.json', good.slice(0, 40));
});

/** A refusal: one line that says why, no stack, nothing on standard output. */
function refusal(why: RegExp) {
  return { status: 2, out: '', err: expect.stringMatching(why) };
}

const isPlain = ({ err }: Ended) => expect(err).not.toMatch(/\n\s+at |Error:/);

describe('files that are not there, or broken', () => {
  test.each([
    [['check', 'nowhere.flow.json']],
    [['test', 'nowhere.flowtest.json']],
    [['graph', 'nowhere.flow.json']],
    [['schema', 'nowhere.flow.json']],
    [['migrate', 'nowhere.flow.json']],
    [['diff', 'nowhere.flow.json', 'good.flow.json']],
    [['check', 'good.flow.json', '--schema', 'nowhere.json']],
    [['test', 'good.flow.json', '--from-log', 'nowhere.json']],
    [['plan', 'nowhere.flow.json']],
    [['run', 'good.flow.json', '--input', 'nowhere.json']],
  ])('gflow %j', async args => {
    const ended = await all.gflowWith({ env: all.asRobot }, ...args);
    expect(ended.status).toBe(2);
    expect(ended.err).toMatch(/no such file|is not deployed/);
    isPlain(ended);
  });

  test.each([
    [['plan', 'list.json'], 'list.json is not a JSON object'],
    [['run', '--local', 'good.flow.json', '--mocks', 'list.json'], 'said by a JSON object'],
    [['sandbox', '--faults', 'nowhere.json'], 'nowhere.json: There is no such file'],
    [['sandbox', '--faults', 'half.flow.json'], 'The fault plan is not JSON: '],
    [['preflight', 'nowhere.flow.json'], 'nowhere.flow.json: There is no such file'],
  ])('named, with what is wrong: gflow %j', async (args, why) => {
    here.put('list.json', '[1]');
    const ended = await all.gflowWith({ env: all.asRobot }, ...args);
    expect(ended).toMatchObject({ status: 2, err: expect.stringContaining(why) });
    isPlain(ended);
  });

  test.each([
    ['graph', 'half.flow.json'],
    ['schema', 'half.flow.json'],
    ['diff', 'half.flow.json', 'good.flow.json'],
  ])('gflow %s %s', async (...args) => {
    expect(await here.run(...args)).toMatchObject(refusal(/no well-formed|not well-formed/));
  });

  test.each([
    [['graph', 'a.input.json'], 'It is a run input, and no flow definition.'],
    [['schema', 'a.schema.json'], 'It is an input schema, and no flow definition.'],
  ])('of another kind: gflow %j', async (args, why) => {
    here.put(args[1] ?? '', '{}');
    expect(await here.run(...args)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(why) });
  });

  test.each([
    ['check', ['check', 'good.flow.json', '--schema', 'nowhere.json']],
    ['diff', ['diff', 'nowhere.json', 'good.flow.json']],
    ['review', ['review', 'nowhere']],
    ['files#/definitions/graph', ['graph', 'half.flow.json']],
    ['files#/definitions/schema', ['schema', 'half.flow.json']],
    ['files#/definitions/new', ['new', 'good.flow.json/x']],
    ['files#/definitions/sandbox', ['sandbox', '--state', 'good.flow.json']],
  ])('as JSON that %s describes', async (schema, args) => {
    const { status, out, err } = await here.run(...args, '--json');
    expect([status, err]).toEqual([2, expect.stringMatching(/^gflow: /)]);
    expect(valid(schema, out)).toMatchObject({ problem: { message: expect.stringMatching(/\w/) } });
  });
});

test.each([
  [['check', '--format', 'xml'], 'Allowed choices are'],
  [['check', '--max-warnings', 'few'], 'whole number'],
  [['check', '--fixx'], "unknown option '--fixx'"],
  [['runs', '--limit', '0'], 'whole number above 0'],
  [['diff', 'one'], "missing required argument 'after'"],
  [['provider', 'check'], "missing required argument 'url'"],
])('wrong words: gflow %j', async (args, why) => {
  const ended = await here.run(...args);
  expect(ended).toMatchObject({ status: 2, out: '', err: expect.stringContaining(why) });
  const verb = args[0] === 'provider' ? 'provider check' : args[0];
  expect(ended.err).toContain(`(gflow ${verb} --help shows what there is)`);
});

test('no network is said, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => taken.once('listening', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise(resolve => taken.close(resolve));
  const env = { ...all.asRobot, GFLOW_SANDBOX: `http://127.0.0.1:${port}` };
  const { status, out, err } = await all.gflowWith({ env }, 'runs', '--json');
  expect([status, jsonOf('runs', out).problem.kind]).toEqual([2, 'network']);
  expect(err).toContain('does not answer. Start the sandbox');
});

test('a link that leads back to where it is, and a tree that is deep, are gone through once', async () => {
  const deep = `tree/${'d/'.repeat(200)}`;
  here.put(`${deep}a.flow.json`, good);
  symlinkSync('..', here.at('tree/d/up'));
  symlinkSync('loop.flow.json', here.at('tree/loop.flow.json'));
  const { status, out, err } = await here.run('check', 'tree', '--json');
  expect([status, err]).toEqual([0, '']);
  expect(valid('check', out).summary.files).toBe(1);
});

test('a tree that is broad is gone through, and what is not ours in it is left alone', async () => {
  for (let i = 0; i < 3_000; i++) here.put(`broad/d${i % 30}/${i}.json`, '{}');
  here.put('broad/d7/a.flow.json', good);
  const { status, out, err } = await here.run('check', 'broad', '--json');
  expect([status, err]).toEqual([0, '']);
  expect(valid('check', out).summary.files).toBe(1);
});

/** As root everything may be written. */
const isRoot = process.getuid?.() === 0;

describe.skipIf(process.platform === 'win32' || isRoot)('a folder that nothing may be written into', () => {
  beforeAll(() => {
    here.put('locked/old.flow.json', retired);
    chmodSync(here.at('locked'), 0o555);
  });
  afterAll(() => chmodSync(here.at('locked'), 0o755));

  test.each([
    [['migrate', '--write', 'locked/old.flow.json']],
    [['check', '--fix', 'locked/old.flow.json']],
    [['new', 'locked/hello']],
    [['graph', 'good.flow.json', '-o', 'locked/a.svg']],
    [['schema', 'good.flow.json', '--output', 'locked/a.schema.json']],
  ])('gflow %j', async args => {
    const ended = await here.run(...args);
    expect(ended).toMatchObject({ status: 2, err: expect.stringContaining('not permitted') });
    isPlain(ended);
    expect(readdirSync(here.at('locked'))).toEqual(['old.flow.json']);
  });
});

/** A small disk of its own: whoever may have one made. */
const isMounted = process.platform === 'linux' && isRoot;

describe.skipIf(!isMounted)('a disk that is read only', () => {
  let isLocked = false;
  beforeAll(() => {
    mkdirSync(here.at('read-only'));
    const mount = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', here.at('read-only')]);
    if (mount.status !== 0) return;
    here.put('read-only/old.flow.json', retired);
    isLocked = spawnSync('mount', ['-o', 'remount,ro', here.at('read-only')]).status === 0;
  });
  afterAll(() => {
    spawnSync('umount', [here.at('read-only')]);
  });

  test.each([
    [['migrate', '--write', 'read-only/old.flow.json']],
    [['check', '--fix', 'read-only/old.flow.json']],
    [['new', 'read-only/hello']],
    [['graph', 'good.flow.json', '-o', 'read-only/a.svg']],
    [['schema', 'good.flow.json', '--output', 'read-only/a.schema.json']],
  ])('gflow %j', async args => {
    if (!isLocked) return;
    const ended = await here.run(...args);
    expect(ended).toMatchObject({ status: 2, err: expect.stringContaining('read only') });
    isPlain(ended);
    expect(readdirSync(here.at('read-only'))).toEqual(['old.flow.json']);
  });
});

describe.skipIf(!isMounted)('a disk that is full', () => {
  let isFull = false;
  beforeAll(() => {
    mkdirSync(here.at('disk'));
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', here.at('disk')]);
    isFull = mount.status === 0;
    if (!isFull) return;
    here.put('disk/old.flow.json', retired);
    spawnSync('dd', ['if=/dev/zero', `of=${here.at('disk/rest')}`, 'bs=1k', 'count=64']);
  });
  afterAll(() => {
    if (isFull) spawnSync('umount', [here.at('disk')]);
  });

  test.each([
    [['migrate', '--write', 'disk/old.flow.json']],
    [['check', '--fix', 'disk/old.flow.json']],
    [['new', 'disk/hello']],
    [['graph', 'good.flow.json', '-o', 'disk/a.svg']],
    [['schema', 'good.flow.json', '--output', 'disk/a.schema.json']],
  ])('gflow %j says so, and nothing is lost', async args => {
    if (!isFull) return;
    const ended = await here.run(...args);
    expect(ended).toMatchObject({ status: 2, err: expect.stringContaining('The disk is full.') });
    isPlain(ended);
    expect(here.read('disk/old.flow.json').toString()).toBe(retired);
    expect(readdirSync(here.at('disk')).sort()).toEqual(['old.flow.json', 'rest']);
  });
});

// Windows has no such limit.
describe.skipIf(process.platform === 'win32')('where nothing larger than nothing may be written', () => {
  beforeAll(() => {
    here.put('limited/old.flow.json', retired);
  });

  test.each([
    'migrate --write limited/old.flow.json',
    'check --fix limited/old.flow.json',
    'new limited/hello',
    'graph good.flow.json -o limited/a.svg',
    'schema good.flow.json --output limited/a.schema.json',
  ])('gflow %s says so, and nothing is lost', async line => {
    const ended = await all.shell(`ulimit -f 0; gflow ${line}`);
    expect(ended).toMatchObject({
      status: 2,
      err: expect.stringContaining('larger than files of yours may be'),
    });
    isPlain(ended);
    expect(here.read('limited/old.flow.json').toString()).toBe(retired);
    expect(readdirSync(here.at('limited'))).toEqual(['old.flow.json']);
  });
});

test.skipIf(!existsSync('/dev/full'))('standard output that takes nothing more is said', async () => {
  const { status, err } = await all.shell('gflow check bad.flow.json > /dev/full');
  expect([status, err]).toEqual([2, expect.stringContaining('gflow: standard output: The disk is full.')]);
});

test('a pattern that the shell has left as it is, as those of Windows do, is said', async () => {
  const { status, err } = await here.run('check', '*.of-nobody.json');
  expect([status, err]).toEqual([2, expect.stringContaining('Your shell has not expanded the pattern')]);
});
