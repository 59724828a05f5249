import { expect, test } from 'vitest';
import { Companions } from './companion.ts';
import { Documents } from './documents.ts';

const flow = 'file:///f/copy.flow.json';

test('what is open counts before what is on disk; a file is read once until it changes', async () => {
  const files = new Map([['file:///f/schema.json', 'one']]);
  let reads = 0;
  const documents = new Documents();
  const companions = new Companions(documents, async uri => {
    reads++;
    return files.get(uri);
  });
  documents.open(flow, 1, '{}');
  expect(await companions.inputSchema(flow)).toBe('one');
  expect(await companions.inputSchema(flow)).toBe('one');
  expect(reads).toBe(2);
  files.set('file:///f/schema.json', 'two');
  expect(companions.changed('file:///f/schema.json')).toEqual([flow]);
  expect(await companions.inputSchema(flow)).toBe('two');
  documents.open('file:///f/schema.json', 1, 'typed');
  expect(await companions.inputSchema(flow)).toBe('typed');
});

test('where there are no files, only what is open', async () => {
  const documents = new Documents();
  expect(await new Companions(documents, undefined).inputSchema(flow)).toBeUndefined();
});
