import { spawn } from 'node:child_process';

/** The least of an LSP client over stdio, so that what is measured is the server. */
export function startServer(file) {
  const child = spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Set();
  let chunks = [];
  let have = 0;
  let want = Infinity; // bytes of the message and its header; unknown until the header is there
  child.stdout.on('data', data => {
    chunks.push(data);
    have += data.length;
    while (have >= (want === Infinity ? 1 : want)) if (!take()) return;
  });
  function take() {
    const buffer = Buffer.concat(chunks);
    chunks = [buffer];
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return false;
    want = end + 4 + Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, end))?.[1]);
    if (have < want) return false;
    const message = JSON.parse(buffer.toString('utf8', end + 4, want));
    chunks = [buffer.subarray(want)];
    have -= want;
    want = Infinity;
    for (const waiter of waiting) {
      if (!waiter.wants(message)) continue;
      waiting.delete(waiter);
      waiter.resolve(message);
    }
    return true;
  }
  const until = wants => new Promise((resolve, reject) => waiting.add({ wants, resolve, reject }));
  child.once('exit', code => {
    for (const { reject } of waiting) reject(new Error(`${file} left with ${code}`));
  });
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

export const initialize = (server, capabilities = {}) =>
  server.request('initialize', { processId: process.pid, rootUri: null, capabilities });
