import { expect, test } from 'vitest';
import { Companions } from './companions.ts';
import { Documents } from './documents.ts';

const flow = 'file:///f/copy.flow.json';
const none = { kind: 'none', reason: '' } as const;

test('what is open counts before what is on disk; a file is read once until it changes', async () => {
  const files = new Map([['file:///f/schema.json', 'one']]);
  let reads = 0;
  const documents = new Documents();
  const readFile = async (uri: string) => {
    if (uri.endsWith('schema.json')) reads++;
    return files.get(uri);
  };
  const companions = new Companions(documents, { readFile });
  const schema = async () => (await companions.of(flow, 'flow-definition')).inputSchema?.text;
  documents.open(flow, 1, '{}');
  expect(await schema()).toBe('one');
  expect(await schema()).toBe('one');
  expect(reads).toBe(2);
  files.set('file:///f/schema.json', 'two');
  expect(companions.changed('file:///f/schema.json')).toEqual([flow]);
  expect(await schema()).toBe('two');
  documents.open('file:///f/schema.json', 1, 'typed');
  expect(await schema()).toBe('typed');
});

test('where there are no files, only what is open', async () => {
  const documents = new Documents();
  documents.open('file:///f/input.json', 1, '{}');
  const companions = new Companions(documents, {});
  expect(await companions.of(flow, 'flow-definition')).toEqual({});
  expect(await companions.recognise('file:///f/input.json', none)).toMatchObject({ kind: 'none' });
  documents.open(flow, 1, '{}');
  expect(await companions.recognise('file:///f/input.json', none)).toMatchObject({ kind: 'run-input' });
});
