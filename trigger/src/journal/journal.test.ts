import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TriggerEvent } from '../ledger/event.ts';
import { Journal } from './journal.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gflow-journal-'));
  file = path.join(folder, 'deep/journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const event = (id: string): TriggerEvent => ({
  ...{ id, path: `${id}.h5`, version: '1', identity: '1', size: 1, time: '2026-01-02T03:04:05.678Z' },
  ...{ status: 'waiting', attempts: 0 },
});

test('what was added is there again', async () => {
  const { journal, isNew } = await Journal.open(file);
  expect(isNew).toBe(true);
  await Promise.all(['a', 'b', 'c'].map(id => journal.append([event(id)])));
  await journal.close();
  const again = await Journal.open(file);
  expect(again.isNew).toBe(false);
  expect(again.held).toMatchObject({ events: [event('a'), event('b'), event('c')], damaged: 0 });
  await again.journal.close();
});

test('a line that was cut off never was, and the next one does not suffer from it', async () => {
  const { journal } = await Journal.open(file);
  await journal.append([event('a')]);
  await journal.close();
  appendFileSync(file, '{"id":"b","path":"b.h');
  const again = await Journal.open(file);
  expect(again.held.events).toEqual([event('a')]);
  await again.journal.append([event('c')]);
  await again.journal.close();
  expect((await Journal.read(file))?.events).toEqual([event('a'), event('c')]);
});

test('lines that cannot be understood are counted, and the others hold', async () => {
  const { journal } = await Journal.open(file);
  await journal.append([event('a')]);
  await journal.close();
  appendFileSync(file, `\0\0\0\n{"id":"b"}\n${JSON.stringify(event('c'))}\n`);
  expect(await Journal.read(file)).toMatchObject({ events: [event('a'), event('c')], damaged: 2 });
});

test('written anew it holds what it was told, and what was added meanwhile', async () => {
  const { journal } = await Journal.open(file);
  await journal.append([event('a'), event('a'), event('b')]);
  await Promise.all([journal.rewrite([event('a'), event('b')]), journal.append([event('c')])]);
  await journal.append([event('d')]);
  await journal.close();
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(4);
  expect((await Journal.read(file))?.events.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});

test('there is none', async () => expect(await Journal.read(file)).toBeUndefined());
