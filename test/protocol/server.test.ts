import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, DocumentSymbol, Hover, Location } from 'vscode-languageserver';
import { ProtocolClient } from './client.ts';

const flow = `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Pass", "Next": "Don" },
    "Done": { "Type": "Pass", "End": true }
  }
}`;
const typo = { start: { line: 3, character: 38 }, end: { line: 3, character: 43 } };

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
});
afterAll(async () => {
  if (client.process.exitCode === null) expect(await client.stop()).toBe(0);
});

let count = 0;
const uri = (name = 'a') => `file:///work/${count++}/${name}.flow.json`;
const codes = async (at: string, version: number | undefined = 1) =>
  (await client.diagnostics(at, version)).map(d => d.code);

describe('diagnostics', () => {
  test('come on opening, go with an incremental edit, and are cleared on closing', async () => {
    const at = uri();
    await client.open(at, flow);
    const [found] = await client.diagnostics(at, 1);
    expect(found).toMatchObject({ code: 'unknown-state', severity: 1, source: 'gflow', range: typo });
    expect(found?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/unknown-state\.md$/);
    await client.change(at, 2, [{ range: typo, text: '"Done"' }]);
    expect(await client.diagnostics(at, 2)).toEqual([]);
    await client.change(at, 3, [
      { range: { start: typo.start, end: { line: 3, character: 44 } }, text: '"Nowhere"' },
    ]);
    expect(await codes(at, 3)).toContain('unknown-state');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: at } });
    expect(await client.diagnostics(at, undefined)).toEqual([]);
  });

  test('of a burst of edits, the last version counts', async () => {
    const at = uri();
    await client.open(at, flow);
    const edits = Array.from({ length: 50 }, (_, i) =>
      client.change(at, i + 2, [{ text: flow.replace('"Don"', `"Don${i}"`) }]),
    );
    await Promise.all(edits);
    await client.change(at, 52, [{ text: flow.replace('"Don"', '"Done"') }]);
    expect(await codes(at, 52)).toEqual([]);
  });

  test('other JSON gets none, and is told to be none of ours', async () => {
    const at = `file:///work/${count++}/package.json`;
    await client.open(at, '{ "name": "x", "States": {}, }');
    expect(await codes(at)).toEqual([]);
    expect(client.kinds.get(at)).toBe('none');
  });

  test('a file becomes a flow definition by what is typed', async () => {
    const at = `file:///work/${count++}/plain.json`;
    await client.open(at, '{}');
    expect(await codes(at)).toEqual([]);
    await client.change(at, 2, [{ text: flow.replace('"Pass", "Next"', '"ExpressionEval", "Next"') }]);
    expect(await codes(at, 2)).toEqual(expect.arrayContaining(['unknown-state', 'missing-field']));
    expect(client.kinds.get(at)).toBe('flow-definition');
  });
});

describe('bad input is answered, and the server lives on', () => {
  const many = JSON.stringify({
    StartAt: 'S0',
    States: Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [
        `S${i}`,
        { Type: 'Pass', ...(i < 9_999 ? { Next: `S${i + 1}` } : { End: true }) },
      ]),
    ),
  });
  test.each([
    ['no JSON', 'nonsense', ['json-syntax']],
    ['100 000 levels', '['.repeat(100_000), ['beyond-limits']],
    ['50 MB', `{"a": "${'x'.repeat(50_000_000)}"}`, ['beyond-limits']],
    ['10 000 states', many, []],
    ['a byte order mark', `\uFEFF${flow.replace('"Don"', '"Done"')}`, ['byte-order-mark']],
    ['a lone surrogate', flow.replace('"Don"', '"Done", "Comment": "\\ud800"'), ['lone-surrogate']],
    ['a comment', flow.replace('"Don"', '"Done" /* x */'), ['json-syntax']],
  ])('%s', async (_, text, expected) => {
    const at = uri();
    await client.open(at, text);
    expect(await codes(at)).toEqual(expected);
    const symbols = await client.request<unknown>('textDocument/documentSymbol', { textDocument: { uri: at } });
    expect(Array.isArray(symbols)).toBe(true);
  });

  test('CRLF', async () => {
    const at = uri();
    await client.open(at, flow.replaceAll('\n', '\r\n'));
    expect(await client.diagnostics(at, 1)).toMatchObject([{ range: typo }]);
  });

  test('requests about a document that was never opened', async () => {
    const params = { textDocument: { uri: 'file:///nowhere' }, position: { line: 9, character: 9 } };
    for (const method of ['completion', 'hover', 'definition', 'documentSymbol'])
      expect(await client.request(`textDocument/${method}`, params)).toBeNull();
  });
});

describe('features', () => {
  const at = 'file:///work/features/a.flow.json';
  beforeAll(() => client.open(at, flow));
  const position = { line: 3, character: 40 };
  const textDocument = { uri: at };

  test('completion', async () => {
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position,
    });
    expect(items.map(i => i.label)).toEqual(['Done', 'Copy'].toSorted());
    expect(items[0]?.textEdit).toMatchObject({ range: typo });
  });
  test('hover', async () => {
    const found = await client.request<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 4, character: 8 },
    });
    expect(found.contents).toMatchObject({ value: expect.stringContaining('**Done** (Pass)') });
  });
  test('definition and references', async () => {
    const start = { textDocument, position: { line: 1, character: 15 } };
    const found = await client.request<Location>('textDocument/definition', start);
    expect(found).toEqual({
      uri: at,
      range: { start: { line: 3, character: 4 }, end: { line: 3, character: 10 } },
    });
    const all = await client.request<Location[]>('textDocument/references', {
      ...start,
      context: { includeDeclaration: true },
    });
    expect(all).toHaveLength(2);
  });
  test('outline', async () => {
    const found = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(found.map(s => [s.name, s.detail])).toEqual([
      ['Copy', 'Pass'],
      ['Done', 'Pass'],
    ]);
  });
  test('a quick fix, and all safe fixes at once', async () => {
    const ask = (context: object) =>
      client.request<CodeAction[]>('textDocument/codeAction', { textDocument, range: typo, context });
    const [fix] = await ask({ diagnostics: [] });
    expect(fix).toMatchObject({ title: 'Change to “Done”', kind: 'quickfix', isPreferred: true });
    expect(fix?.edit?.changes?.[at]).toEqual([{ range: typo, newText: '"Done"' }]);
    const [all] = await ask({ diagnostics: [], only: ['source.fixAll'] });
    expect(all?.kind).toBe('source.fixAll.gflow');
    expect(all?.edit?.changes?.[at]).toMatchObject([{ newText: 'e' }]);
  });
});

test('shutdown and exit end the process with status 0', async () => {
  const other = await ProtocolClient.start();
  expect(await other.stop()).toBe(0);
});
