import { afterEach, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { type ClientOptions, ProtocolClient } from './client.ts';
import { flow, freshUri, typo } from './texts.ts';

let client: ProtocolClient | undefined;
const start = async (options: ClientOptions) => {
  client = await ProtocolClient.start(options);
  return client;
};
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
});

test('severities are each document’s own, and follow the setting', async () => {
  const [strict, lenient] = [freshUri(), freshUri('lenient.flow.json')];
  let rules: Record<string, unknown> = { 'unknown-state': 'off' };
  const editor = await start({ configuration: uri => (uri === lenient ? rules : null) });
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
