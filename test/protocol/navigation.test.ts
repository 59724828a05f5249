import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentHighlight, WorkspaceEdit } from 'vscode-languageserver';
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
