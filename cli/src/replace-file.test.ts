import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from './replace-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gflow-replace-'));
  file = path.join(folder, 'a.flow.json');
  await writeFile(file, 'before');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file gets its text, and nothing else is left behind', async () => {
  await replaceFile(file, '\ufeffafter\r\n');
  expect(await readFile(file)).toEqual(Buffer.from('\ufeffafter\r\n', 'utf8'));
  expect(await readdir(folder)).toEqual(['a.flow.json']);
});

test.skipIf(process.platform === 'win32')('its mode stays', async () => {
  await chmod(file, 0o664);
  await replaceFile(file, 'after');
  expect((await stat(file)).mode & 0o777).toBe(0o664);
});

test.skipIf(process.platform === 'win32')('a link to it stays a link', async () => {
  const link = path.join(folder, 'link.flow.json');
  await symlink('a.flow.json', link);
  await replaceFile(link, 'after');
  expect(await readFile(file, 'utf8')).toBe('after');
  expect((await readdir(folder, { withFileTypes: true })).map(e => [e.name, e.isSymbolicLink()])).toEqual([
    ['a.flow.json', false],
    ['link.flow.json', true],
  ]);
});

test.skipIf(process.getuid?.() === 0)('one that may not be changed is not', async () => {
  await chmod(file, 0o444);
  await expect(replaceFile(file, 'after')).rejects.toThrow('You are not permitted to change it.');
  expect(await readFile(file, 'utf8')).toBe('before');
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'one in a folder that takes no new files stays as it was',
  async () => {
    await chmod(folder, 0o555);
    await expect(replaceFile(file, 'after')).rejects.toThrow();
    await chmod(folder, 0o755);
    expect(await readFile(file, 'utf8')).toBe('before');
  },
);
