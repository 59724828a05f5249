import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens, Hover, InlayHint, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { ProtocolClient } from './client.ts';
import { chain, freshUri } from './texts.ts';

let client: ProtocolClient;
let settings: object = { codeLens: true, inlayHints: { types: true } };
beforeAll(async () => {
  client = await ProtocolClient.start({ configuration: () => settings });
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const text = `{
  "StartAt": "Make",
  "States": {
    "Make": { "Type": "Pass", "Result": { "n": 1 }, "Next": "Use" },
    "Use": { "Type": "Pass", "Parameters": { "x.$": "$.n" }, "Next": "Use" }
  }
}`;

async function opened(content = text): Promise<{ uri: string }> {
  const uri = freshUri();
  await client.open(uri, content);
  return { uri };
}

const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

test('a step of a path', async () => {
  const textDocument = await opened();
  const position = { line: 4, character: 55 };
  const found = await client.request<Hover>('textDocument/hover', { textDocument, position });
  expect(found.contents).toMatchObject({ value: expect.stringContaining('`$.n`: ') });
});

test('tokens of all, of a range, and what an edit changes', async () => {
  const textDocument = await opened();
  const ask = <Result>(how: string, more: object = {}) =>
    client.request<Result>(`textDocument/semanticTokens/${how}`, { textDocument, ...more });
  const all = await ask<SemanticTokens>('full');
  expect(all.data).toEqual([4, 53, 1, 0, 0, 0, 2, 1, 1, 0]);
  expect((await ask<SemanticTokens>('range', { range: whole })).data).toEqual(all.data);
  const above = { start: whole.start, end: { line: 3, character: 0 } };
  expect((await ask<SemanticTokens>('range', { range: above })).data).toEqual([]);
  const start = { line: 4, character: 56 };
  await client.change(textDocument.uri, 2, [{ range: { start, end: start }, text: 'n' }]);
  const changed = await ask<SemanticTokensDelta>('full/delta', { previousResultId: all.resultId });
  expect(changed.edits).toEqual([{ start: 7, deleteCount: 1, data: [2] }]);
  const unknown = await ask<SemanticTokens>('full/delta', { previousResultId: 'none' });
  expect(unknown.data).toEqual([4, 53, 1, 0, 0, 0, 2, 2, 1, 0]);
});

test('a long definition is coloured where it is seen', async () => {
  const textDocument = await opened(chain(2001));
  expect(await client.request('textDocument/semanticTokens/full', { textDocument })).toBeNull();
  const range = { start: whole.start, end: { line: 0, character: 200 } };
  expect(await client.request('textDocument/semanticTokens/range', { textDocument, range })).toEqual({
    data: [],
  });
});

test('hints as they are set', async () => {
  const textDocument = await opened();
  const ask = async () =>
    (await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: whole })).map(
      ({ label, position: { line } }) => [line, label],
    );
  expect(await ask()).toEqual([
    [3, 'replaces the payload'],
    [4, '← 2'],
    [4, 'replaces the payload'],
    [4, ': 1, may be missing'],
  ]);
  settings = { inlayHints: { transitions: false } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  expect(await ask()).toEqual([
    [3, 'replaces the payload'],
    [4, 'replaces the payload'],
  ]);
});

test('a lens above each state, told when it is seen', async () => {
  settings = { codeLens: true };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  const textDocument = await opened();
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
  expect(found.map(({ range }) => range.start.line)).toEqual([3, 4]);
  const told = await client.request<CodeLens>('codeLens/resolve', found[1] ?? {});
  expect(told.command).toMatchObject({
    title: '2 transitions lead here',
    command: 'globusFlows.showReferences',
  });
  expect(told.command?.arguments?.[2]).toHaveLength(2);
  const [gone] = found.map(lens => ({ ...lens, data: { uri: textDocument.uri, name: 'Gone' } }));
  expect((await client.request<CodeLens>('codeLens/resolve', gone ?? {})).command?.title).toBe('');
  settings = {};
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  expect(await client.request('textDocument/codeLens', { textDocument })).toEqual([]);
});
