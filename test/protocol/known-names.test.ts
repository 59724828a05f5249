import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hover, InlayHint } from 'vscode-languageserver';
import { KNOWN_NAMES_NOTIFICATION, type KnownNamesParams } from '../../language/src/index.ts';
import { ProtocolClient } from './client.ts';
import { freshUri } from './texts.ts';

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const ID = '8e4a8a9b-44a7-505d-9e4e-e0b148c8cd47';
const tell = (...names: KnownNamesParams['names']) => client.notify(KNOWN_NAMES_NOTIFICATION, { names });
const shared = { id: ID, kind: 'collection', name: 'Shared results', day: '2026-01-02' } as const;
const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

test('ids in a run input have names once the editor has told them, and no longer than that', async () => {
  const uri = `${freshUri('')}copy.input.json`;
  await client.open(uri, `{ "to": { "id": "${ID}", "path": "/" } }`);
  const hints = async () =>
    (await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range })).map(
      ({ label }) => label,
    );
  expect(await hints()).toEqual([]);
  await tell(shared);
  expect(await hints()).toEqual(['Shared results']);
  const position = { line: 0, character: 25 };
  const found = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
  expect(found.contents).toMatchObject({ value: expect.stringContaining('**Shared results**') });
  await tell();
  expect(await hints()).toEqual([]);
});

test('a file that is none of ours is left alone', async () => {
  const uri = `${freshUri('')}package.json`;
  await client.open(uri, `{ "id": "${ID}" }`);
  await tell(shared);
  expect(
    await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range }),
  ).toEqual([]);
});
