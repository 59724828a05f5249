import { spawn } from 'node:child_process';

/** The least of an LSP client over stdio, so that what is measured is the server. */
export function startServer(file) {
  const child = spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Set();
  let buffer = Buffer.alloc(0);
  child.stdout.on('data', data => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, end))?.[1]);
      if (buffer.length < end + 4 + length) return;
      const message = JSON.parse(buffer.toString('utf8', end + 4, end + 4 + length));
      buffer = buffer.subarray(end + 4 + length);
      for (const waiter of waiting) {
        if (!waiter.wants(message)) continue;
        waiting.delete(waiter);
        waiter.resolve(message);
      }
    }
  });
  const until = wants => new Promise(resolve => waiting.add({ wants, resolve }));
  const send = message => {
    const json = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
  };
  let id = 0;
  return {
    notify: (method, params) => send({ method, params }),
    request(method, params) {
      const mine = ++id;
      const answer = until(message => message.id === mine && message.method === undefined);
      send({ id: mine, method, params });
      return answer;
    },
    diagnostics: uri => until(m => m.method === 'textDocument/publishDiagnostics' && m.params.uri === uri),
    end: () =>
      new Promise(resolve => {
        child.once('exit', resolve);
        child.kill();
      }),
  };
}

export const initialize = server =>
  server.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
