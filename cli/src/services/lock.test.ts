import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locked } from './lock.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gflow-lock-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('one after the other', async () => {
  const file = path.join(folder, 'counter');
  await writeFile(file, '0');
  const count = () =>
    locked(file, async () => {
      const before = Number(await readFile(file, 'utf8'));
      await wait(1);
      await writeFile(file, String(before + 1));
    });
  await Promise.all(Array.from({ length: 20 }, count));
  expect(await readFile(file, 'utf8')).toBe('20');
});

test('a lock is given back after a failure, and one that somebody has left behind is taken', async () => {
  const file = path.join(folder, 'new', 'file');
  await expect(locked(file, () => Promise.reject(new Error('No')))).rejects.toThrow('No');
  await writeFile(`${file}.lock`, '');
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(`${file}.lock`, longAgo, longAgo);
  expect(await locked(file, async () => 'done')).toBe('done');
});
