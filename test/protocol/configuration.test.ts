import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { type ClientOptions, ProtocolClient } from './client.ts';
import { flow, freshUri, sound, typo } from './texts.ts';

let client: ProtocolClient | undefined;
const start = async (options: ClientOptions) => {
  client = await ProtocolClient.start(options);
  return client;
};
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
});

/** A definition with a state that no run gets to. */
const island = sound.replace('"Next": "Done"', '"End": true');

test('severities are each document’s own, and follow the setting', async () => {
  const [strict, lenient] = [freshUri(), freshUri('lenient.flow.json')];
  let rules: Record<string, unknown> = { 'unknown-state': 'off' };
  const editor = await start({
    configuration: (uri, section) => (uri === lenient && section === 'globusFlows' ? { rules } : null),
  });
  await editor.open(strict, flow);
  await editor.open(lenient, flow);
  expect(await editor.codes(strict)).toEqual(['unknown-state']);
  expect(await editor.codes(lenient)).toEqual([]);
  const context = { diagnostics: [], only: ['quickfix', 'source.fixAll'] };
  const params = { textDocument: { uri: lenient }, range: typo, context };
  expect(await editor.request<CodeAction[]>('textDocument/codeAction', params)).toEqual([]);

  rules = { 'unknown-state': 'hint', 'no-such-rule': 'error', 'json-syntax': 'loud' };
  await editor.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.until(() => editor.published.some(p => p.uri === lenient && p.diagnostics[0]?.severity === 4));
});

test('a client that cannot answer gets the rules’ own severities', async () => {
  const at = freshUri();
  const editor = await start({
    configuration: () => {
      throw new Error('no settings today');
    },
  });
  await editor.open(at, flow);
  expect(await editor.diagnostics(at, 1)).toMatchObject([{ code: 'unknown-state', severity: 1 }]);
});

test('whoever starts the server may say where the pages of the rules are', async () => {
  const at = freshUri();
  const editor = await start({ initializationOptions: { rulePages: 'https://example.org/rules/' } });
  await editor.open(at, flow);
  const [found] = await editor.diagnostics(at, 1);
  expect(found?.codeDescription?.href).toBe('https://example.org/rules/unknown-state.md');
});

describe('the project file', () => {
  const severities = (editor: ProtocolClient, uri: string) => () =>
    editor.published.findLast(p => p.uri === uri)?.diagnostics.map(d => d.severity);

  test('holds for the definitions in its folder and below, and settings win over it', async () => {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gflow-project-')));
    const projectFile = path.join(folder, 'globus-flows.json');
    const project = pathToFileURL(projectFile).href;
    const [one, other] = ['one/a.flow.json', 'other/b.flow.json'].map(
      name => pathToFileURL(path.join(folder, name)).href,
    );
    if (!one || !other) throw new Error('two definitions are needed');
    await writeFile(projectFile, '{ "rules": { "unreachable-state": "hint" } }');
    const configuration = (uri: string) =>
      uri === other ? { preset: 'auto', rules: { 'unreachable-state': 'error' } } : null;
    const editor = await start({ configuration });
    await editor.open(one, island);
    await editor.open(other, island);
    expect(await editor.diagnostics(one, 1)).toMatchObject([{ code: 'unreachable-state', severity: 4 }]);
    expect(await editor.diagnostics(other, 1)).toMatchObject([{ code: 'unreachable-state', severity: 1 }]);

    // As it is open in the editor, though not saved.
    const suppression = {
      rule: 'unreachable-state',
      file: 'one/a.flow.json',
      state: 'Done',
      reason: 'later',
    };
    await editor.open(project, JSON.stringify({ suppressions: [suppression] }));
    await editor.until(() => severities(editor, one)()?.length === 0);
    expect(severities(editor, other)()).toEqual([1]);

    await editor.close(project);
    await writeFile(projectFile, '{ "rules": { "unreachable-state": "information" } }');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project, type: 2 }] });
    await editor.until(() => severities(editor, one)()?.[0] === 3);
  });
});

test('a finding can be ignored, by the last quick fix', async () => {
  const at = freshUri();
  const editor = await start({});
  await editor.open(at, island);
  const [found] = await editor.diagnostics(at, 1);
  if (!found) throw new Error('nothing is found');
  const context = { diagnostics: [found], only: ['quickfix'] };
  const params = { textDocument: { uri: at }, range: found.range, context };
  const actions = await editor.request<CodeAction[]>('textDocument/codeAction', params);
  expect(actions.map(a => a.title)).toEqual([
    'Remove state “Done”',
    'Ignore “unreachable-state” in state “Done”',
  ]);
  const [edit] = actions[1]?.edit?.changes?.[at] ?? [];
  if (!edit) throw new Error('the fix changes nothing');
  await editor.change(at, 2, [{ range: edit.range, text: edit.newText }]);
  expect(await editor.codes(at, 2)).toEqual([]);
});
