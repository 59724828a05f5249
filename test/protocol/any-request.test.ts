import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { ProtocolClient } from './client.ts';
import { chain, freshUri } from './texts.ts';

/** Every request about a document, with what it needs besides a place in it. */
const REQUESTS: Readonly<Record<string, object>> = {
  'textDocument/completion': {},
  'textDocument/signatureHelp': {},
  'textDocument/hover': {},
  'textDocument/definition': {},
  'textDocument/references': { context: { includeDeclaration: true } },
  'textDocument/documentHighlight': {},
  'textDocument/prepareRename': {},
  'textDocument/rename': { newName: 'another' },
  'textDocument/documentSymbol': {},
  'textDocument/documentLink': {},
  'textDocument/foldingRange': {},
  'textDocument/selectionRange': {},
  'textDocument/prepareCallHierarchy': {},
  'textDocument/codeAction': { context: { diagnostics: [] } },
  'textDocument/codeLens': {},
  'textDocument/semanticTokens/full': {},
  'textDocument/inlayHint': {},
  'gflow/graph': {},
};

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const texts = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.json'))
  .map(name => ({ name: name.replace(/^.*[/\\]/, ''), text: readFileSync(`${examples}/${name}`, 'utf8') }));

let client: ProtocolClient;
/** What went wrong in the server: it answers nothing then, and says so in its log. */
const failures: unknown[] = [];
beforeAll(async () => {
  client = await ProtocolClient.start();
  client.connection.onNotification('window/logMessage', message => {
    failures.push(message);
  });
});
afterEach(() => {
  expect(failures).toEqual([]);
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

/** The answer; a rename may be refused, and nothing else may be. */
function ask(uri: string, method: string, position: { line: number; character: number }): Promise<unknown> {
  const end = { line: position.line, character: position.character + 3 };
  const place = {
    textDocument: { uri },
    uri,
    position,
    positions: [position],
    range: { start: position, end },
  };
  const answer = client.request(method, { ...place, ...REQUESTS[method] });
  return /rename/i.test(method)
    ? answer.catch((error: Error) => expect(error.message).not.toMatch(/internal/i))
    : answer;
}

const cut = fc.record({ file: fc.constantFrom(...texts), end: fc.nat(10_000), at: fc.nat(10_000) });

test('any request anywhere in an example that is cut off anywhere has an answer', async () => {
  await fc.assert(
    fc.asyncProperty(cut, async ({ file, end, at }) => {
      const text = file.text.slice(0, end % (file.text.length + 1));
      const uri = freshUri().replace('a.flow.json', file.name);
      await client.open(uri, text);
      const before = text.slice(0, at % (text.length + 1)).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      await Promise.all(Object.keys(REQUESTS).map(method => ask(uri, method, position)));
      await client.close(uri);
    }),
    // The same sample each time: what fails once fails again.
    { numRuns: 60, seed: 20_261_201 },
  );
});

test('of a document that was closed, and of one that never was, nothing is told', async () => {
  const uri = freshUri();
  await client.open(uri, chain(10));
  await client.close(uri);
  for (const [method, params] of Object.entries(REQUESTS)) {
    const answer = await ask(uri, method, { line: 1, character: 1 });
    const data = typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer;
    expect([null, []], `${method}: ${JSON.stringify(params)}`).toContainEqual(data);
  }
});

test('of 50 MB nothing is told, or it is refused', async () => {
  const uri = freshUri();
  await client.open(uri, chain(2).replace('"Type"', `"Comment": "${'x'.repeat(50_000_000)}", "Type"`));
  for (const method of Object.keys(REQUESTS)) {
    const answer = await ask(uri, method, { line: 0, character: 30 });
    expect(JSON.stringify(answer ?? null).length, method).toBeLessThan(100_000);
  }
  await client.close(uri);
}, 120_000);

test('what was asked of a text that has changed meanwhile changes nothing of the newer one', async () => {
  const uri = freshUri();
  const text = chain(300);
  await client.open(uri, text);
  const character = text.indexOf('"S150"') + 3;
  const place = { textDocument: { uri }, position: { line: 0, character } };
  const renamed = client.request('textDocument/rename', { ...place, newName: 'Other' });
  const completed = client.request('textDocument/completion', place);
  await client.change(uri, 2, [{ text: '{}' }]);
  // Either it was answered before the change arrived, with the text that was there, or it is refused.
  const edit = await renamed.catch((error: Error) => error.message);
  if (typeof edit === 'string') expect(edit).not.toMatch(/internal/i);
  expect(await completed).toBeDefined();
  expect(await client.request('textDocument/rename', { ...place, newName: 'Other' })).toBeNull();
  expect(await client.request('textDocument/hover', place)).toBeNull();
  await client.close(uri);
});

test('requests that are cancelled midway leave the server as it was', async () => {
  const uri = freshUri();
  await client.open(uri, chain(2000));
  const asked = Object.keys(REQUESTS).map(method => {
    const cancel = new CancellationTokenSource();
    const position = { line: 3, character: 10 };
    const params = {
      textDocument: { uri },
      uri,
      position,
      positions: [position],
      range: { start: position, end: position },
    };
    const answer = client.connection.sendRequest(method, { ...params, ...REQUESTS[method] }, cancel.token);
    cancel.cancel();
    return answer.catch((error: Error) => error.message);
  });
  await Promise.all(asked);
  expect(await ask(uri, 'textDocument/documentSymbol', { line: 0, character: 0 })).toHaveLength(2001);
  await client.close(uri);
});
