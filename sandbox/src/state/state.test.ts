import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../sandbox.ts';
import { openDisk } from './disk.ts';
import { openFolderTable } from './table.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isNote = (value: unknown): value is { text: string } =>
  typeof value === 'object' && value !== null && 'text' in value;

test('records are written whole, changed and removed', async () => {
  const disk = openDisk(() => {});
  const notes = await openFolderTable(disk, join(folder, 'notes'), isNote);
  notes.set('a', { text: 'one' });
  notes.set('b', { text: 'two' });
  notes.set('a', { text: 'three' });
  notes.delete('b');
  await disk.close();
  expect(await readdir(join(folder, 'notes'))).toEqual(['a.json']);
  const again = await openFolderTable(
    openDisk(() => {}),
    join(folder, 'notes'),
    isNote,
  );
  expect(again.entries()).toEqual([['a', { text: 'three' }]]);
});

test('an id cannot name a file elsewhere', async () => {
  const notes = await openFolderTable(
    openDisk(() => {}),
    join(folder, 'notes'),
    isNote,
  );
  expect(() => notes.set('../x', { text: '' })).toThrow('cannot name a file');
});

test('a write that fails is reported, tried again and not lost', async () => {
  const reports: string[] = [];
  const disk = openDisk(sentence => reports.push(sentence));
  await writeFile(join(folder, 'notes'), 'a file where the folder belongs');
  disk.schedule(join(folder, 'notes', 'a.json'), () => 'content');
  await expect.poll(() => reports.length).toBe(1);
  expect(reports[0]).toContain('could not save its state');
  await rm(join(folder, 'notes'));
  await disk.close();
  expect(await readFile(join(folder, 'notes', 'a.json'), 'utf8')).toBe('content');
});

test('a damaged file is named, and nothing is started over it', async () => {
  await mkdir(join(folder, 'flows'), { recursive: true });
  await writeFile(join(folder, 'flows', 'x.json'), '{"id":');
  await expect(startSandbox({ stateDir: folder })).rejects.toThrow(
    /x\.json is not JSON.*delete the state folder/s,
  );
  await writeFile(join(folder, 'flows', 'x.json'), '{}');
  await expect(startSandbox({ stateDir: folder })).rejects.toThrow('x.json is not of its making');
});
