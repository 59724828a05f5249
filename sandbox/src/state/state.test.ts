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
  const disk = await openDisk(folder, () => {});
  const notes = openFolderTable(disk, join(folder, 'notes'), isNote);
  notes.set('a', { text: 'one' });
  notes.set('b', { text: 'two' });
  notes.set('a', { text: 'three' });
  notes.delete('b');
  await disk.close();
  expect(await readdir(join(folder, 'notes'))).toEqual(['a.json']);
  const again = openFolderTable(await openDisk(folder, () => {}), join(folder, 'notes'), isNote);
  expect(again.entries()).toEqual([['a', { text: 'three' }]]);
});

test('an id cannot name a file elsewhere', async () => {
  const notes = openFolderTable(await openDisk(folder, () => {}), join(folder, 'notes'), isNote);
  expect(() => notes.set('../x', { text: '' })).toThrow('cannot name a file');
});

test('a write that fails is reported, tried again and not lost', async () => {
  const reports: string[] = [];
  const disk = await openDisk(folder, sentence => reports.push(sentence));
  await writeFile(join(folder, 'notes'), 'a file where the folder belongs');
  disk.schedule(join(folder, 'notes', 'a.json'), () => 'content');
  await expect.poll(() => reports.length).toBe(1);
  expect(reports[0]).toContain('could not save its state');
  await rm(join(folder, 'notes'));
  await disk.close();
  expect(await readFile(join(folder, 'notes', 'a.json'), 'utf8')).toBe('content');
});

test('what has changed is written when that is asked for', async () => {
  const disk = await openDisk(folder, () => {});
  disk.schedule(join(folder, 'a'), () => 'a');
  disk.schedule(join(folder, 'b'), () => 'b');
  await disk.settled();
  expect((await readdir(folder)).sort()).toEqual(['a', 'b']);
  await Promise.all([disk.settled(), disk.settled()]);
  await disk.close();
});

test('what changed together and was cut short is written to its end by the next start', async () => {
  await writeFile(join(folder, 'old.json'), 'old');
  await writeFile(join(folder, 'gone.json'), 'gone');
  const batch = { 'old.json': 'new', 'notes/a.json': 'added', 'gone.json': null };
  await writeFile(join(folder, 'journal.json'), JSON.stringify(batch));
  await openDisk(folder, () => {});
  expect((await readdir(folder)).sort()).toEqual(['notes', 'old.json']);
  expect(await readFile(join(folder, 'old.json'), 'utf8')).toBe('new');
  expect(await readFile(join(folder, 'notes', 'a.json'), 'utf8')).toBe('added');
  await writeFile(join(folder, 'journal.json'), '{"a":');
  await expect(openDisk(folder, () => {})).rejects.toThrow('journal.json is not JSON');
  await writeFile(join(folder, 'journal.json'), '[1]');
  await expect(openDisk(folder, () => {})).rejects.toThrow('journal.json is not of its making');
});

test('a batch that fails in the middle is there, for the next start, as one', async () => {
  const disk = await openDisk(folder, () => {});
  await writeFile(join(folder, 'notes'), 'a file where the folder belongs');
  disk.schedule(join(folder, 'a.json'), () => 'one');
  disk.schedule(join(folder, 'notes', 'b.json'), () => 'two');
  await expect(disk.settled()).rejects.toThrow();
  await rm(join(folder, 'notes'));
  await openDisk(folder, () => {});
  expect(await readFile(join(folder, 'notes', 'b.json'), 'utf8')).toBe('two');
  await disk.close();
});

test('what cannot be written is told to whoever waits for it', async () => {
  const disk = await openDisk(folder, () => {});
  await writeFile(join(folder, 'notes'), 'a file where the folder belongs');
  disk.schedule(join(folder, 'notes', 'a.json'), () => 'content');
  await expect(disk.settled()).rejects.toThrow();
  await rm(join(folder, 'notes'));
  await disk.settled();
  expect(await readFile(join(folder, 'notes', 'a.json'), 'utf8')).toBe('content');
  await disk.close();
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
