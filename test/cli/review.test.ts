import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { Workplace } from './gflow.ts';

const here = new Workplace();
const project = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

function git(...args: string[]): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: here.folder, encoding: 'utf8' });
}

type Flow = { States: Record<string, Record<string, unknown>> } & Record<string, unknown>;

/** Changes a JSON file, and nothing else in it. */
function change(file: string, how: (value: Flow) => void): void {
  const value = JSON.parse(here.read(file).toString());
  how(value);
  here.put(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

const SHARE = 'transfer-and-share/transfer-and-share.flow.json';
const HELLO = 'hello/hello.schema.json';

/** Three histories made from our examples, each a branch of its own. */
beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main');
  const filter = (file: string) =>
    !path.extname(file) || /\.(?:flow|schema|input|flowtest|run-log)\.json$/.test(file);
  cpSync(project('examples'), here.folder, { recursive: true, filter });
  git('add', '.');
  git('commit', '--quiet', '--message=Flows');
  git('checkout', '--quiet', '-b', 'share-later');
  change(SHARE, flow => {
    const { Copy, Share } = flow.States;
    Object.assign(Copy ?? {}, { WaitTime: 3600, Next: 'Is There a Reader' });
    flow.States = {
      Copy: { ...Copy, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Failed' }] },
      'Is There a Reader': {
        Type: 'Choice',
        Choices: [{ Variable: '$.reader.id', IsPresent: true, Next: 'Give <Access>' }],
        Default: 'Done',
      },
      'Give <Access>': Share ?? {},
      Done: { Type: 'Pass', End: true },
      Failed: { Type: 'Fail', Error: 'Failed', Cause: 'Ask @somebody' },
    };
  });
  git('commit', '--quiet', '--all', '--message=Share where there is somebody to share with');
  git('checkout', '--quiet', '-b', 'new-input', 'main');
  change(HELLO, schema => {
    const required = Array.isArray(schema.required) ? schema.required : [];
    Object.assign(schema, { required: [...required, 'volume'] });
    Object.assign(schema.properties ?? {}, { volume: { type: 'number', title: 'How loud' } });
  });
  here.put(
    'hello/again.flow.json',
    JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }),
  );
  git('add', '.');
  git('commit', '--quiet', '--message=Another input, and a flow with a mistake');
  git('checkout', '--quiet', '-b', 'tidy', 'main');
  renameSync(here.at('transfer'), here.at('copy'));
  rmSync(here.at('instrument-pipeline'), { recursive: true });
  git('add', '.');
  git('commit', '--quiet', '--message=Folders');
});

