import { mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look.ts';
import { matcher } from './matcher.ts';
import { scan } from './scan.ts';

let root: string;
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'gflow-trigger-'));
  await mkdir(path.join(root, 'day/night'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(path.join(root, name), text);

describe('which files are meant', () => {
  test.each([
    ['*.h5', 'a.h5', true],
    ['*.h5', 'day/night/a.h5', true],
    ['*.h5', 'a.h5.part', false],
    ['day/*.h5', 'day/a.h5', true],
    ['day/*.h5', 'day/night/a.h5', false],
    ['./**/*.{h5,tif}', 'day/night/a.tif', true],
    ['*', '.hidden', false],
    ['.*', '.hidden', true],
  ])('%s %s', (pattern, file, is) => expect(matcher(pattern)(file)).toBe(is));
});

test('on Windows a pattern may have backslashes, and takes no notice of case', () => {
  const isMeant = matcher('.\\raw\\**\\*.h5', 'win32');
  expect(isMeant('raw/day/A.H5')).toBe(true);
  expect(isMeant('other/a.h5')).toBe(false);
  expect(matcher('*.h5', 'win32')('day/A.H5')).toBe(true);
});

test('a scan finds them in nested folders, and is not caught by a link that leads back', async () => {
  put('a.h5', 'a');
  put('day/night/b.h5', 'b');
  put('day/c.txt', 'c');
  if (process.platform !== 'win32') symlinkSync(root, path.join(root, 'day/loop'));
  const { files, unread } = await scan(root, matcher('*.h5'));
  expect(files.sort()).toEqual(['a.h5', 'day/night/b.h5']);
  expect(unread).toEqual([]);
  expect((await scan(path.join(root, 'nowhere'), matcher('*'))).unread).toMatchObject([{ path: '' }]);
});

test('a file keeps its identity under another name, and has another version once it is written', async () => {
  const byTime = { by: 'time', quiet: 0 } as const;
  put('one.h5', '1');
  const before = await lookAt(root, 'one.h5', byTime);
  renameSync(path.join(root, 'one.h5'), path.join(root, 'day/two.h5'));
  const moved = await lookAt(root, 'day/two.h5', byTime);
  expect(moved).toEqual({ ...before, path: 'day/two.h5' });
  utimesSync(path.join(root, 'day/two.h5'), 1, 1);
  const changed = await lookAt(root, 'day/two.h5', byTime);
  expect(changed?.version).not.toBe(before?.version);
  expect(await lookAt(root, 'one.h5', byTime)).toBeUndefined();
  expect(await lookAt(root, 'day', byTime)).toBeUndefined();
});

test('the marker says when, and which version', async () => {
  const byMarker = { by: 'marker', ending: '.done' } as const;
  put('m.h5', '1');
  expect(await lookAt(root, 'm.h5', byMarker)).toMatchObject({ isComplete: false });
  put('m.h5.done', '');
  const done = await lookAt(root, 'm.h5', byMarker);
  expect(done).toMatchObject({ isComplete: true, size: 1 });
  put('m.h5', 'more');
  expect((await lookAt(root, 'm.h5', byMarker))?.version).toBe(done?.version);
});

test('a manifest is complete when all that it lists is there, in its size', async () => {
  const byManifest = { by: 'manifest' } as const;
  put('day/manifest.json', '[{"path": "x.h5", "size": 2}, "y.h5"]');
  put('day/x.h5', '1');
  const look = () => lookAt(root, 'day/manifest.json', byManifest);
  const both = 'it waits for 2 of 2 files: day/x.h5 (1 bytes of 2), day/y.h5';
  expect(await look()).toMatchObject({ isComplete: false, missing: both });
  put('day/y.h5', 'y');
  const one = 'it waits for 1 of 2 files: day/x.h5 (1 bytes of 2)';
  expect(await look()).toMatchObject({ isComplete: false, missing: one });
  const partly = (await look())?.fingerprint;
  put('day/x.h5', '12');
  expect(await look()).toMatchObject({ isComplete: true, files: ['day/x.h5', 'day/y.h5'] });
  expect((await look())?.fingerprint).not.toBe(partly);
  put('day/manifest.json', '[{"path": "x.h5"');
  expect(await look()).toMatchObject({
    isComplete: false,
    missing: expect.stringContaining('not all of it'),
  });
});
