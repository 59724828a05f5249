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

test('come on opening, go with an incremental edit, and are cleared on closing', async () => {
  const at = freshUri();
  await client.open(at, flow);
  const [found] = await client.diagnostics(at, 1);
  expect(found).toMatchObject({ code: 'unknown-state', severity: 1, source: 'gflow', range: typo });
  expect(found?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/unknown-state\.md$/);
  await client.change(at, 2, [{ range: typo, text: '"Done"' }]);
  expect(await client.diagnostics(at, 2)).toEqual([]);
  const done = { start: typo.start, end: { line: 3, character: 44 } };
  await client.change(at, 3, [{ range: done, text: '"Nowhere"' }]);
  expect(await client.codes(at, 3)).toContain('unknown-state');
  await client.close(at);
  expect(await client.diagnostics(at, undefined)).toEqual([]);
});

test('several edits in one change apply one after the other', async () => {
  const at = freshUri();
  await client.open(at, flow);
  await client.change(at, 2, [
    { range: typo, text: '"X"' },
    { range: { start: typo.start, end: { line: 3, character: 41 } }, text: '"Done"' },
  ]);
  expect(await client.codes(at, 2)).toEqual([]);
});

test('of a burst of changes the newest version is checked, not each', async () => {
  const at = freshUri();
  await client.open(at, flow);
  await client.diagnostics(at, 1);
  const versions = Array.from({ length: 50 }, (_, i) => i + 2);
  await Promise.all(versions.map(v => client.change(at, v, [{ text: flow.replace('"Don"', `"Don${v}"`) }])));
  await client.change(at, 52, [{ text: sound }]);
  expect(await client.codes(at, 52)).toEqual([]);
  expect(client.published.filter(p => p.uri === at).length).toBeLessThan(15);
  expect(client.published.findLast(p => p.uri === at)?.version).toBe(52);
});

test('two documents at once, each its own', async () => {
  const [a, b] = [freshUri(), freshUri()];
  await Promise.all([client.open(a, flow), client.open(b, sound)]);
  expect(await client.codes(b)).toEqual([]);
  expect(await client.codes(a)).toEqual(['unknown-state']);
});

test('a big document keeps a small one waiting but once', async () => {
  const [big, small] = [freshUri(), freshUri()];
  await client.open(big, chain(10_000));
  await client.open(small, flow);
  expect(await client.codes(small)).toEqual(['unknown-state']);
  expect(await client.codes(big)).toEqual([]);
});

test('other JSON gets none, and is told to be none of ours', async () => {
  const at = freshUri('package.json');
  await client.open(at, '{ "name": "x", "States": {}, }');
  expect(await client.codes(at)).toEqual([]);
  expect(client.kinds.get(at)).toBe('none');
});

test('a file becomes a flow definition by what is typed, and stays one while the text is broken', async () => {
  const at = freshUri('plain.json');
  await client.open(at, '{}');
  expect(await client.codes(at)).toEqual([]);
  const typed = flow.replace('"Pass", "Next"', '"ExpressionEval", "Next"');
  await client.change(at, 2, [{ text: typed }]);
  expect(await client.codes(at, 2)).toEqual(expect.arrayContaining(['unknown-state', 'missing-field']));
  expect(client.kinds.get(at)).toBe('flow-definition');
  await client.change(at, 3, [{ text: typed.replace('"States": {', '"States": ') }]);
  expect(await client.codes(at, 3)).toContain('json-syntax');
  expect(client.kinds.get(at)).toBe('flow-definition');
  await client.change(at, 4, [{ text: '{}' }]);
  expect(await client.codes(at, 4)).toEqual([]);
  expect(client.kinds.get(at)).toBe('none');
});
