import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Disk, openDisk } from './disk.ts';
import { openHistory } from './history.ts';

let folder: string;
let disk: Disk;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
  disk = await openDisk(folder, () => {});
});
afterEach(async () => {
  await disk.close().catch(() => {});
  await rm(folder, { recursive: true, force: true });
});

interface Note {
  text: string;
}
const isNote = (value: unknown): value is Note =>
  typeof value === 'object' && value !== null && 'text' in value;
const open = (on: Disk) =>
  openHistory(on, join(folder, 'notes'), isNote, {
    isOver: ({ text }) => text === 'over',
    lineOf: ({ text }) => text.toUpperCase(),
    isLine: value => typeof value === 'string',
  });
const reopened = async () => open(await openDisk(folder, () => {}));

const [first, second, third] = [
  '3ac0a1f2-0000-4000-8000-000000000001',
  '3ac0a1f2-0000-4000-8000-000000000002',
  'b7c0a1f2-0000-4000-8000-000000000003',
] as const;

test('what is over is told of in lists as it was last, and is still there whole', async () => {
  const notes = open(disk);
  notes.set(first, { text: 'goes on' });
  for (const id of [second, third]) {
    notes.set(id, { text: 'goes on' });
    notes.set(id, { text: 'over' });
  }
  await disk.settled();
  for (const history of [notes, await reopened()]) {
    expect(history.lines().sort()).toEqual(['GOES ON', 'OVER', 'OVER']);
    expect(history.open()).toEqual([{ text: 'goes on' }]);
    for (const id of [second, third]) expect(history.get(id)).toEqual({ text: 'over' });
  }
});

test('before it is written and while it is, what is over is there as well', async () => {
  const notes = open(disk);
  notes.set(first, { text: 'over' });
  expect(notes.get(first)).toEqual({ text: 'over' });
  const written = disk.settled();
  await Promise.resolve();
  expect(notes.get(first)).toEqual({ text: 'over' });
  await written;
  expect(notes.get(first)).toEqual({ text: 'over' });
});

test('what is gone is gone, and what goes on again is open', async () => {
  const notes = open(disk);
  for (const id of [first, second, third]) notes.set(id, { text: 'over' });
  await disk.settled();
  notes.delete(first);
  notes.set(second, { text: 'goes on' });
  await disk.settled();
  for (const history of [notes, await reopened()]) {
    expect(history.get(first)).toBeUndefined();
    expect(history.open()).toEqual([{ text: 'goes on' }]);
    expect(history.lines().sort()).toEqual(['GOES ON', 'OVER']);
  }
});

test('opening it reads nothing of what is over but the lines', async () => {
  const notes = open(disk);
  notes.set(first, { text: 'over' });
  notes.set(second, { text: 'goes on' });
  await disk.settled();
  await writeFile(join(folder, 'notes', `${first}.json`), '{"text":');
  const again = await reopened();
  expect(again.lines()).toEqual(['OVER', 'GOES ON']);
  expect(() => again.get(first)).toThrow(`${first}.json is not JSON`);
  await writeFile(join(folder, 'notes', `${second}.json`), '{"text":');
  await expect(reopened()).rejects.toThrow(`${second}.json is not JSON`);
});

test('what a sandbox without lines has left gets them', async () => {
  const notes = open(disk);
  notes.set(first, { text: 'over' });
  await disk.settled();
  await rm(join(folder, 'notes', 'over'), { recursive: true });
  const other = await openDisk(folder, () => {});
  expect(open(other).lines()).toEqual(['OVER']);
  await other.close();
  const [lines = ''] = await readdir(join(folder, 'notes', 'over'));
  expect(await readFile(join(folder, 'notes', 'over', lines), 'utf8')).toContain('OVER');
});

test('an id that cannot name a file names no record', async () => {
  const notes = open(disk);
  expect(notes.get('../x')).toBeUndefined();
  expect(() => notes.set('../x', { text: '' })).toThrow('cannot name a file');
  expect(notes.lines()).toEqual([]);
});

test('nothing of what is over stays in memory once it is written', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const notes = open(disk);
  const watched = [first, second].map(id => {
    const note = { text: id === first ? 'over' : 'goes on' };
    notes.set(id, note);
    return new WeakRef(note);
  });
  await disk.settled();
  await new Promise(resolve => setTimeout(resolve, 0));
  collect();
  expect(watched.map(one => one.deref()?.text)).toEqual([undefined, 'goes on']);
});