describe('gflow review', () => {
  test.each([
    ['share-later', 1],
    ['new-input', 1],
    ['tidy', 0],
  ])('%s', async (branch, expected) => {
    const { status, out, err } = await here.run('review', 'main', branch);
    expect([status, err]).toEqual([expected, '']);
    await expect(out).toMatchFileSnapshot(golden(`review-${branch}.md`));
  });

  test('as JSON, which its schema describes', async () => {
    const isReview = new Ajv().compile(
      JSON.parse(readFileSync(project('schemas/review.schema.json'), 'utf8')),
    );
    for (const branch of ['share-later', 'new-input', 'tidy']) {
      const { out } = await here.run('review', 'main', branch, '--json');
      expect(isReview(JSON.parse(out)), JSON.stringify(isReview.errors)).toBe(true);
    }
  });

  test('what the base has got meanwhile is not the doing of the change', async () => {
    git('checkout', '--quiet', '-b', 'later', 'main');
    here.put(
      'hello/late.flow.json',
      JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }),
    );
    git('add', '.');
    git('commit', '--quiet', '--message=Late');
    const { out } = await here.run('review', 'later', 'share-later');
    expect(out).not.toContain('late.flow.json');
  });

  test('the working tree, with what is not committed yet', async () => {
    git('checkout', '--quiet', 'main');
    expect((await here.run('review', 'main')).out).toContain('No flow has changed');
    here.put('draft.flow.json', JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }));
    const { status, out } = await here.run('review', 'HEAD');
    expect([status, out]).toEqual([0, expect.stringContaining('draft.flow.json')]);
    rmSync(here.at('draft.flow.json'));
    expect(git('status', '--porcelain')).toBe('');
  });

  test('a link in a commit is not followed', async () => {
    const blob = execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: here.folder,
      input: '/etc/passwd',
    });
    git('checkout', '--quiet', '-b', 'linked', 'main');
    git('update-index', '--add', '--cacheinfo', `120000,${String(blob).trim()},secret.flow.json`);
    git('commit', '--quiet', '--message=Link');
    git('checkout', '--quiet', '--force', 'main');
    const { status, out } = await here.run('review', 'main', 'linked');
    expect([status, out]).toEqual([0, expect.stringContaining('No flow has changed')]);
  });

  test('a clone with too little history is refused: what is new in the base would be told as removed', async () => {
    // A checkout as CI makes it: the last commit of each, and nothing before.
    git('clone', '--quiet', '--depth=1', '--branch=share-later', `file://${here.folder}`, 'shallow');
    git('-C', 'shallow', 'fetch', '--quiet', '--depth=1', 'origin', 'later:base');
    for (const base of ['base', 'origin/main']) {
      const { status, out, err } = await here.runWith({ cwd: 'shallow' }, 'review', base, 'HEAD');
      expect([status, out, err]).toEqual([
        2,
        '',
        expect.stringContaining('shallow clone. Fetch the history'),
      ]);
    }
    rmSync(here.at('shallow'), { recursive: true });
  });

  test('what cannot be compared', async () => {
    expect(await here.run('review', 'nowhere')).toMatchObject({
      status: 2,
      err: expect.stringContaining('There is no commit “nowhere”'),
    });
    expect(await here.run('review', '--upload-pack=x', 'main')).toMatchObject({ status: 2 });
    const outside = { cwd: '..', env: { GIT_CEILING_DIRECTORIES: here.at('../..'), GIT_DIR: undefined } };
    expect(await here.runWith(outside, 'review', 'main')).toMatchObject({
      status: 2,
      err: expect.stringContaining('not a git repository'),
    });
    expect(await here.runWith({ env: { PATH: '' } }, 'review', 'main')).toMatchObject({
      status: 2,
      err: expect.stringContaining('git is not installed'),
    });
  });
});

describe('gflow diff', () => {
  const old = `main:${SHARE}`;
  const fresh = `share-later:${SHARE}`;

  test('two versions in git, in words', async () => {
    const { status, out } = await here.run('diff', old, fresh);
    expect(status).toBe(1);
    await expect(out).toMatchFileSnapshot(golden('diff.txt'));
  });

  test('the same flow', async () => {
    const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(git('show', old))).reverse()));
    expect(await here.run('diff', old, here.put('turned.flow.json', turned))).toEqual({
      status: 0,
      out: '',
      err: '',
    });
    rmSync(here.at('turned.flow.json'));
  });

  test('as JSON, which its schema describes; other files too', async () => {
    const isDiff = new Ajv().compile(JSON.parse(readFileSync(project('schemas/diff.schema.json'), 'utf8')));
    for (const pair of [
      [old, fresh],
      [`main:${HELLO}`, `new-input:${HELLO}`],
    ]) {
      const { status, out } = await here.run('diff', ...pair, '--json');
      expect(status).toBe(1);
      expect(isDiff(JSON.parse(out)), JSON.stringify(isDiff.errors)).toBe(true);
    }
  });

  test('what cannot be read', async () => {
    const empty = here.put('empty.json', '');
    for (const [name, why] of [
      ['nowhere.json', 'There is no such file. A version in git is named REVISION:PATH.'],
      ['nowhere:a.json', 'There is no commit “nowhere” in this repository.'],
      ['main:nowhere.json', 'There is no such file in that commit.'],
      ['.', 'There is no such file.'],
    ])
      expect(await here.run('diff', old, name ?? '')).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringContaining(`gflow: ${name}: ${why}`),
      });
    expect(await here.run('diff', empty, empty)).toMatchObject({
      status: 2,
      err: 'gflow: empty.json: It is not well-formed JSON. gflow check says where.\n',
    });
    rmSync(here.at('empty.json'));
  });
});
