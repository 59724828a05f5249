import { createReadStream, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';

const types = {
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Where a folder is found behind the front. */
export const FOLDER = '/project';

/**
 * A server on loopback that shows a folder beside a running VS Code: in a browser, extensions come from the origin of the
 * page. All else is passed on.
 */
export async function startFront(port, folder) {
  const front = createServer((incoming, answer) => {
    const { pathname } = new URL(incoming.url, 'http://localhost');
    if (pathname.startsWith(`${FOLDER}/`))
      show(path.join(folder, pathname.slice(FOLDER.length)), folder, answer);
    else passOn(incoming, answer, port);
  });
  front.on('upgrade', (incoming, socket, head) => tunnel(incoming, socket, head, port));
  await new Promise(resolve => front.listen(0, '127.0.0.1', resolve));
  return {
    port: front.address().port,
    stop: () => {
      front.close();
      front.closeAllConnections();
    },
  };
}

function show(file, folder, answer) {
  const inside = file.startsWith(folder + path.sep);
  if (!inside || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    answer.writeHead(404).end();
    return;
  }
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  answer.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  createReadStream(file).pipe(answer);
}

function passOn(incoming, answer, port) {
  const { method, url, headers } = incoming;
  const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, response => {
    answer.writeHead(response.statusCode, response.headers);
    response.pipe(answer);
  });
  upstream.on('error', () => answer.destroy());
  incoming.pipe(upstream);
}

/** A connection that is no longer HTTP: its bytes go both ways. */
function tunnel(incoming, socket, head, port) {
  const upstream = connect(port, '127.0.0.1', () => {
    const headers = [];
    for (let at = 0; at < incoming.rawHeaders.length; at += 2)
      headers.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}\r\n`);
    upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
}
