import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile } from './log-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'log-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a log that has grown long becomes an old one, of which three are kept', async () => {
  const file = path.join(folder, 'trigger.log');
  const log = new LogFile(file);
  for (const round of ['first', 'second', 'third', 'fourth', 'fifth']) {
    await log.add(round);
    await writeFile(file, 'x'.repeat(6 * 1024 * 1024), { flag: 'a' });
  }
  await Promise.all([log.add('one'), log.add('two')]);
  const names = (await readdir(folder)).sort();
  expect(names).toEqual(['trigger.log', 'trigger.log.1', 'trigger.log.2', 'trigger.log.3']);
  const texts = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')));
  expect(texts.map(text => text.replace(/x+$/, ''))).toEqual([
    'one\ntwo\n',
    'fifth\n',
    'fourth\n',
    'third\n',
  ]);
});

test('one that cannot be written stops nothing', async () => {
  await new LogFile(path.join(folder, 'nowhere', 'trigger.log')).add('line');
  expect(await readdir(folder)).toEqual([]);
});
