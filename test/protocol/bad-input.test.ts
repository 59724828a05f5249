import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProtocolClient } from './client.ts';
import { chain, flow, freshUri, sound, typo } from './texts.ts';

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

test.each([
  ['no JSON', 'nonsense', ['json-syntax']],
  ['100 000 levels', '['.repeat(100_000), ['beyond-limits']],
  ['100 000 levels, closed', '['.repeat(100_000) + ']'.repeat(100_000), ['beyond-limits']],
  ['20 MB', `{"a": "${'x'.repeat(20_000_000)}"}`, ['beyond-limits']],
  ['50 MB', `{"a": "${'x'.repeat(50_000_000)}"}`, ['beyond-limits']],
  ['10 000 states', chain(10_000), []],
  ['a byte order mark', `\uFEFF${sound}`, ['byte-order-mark']],
  ['an escaped lone surrogate', flow.replace('"Don"', '"Done", "Comment": "\\ud800"'), ['lone-surrogate']],
  ['a raw lone surrogate', flow.replace('"Don"', '"Done", "Comment": "\ud800"'), ['lone-surrogate']],
  ['a comment', flow.replace('"Don"', '"Done" /* x */'), ['json-syntax']],
])('%s', async (_, text, expected) => {
  const at = freshUri();
  await client.open(at, text);
  expect(await client.codes(at)).toEqual(expected);
  const textDocument = { uri: at };
  const position = { line: 0, character: 0 };
  for (const method of ['documentSymbol', 'definition'])
    expect(await client.request(`textDocument/${method}`, { textDocument, position })).toBeInstanceOf(Array);
  const completed = client.request('textDocument/completion', { textDocument, position });
  await expect(completed).resolves.toMatchObject({ items: [] });
  expect(await client.request('textDocument/hover', { textDocument, position })).toBeNull();
  await client.close(at);
});

test('CRLF', async () => {
  const at = freshUri();
  await client.open(at, flow.replaceAll('\n', '\r\n'));
  expect(await client.diagnostics(at, 1)).toMatchObject([{ range: typo }]);
  await client.change(at, 2, [{ range: typo, text: '"Done"' }]);
  expect(await client.codes(at, 2)).toEqual([]);
});

test('positions outside of the text', async () => {
  const at = freshUri();
  await client.open(at, flow);
  for (const position of [
    { line: 999, character: 0 },
    { line: 1, character: 999 },
  ])
    for (const method of ['completion', 'hover', 'definition'])
      await client.request(`textDocument/${method}`, { textDocument: { uri: at }, position });
  await client.change(at, 2, [
    { range: { start: { line: 9, character: 0 }, end: { line: 99, character: 9 } }, text: ' ' },
  ]);
  expect(await client.codes(at, 2)).toEqual(['unknown-state']);
});

test('requests about, and changes of, a document that was never opened', async () => {
  const textDocument = { uri: 'file:///nowhere' };
  const position = { line: 9, character: 9 };
  await client.change(textDocument.uri, 2, [{ text: '{}' }]);
  for (const method of ['completion', 'documentSymbol'])
    expect(await client.request(`textDocument/${method}`, { textDocument, position })).toEqual([]);
  expect(await client.request('textDocument/hover', { textDocument, position })).toBeNull();
});

test('a request that is no request', async () => {
  await expect(client.request('textDocument/hover', {})).resolves.toBeNull();
  await expect(client.request('textDocument/noSuchThing', {})).rejects.toThrow(/Unhandled method/);
});

test('a message that is not JSON is skipped', async () => {
  const body = '{"jsonrpc": "2.0", "method": "textDocument/didOp';
  client.process.stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  const at = freshUri();
  await client.open(at, flow);
  expect(await client.codes(at)).toEqual(['unknown-state']);
});
