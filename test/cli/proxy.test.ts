import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Whatever was begun, so that it can be ended. */
const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends) end();
});

// The real addresses, by a proxy of this test, to the sandbox behind a certificate of this test.
describe.skipIf(!hasOpenssl)('globus.org behind a proxy', () => {
  /** What the proxy was asked for. */
  const asked: (string | undefined)[] = [];
  let proxy = '';
  let refuses = false;

  beforeAll(async () => {
    const names = ['auth.globus.org', 'flows.globus.org'].map(name => `DNS:${name}`).join(',');
    const certificate = ['req', '-x509', '-nodes', '-days', '1', '-subj', '/CN=Proxy of the test'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-keyout', 'key.pem'];
    execFileSync(
      'openssl',
      [...certificate, ...key, '-addext', `subjectAltName=${names}`, '-out', 'cert.pem'],
      {
        cwd: here.folder,
        stdio: 'ignore',
      },
    );
    const sandbox = Number(new URL(all.url).port);
    const own = { key: here.read('key.pem'), cert: here.read('cert.pem') };
    const services = await listening(
      createSecureServer(own, (question, response) => {
        const { method, url: path, headers } = question;
        const host = `127.0.0.1:${sandbox}`; // it answers to no other name
        const forwarded = request({ port: sandbox, method, path, headers: { ...headers, host } }, answer => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        });
        question.pipe(forwarded);
      }),
    );
    const server = createServer();
    server.on('connect', ({ url, headers }: IncomingMessage, socket: Socket) => {
      asked.push(url);
      if (refuses || headers['proxy-authorization'] !== `Basic ${btoa('me:a password')}`)
        return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      joined(socket, connect(services, '127.0.0.1'));
    });
    proxy = `http://me:a%20password@127.0.0.1:${await listening(server)}`;
  });

  const whoami = (env: NodeJS.ProcessEnv) =>
    all.gflowWith(
      { env: { ...all.asRobot, GFLOW_SANDBOX: undefined, ...env } },
      ...['whoami', '--environment', 'production'],
    );

  test('is asked by HTTPS_PROXY, with the certificate that NODE_EXTRA_CA_CERTS adds', async () => {
    const { out, err } = await whoami({ HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: here.at('cert.pem') });
    expect(err).toBe('');
    expect(out).toContain(demo.serviceAccounts.beamlineRobot.username);
    expect(new Set(asked)).toEqual(new Set(['auth.globus.org:443']));
  });

  test('without that certificate it is said what is not trusted, and what helps', async () => {
    const { status, err } = await whoami({ HTTPS_PROXY: proxy });
    expect(status).toBe(2);
    expect(err).toMatch(
      /the certificate of auth\.globus\.org is not trusted \(\w+\)[\s\S]*NODE_EXTRA_CA_CERTS/,
    );
  });

  test('a proxy that does not let it through is named as the reason', async () => {
    refuses = true;
    const { status, err } = await whoami({ https_proxy: proxy });
    expect(status).toBe(2);
    expect(err).toMatch(/the proxy of the network does not let auth\.globus\.org through \(HTTP 407\)/);
  });

  test('what is no address of a proxy is said, without a word of it', async () => {
    const { status, err } = await whoami({ HTTPS_PROXY: 'socks5://me:hush@127.0.0.1:1' });
    expect([status, err]).toEqual([2, expect.stringContaining('HTTPS_PROXY does not say where a proxy is.')]);
    expect(err).not.toContain('hush');
  });
});

test('a sandbox is on this computer, and asked without a proxy', async () => {
  const { status, err } = await all.gflowWith(
    { env: { ...all.asRobot, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' } },
    'whoami',
  );
  expect([status, err]).toEqual([0, '']);
});

async function listening(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', socket => open.add(socket));
  ends.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** What one says the other hears, until one of them has had enough. */
function joined(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  for (const socket of [one, other]) socket.on('error', () => [one, other].map(end => end.destroy()));
}
