import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { ProtocolClient } from './client.ts';
import { freshUri } from './texts.ts';

/** Reads `$.label`. */
const flow =
  '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "l.$": "$.label" }, "End": true } } }';
const schema = (...names: string[]) =>
  JSON.stringify({
    type: 'object',
    properties: Object.fromEntries(names.map(name => [name, { type: 'string' }])),
    required: names,
    additionalProperties: false,
  });

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const latest = (uri: string) => client.published.findLast(p => p.uri === uri)?.diagnostics;
/** Waits until the newest diagnostics of a document are these. */
const settle = (uri: string, ...codes: string[]) =>
  client.until(() => JSON.stringify(latest(uri)?.map(d => d.code)) === JSON.stringify(codes));

/** The addresses of files in a folder of their own. */
function together(...names: string[]): string[] {
  const folder = freshUri('');
  return names.map(name => folder + name);
}

describe('an input schema', () => {
  test('that is edited changes what is found in its definition', async () => {
    const [definition = '', own = ''] = together('a.flow.json', 'a.schema.json');
    await client.open(definition, flow);
    await settle(definition);
    await client.open(own, schema('title'));
    await settle(definition, 'schema-undeclared-input');
    await settle(own, 'schema-unused-input');
    expect(client.kinds.get(own)).toBe('input-schema');
    const [found] = latest(definition) ?? [];
    expect(found?.relatedInformation?.[0]?.location.uri).toBe(own);
    await client.change(own, 2, [{ text: schema('label') }]);
    await settle(definition);
    await client.change(definition, 2, [{ text: flow.replace('$.label', '$.labels') }]);
    await settle(definition, 'schema-undeclared-input');
    await client.close(own);
    await settle(definition);
    expect(latest(own)).toEqual([]);
  });

  test('has findings and fixes of its own', async () => {
    const [definition = '', own = ''] = together('a.flow.json', 'schema.json');
    await client.open(definition, flow);
    await client.open(own, schema('label').replace('"string"', '"strng"'));
    await settle(own, 'schema-keyword-value');
    const [found] = latest(own) ?? [];
    if (!found) throw new Error('nothing is found');
    const ask = (only: string) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: own },
        range: found.range,
        context: { diagnostics: [found], only: [only] },
      });
    const [fix] = await ask('quickfix');
    expect(fix).toMatchObject({ diagnostics: [{ code: 'schema-keyword-value' }] });
    const [edit] = fix?.edit?.changes?.[own] ?? [];
    if (!edit) throw new Error('the fix changes nothing');
    expect(await ask('source.fixAll')).toMatchObject([{ kind: 'source.fixAll.gflow' }]);
    await client.change(own, 2, [{ range: edit.range, text: edit.newText }]);
    await settle(own);
  });

  test('is somebody else’s where no definition lies beside it', async () => {
    const [own = '', named = '', definition = ''] = together('schema.json', 'a.schema.json', 'b.flow.json');
    await client.open(own, '{ "type": "strng" }');
    await client.open(named, '{ "type": "strng" }');
    expect(await client.codes(own)).toEqual([]);
    expect(await client.codes(named)).toEqual([]);
    expect(client.kinds.get(own)).toBe('none');
    await client.open(definition, flow);
    await settle(own, 'schema-keyword-value');
    expect(latest(named)).toEqual([]);
    await client.close(definition);
    await settle(own);
  });

  test('is found with what lies on the disk', async () => {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gflow documents ')));
    const put = async (name: string, text: string) => {
      await writeFile(path.join(folder, name), text);
      return pathToFileURL(path.join(folder, name)).href;
    };
    const definition = await put('transfer flow.json', flow.replace('"Pass"', '"ExpressionEval"'));
    const own = await put('input_schema.json', schema('label'));
    await client.open(own, '5');
    expect(await client.codes(own)).toEqual(['schema-root']);
    await put('transfer flow.json', '{}');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: definition, type: 2 }] });
    await settle(own);
  });
});

describe('a run input', () => {
  test('is checked against its schema, as it is now', async () => {
    const [input = '', own = ''] = together('a.input.json', 'a.schema.json');
    await client.open(input, '{ "label": "x" }');
    await settle(input);
    await client.open(own, schema('label', 'title'));
    await settle(input, 'input-invalid');
    await client.change(own, 2, [{ text: schema('label') }]);
    await settle(input);
    expect(client.kinds.get(input)).toBe('run-input');
  });

  test('named input.json is one beside a definition only', async () => {
    const [input = '', definition = ''] = together('input.json', 'a.flow.json');
    await client.open(input, '[]');
    expect(await client.codes(input)).toEqual([]);
    await client.open(definition, flow);
    await settle(input, 'input-invalid');
  });
});

test('what the project file names is ours, and its schema may lie elsewhere', async () => {
  const [project = '', definition = '', own = ''] = together(
    'globus-flows.json',
    'flow/a.json',
    'shapes/in.json',
  );
  await client.open(definition, flow);
  await client.open(own, schema('title'));
  expect(await client.codes(definition)).toEqual([]);
  expect(client.kinds.get(definition)).toBe('none');
  const entry = { definition: 'flow/a.json', inputSchema: 'shapes/in.json' };
  await client.open(project, JSON.stringify({ flows: { a: entry } }));
  await settle(definition, 'schema-undeclared-input');
  await settle(own, 'schema-unused-input');
  expect(client.kinds.get(own)).toBe('input-schema');
  await client.change(own, 2, [{ text: schema('label') }]);
  await settle(definition);
  await settle(own);
  const position = { line: 0, character: flow.indexOf('"A": {') + 1 };
  const hover = await client.request('textDocument/hover', { textDocument: { uri: definition }, position });
  expect(hover).not.toBeNull();
  await client.change(project, 2, [{ text: '{}' }]);
  await client.change(own, 3, [{ text: '5' }]);
  expect(await client.codes(own, 3)).toEqual([]);
});

test('a project file, and a flow test', async () => {
  const [project = '', flowTest = ''] = together('globus-flows.json', 'a.flowtest.json');
  await client.open(project, '{ "flows": [] }');
  await client.open(flowTest, '[]');
  expect(await client.codes(project)).toEqual(['project-file-invalid']);
  expect(await client.codes(flowTest)).toEqual(['flow-test-invalid']);
});

test('other JSON gets nothing, wherever it lies', async () => {
  const [definition = '', ...others] = together(
    'a.flow.json',
    'package.json',
    'tsconfig.json',
    'b.schema.json',
  );
  await client.open(definition, flow);
  for (const uri of others) {
    await client.open(uri, '{ "type": "strng", "properties": [], }');
    expect(await client.codes(uri)).toEqual([]);
    expect(client.kinds.get(uri)).toBe('none');
  }
});
