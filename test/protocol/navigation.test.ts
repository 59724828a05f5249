import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  SelectionRange,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { ProtocolClient } from './client.ts';
import { freshUri } from './texts.ts';

const flow = `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Pass", "Parameters": { "x.$": "$.job.id" }, "ResultPath": "$.out", "Next": "Done" },
    "Done": { "Type": "Pass", "InputPath": "$._context.run_id", "ResultPath": "$.run", "End": true }
  }
}`;
const at = freshUri();
const schema = at.replace('a.flow.json', 'a.schema.json');
const job = { textDocument: { uri: at }, position: { line: 3, character: 56 } };

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
  await client.open(at, flow);
  await client.open(schema, '{ "properties": { "job": {} }, "required": ["job"] }');
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

test('the places of a key in the document', async () => {
  const found = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', job);
  const range = { start: { line: 3, character: 56 }, end: { line: 3, character: 59 } };
  expect(found).toEqual([{ range, kind: 2 }]);
});

test('a key is renamed in the definition and its input schema', async () => {
  expect(await client.request('textDocument/prepareRename', job)).toMatchObject({ placeholder: 'job' });
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...job, newName: 'task' });
  expect(Object.keys(edit.changes ?? {})).toEqual([at, schema]);
  expect(edit.changes?.[schema]?.map(({ newText }) => newText)).toEqual(['task', 'task']);
  expect(edit.changes?.[at]).toHaveLength(1);
});

test('what has to keep its name says why', async () => {
  const context = { textDocument: { uri: at }, position: { line: 4, character: 55 } };
  await expect(client.request('textDocument/prepareRename', context)).rejects.toThrow('itself names');
  const taken = { ...job, newName: 'out' };
  await expect(client.request('textDocument/rename', taken)).rejects.toThrow('is there already');
});

test('transitions as a hierarchy, from a name to the states that lead to it and on', async () => {
  const position = { line: 3, character: flow.split('\n')[3]?.indexOf('Done') ?? 0 };
  const asked = { textDocument: { uri: at }, position };
  const [done] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', asked);
  expect(done).toMatchObject({
    name: 'Done',
    detail: 'Pass',
    selectionRange: { start: { line: 4, character: 4 } },
  });
  const into = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
    item: done,
  });
  expect(into.map(({ from, fromRanges }) => [from.name, fromRanges.length])).toEqual([['Copy', 1]]);
  const [copy] = into;
  const start = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
    item: copy?.from,
  });
  expect(start.map(({ from }) => from.name)).toEqual(['StartAt']);
  const on = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
    item: copy?.from,
  });
  expect(on.map(({ to }) => to.name)).toEqual(['Done']);
  const gone = { item: { ...done, name: 'Gone' } };
  expect(await client.request('callHierarchy/outgoingCalls', gone)).toBeNull();
});

test('from the step of a path outwards', async () => {
  const params = { textDocument: job.textDocument, positions: [job.position] };
  const [found] = await client.request<SelectionRange[]>('textDocument/selectionRange', params);
  const lengths: number[] = [];
  for (let range = found; range; range = range.parent)
    if (range.range.end.line === range.range.start.line)
      lengths.push(range.range.end.character - range.range.start.character);
  expect(lengths.slice(0, 3)).toEqual(['.job', '$.job', '$.job.id'].map(({ length }) => length));
});

test('folding and links', async () => {
  const textDocument = { uri: at };
  expect(await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument })).toEqual([
    { startLine: 0, endLine: 5 },
    { startLine: 2, endLine: 4 },
  ]);
  const test = at.replace('a.flow.json', 'a.flowtest.json');
  await client.open(test, '{ "flow": "a.flow.json", "cases": [] }');
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri: test },
  });
  expect(links.map(({ target }) => target)).toEqual([at]);
});

test('states of the workspace, by letters of their names', async () => {
  const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'cpy' });
  expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([['Copy', 'a.flow.json']]);
});
