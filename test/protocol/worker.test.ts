import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { built } from './built.ts';
import { flow, freshUri } from './texts.ts';

interface Message {
  id?: number;
  method?: string;
  params?: { diagnostics?: { code: string }[] };
  result?: object;
}

interface WorkerScope {
  onmessage?: (event: { data: object }) => void;
  addEventListener(): void;
  postMessage(message: Message): void;
}

/** The globals of a worker and nothing of Node: no require, no process, no Buffer. */
async function startWorker(onMessage: (message: Message) => void): Promise<(message: object) => void> {
  const self: WorkerScope = {
    addEventListener: () => {},
    postMessage: message => void setImmediate(() => onMessage(message)),
  };
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
  const context = createContext({ self, console, TextDecoder, TextEncoder, ...timers });
  runInContext(await readFile(await built('server.worker.js'), 'utf8'), context);
  return message => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
}

test('the server runs in a browser’s worker', async () => {
  const answers: Message[] = [];
  let wake = () => {};
  const send = await startWorker(message => {
    answers.push(message);
    wake();
  });
  const first = async (fits: (message: Message) => boolean) => {
    for (;;) {
      const found = answers.find(fits);
      if (found) return found;
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  expect((await first(m => m.id === 1)).result).toMatchObject({ capabilities: { hoverProvider: true } });
  send({ method: 'initialized', params: {} });
  const textDocument = { uri: freshUri(), languageId: 'json', version: 1, text: flow };
  send({ method: 'textDocument/didOpen', params: { textDocument } });
  const published = await first(m => m.method === 'textDocument/publishDiagnostics');
  expect(published.params?.diagnostics?.map(d => d.code)).toEqual(['unknown-state']);
});
