import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, CompletionList, DocumentSymbol, Hover, Location } from 'vscode-languageserver';
import { ProtocolClient } from './client.ts';
import { flow, freshUri, typo } from './texts.ts';

const at = freshUri();
const textDocument = { uri: at };

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
  await client.open(at, flow);
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

test('completion, right after opening', async () => {
  const position = { line: 3, character: 40 };
  const { isIncomplete, items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument,
    position,
  });
  expect(items.map(i => i.label)).toEqual(['Done', 'Copy', 'New state “Don”']);
  // The name of the new state is what is typed.
  expect(isIncomplete).toBe(true);
  expect(items[0]).toMatchObject({ filterText: '"Done"', textEdit: { range: typo, newText: '"Done"' } });
});

test('what all completions replace is said once to a client that reads it there', async () => {
  const other = await ProtocolClient.start({
    capabilities: { textDocument: { completion: { completionList: { itemDefaults: ['editRange'] } } } },
  });
  const asked = async (text: string, character: number) => {
    const uri = freshUri();
    await other.open(uri, text);
    const position = { line: 3, character };
    return other.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
  };
  // Between quotes a name says it all, and what is more than a name says the rest.
  const { itemDefaults, items } = await asked(flow, 40);
  const [start, end] = [typo.start.character + 1, typo.end.character - 1];
  expect(itemDefaults).toEqual({
    editRange: { start: { line: 3, character: start }, end: { line: 3, character: end } },
  });
  expect(items[0]).toEqual({
    label: 'Done',
    kind: 18,
    sortText: '000000',
    labelDetails: { detail: ' Pass' },
  });
  expect(items.at(-1)).toMatchObject({ filterText: '"Don"', textEdit: { range: typo, newText: '"Don"' } });
  // Where there are none yet, they are written with it.
  const bare = await asked(flow.replace('"Don"', ''), 38);
  expect(bare.itemDefaults).toEqual({ editRange: { start: typo.start, end: typo.start } });
  expect(bare.items[0]).toMatchObject({ label: 'Done', textEditText: '"Done"' });
  expect(bare.items[0]).not.toHaveProperty('textEdit');
  expect(await other.stop()).toBe(0);
});

test('completion of a field where a comma is missing brings the comma', async () => {
  const other = freshUri();
  await client.open(other, '{\n  "StartAt": "A"\n  \n}');
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: other },
    position: { line: 2, character: 2 },
  });
  const comma = { line: 1, character: 16 };
  expect(items[0]).toMatchObject({
    label: 'States',
    insertTextFormat: 2,
    additionalTextEdits: [{ range: { start: comma, end: comma }, newText: ',' }],
  });
});

test('hover', async () => {
  const position = { line: 4, character: 8 };
  const found = await client.request<Hover>('textDocument/hover', { textDocument, position });
  expect(found.contents).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('**Done** (Pass)'),
  });
});

test('definition and references', async () => {
  const start = { textDocument, position: { line: 1, character: 15 } };
  const found = await client.request<Location[]>('textDocument/definition', start);
  const range = { start: { line: 3, character: 5 }, end: { line: 3, character: 9 } };
  expect(found).toEqual([{ uri: at, range }]);
  const context = { includeDeclaration: true };
  const all = await client.request<Location[]>('textDocument/references', { ...start, context });
  expect(all).toHaveLength(2);
});

test('outline', async () => {
  const found = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  expect(found.map(s => [s.name, s.detail])).toEqual([
    ['StartAt', 'Copy'],
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
  const all = await ask({ diagnostics: [], only: ['source.fixAll'] });
  expect(all).toMatchObject([{ kind: 'source.fixAll.gflow' }]);
  expect(all[0]?.edit?.changes?.[at]).toMatchObject([{ newText: 'e' }]);
});

test('refactorings, of the kinds that are asked for', async () => {
  const kinds = async (only?: string[]) => {
    const context = { diagnostics: [], only };
    const params = { textDocument, range: typo, context };
    return (await client.request<CodeAction[]>('textDocument/codeAction', params)).map(a => a.kind);
  };
  const [inline, rewrite] = ['refactor.inline.pass', 'refactor.rewrite.addResultPath'];
  expect(await kinds()).toEqual(expect.arrayContaining(['quickfix', inline, rewrite]));
  expect(await kinds(['refactor'])).toEqual(expect.not.arrayContaining(['quickfix']));
  expect(await kinds(['refactor.inline'])).toEqual([inline]);
});
