import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  computeAll,
  flowsService,
  helloWorldScope,
  myGroups,
  searchAll,
  transferAll,
} from './auth/scopes.ts';
import { endpointId } from './demo.ts';
import { type Harness, openSandbox } from './testing/harness.ts';

/** What no client should send: every route answers in the words of its service, and nothing is touched. */
let sandbox: Harness;
/** By how the paths of a service begin. */
let tokens: [start: string, token: string][];
/** Of no service that has routes here. */
let foreign: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  const manager = `urn:globus:auth:scope:${endpointId}:manage_collections`;
  const scopes = {
    '/v0.10/': transferAll,
    '/api/': manager,
    '/v1/': searchAll,
    '/v2/groups': myGroups,
    '/v2/api/': `${authScope}:manage_projects ${authScope}:view_identities`,
    '/v2/': computeAll,
    '/v3/': computeAll,
    '/': `${flowsService}/all`,
  };
  foreign = await sandbox.robotToken(helloWorldScope);
  tokens = await Promise.all(
    Object.entries(scopes).map(
      async ([start, scope]): Promise<[string, string]> => [start, await sandbox.robotToken(scope)],
    ),
  );
});
afterAll(() => sandbox.close());

const authScope = 'urn:globus:auth:scope:auth.globus.org';

const table = await readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
const routes = [...table.matchAll(/^\| `(GET|POST|PUT|PATCH|DELETE) ([^`]+)` +\| (?!absent)/gm)].map(
  ([, method = '', address = '']) => ({ method, address }),
);

const IDS = [
  '..',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  '%00',
  '%F0%9F%94%AC',
  'x'.repeat(2000),
  '00000000-0000-4000-8000-000000000000',
];

/** Routes that ask for no token, or for one of another kind. */
const PUBLIC = /^\/(v2\/oauth2\/(authorize|token)|v2\/web|\.well-known|jwk|v2\/version)/;

const BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"__proto__":{"a":1},"constructor":1}',
  '{"body":[],"definition":[],"DATA":{},"tasks":[],"gmeta":1,"path":{},"id":[],"title":{}}',
  '{"DATA_TYPE":7,"DATA":[null],"tasks":{"x":[null]},"ingest_type":"GMetaList","ingest_data":[],"title":null}',
  `{"path":"/../../etc/passwd","old_path":"../..","new_path":"/\\u0000","principal":"${'y'.repeat(9000)}"}`,
];

/** The error shapes of the services, by how their paths begin. */
const text = expect.any(String);
const flowsShape = expect.objectContaining({
  error: expect.objectContaining({ code: text, detail: expect.anything() }),
  debug_id: text,
});
const SHAPES: readonly (readonly [start: RegExp, shape: unknown])[] = [
  [/^\/(flows|runs|batch|web_inputs|registered_apis)\b/, flowsShape],
  [/^\/v0\.10\//, { code: text, message: text, request_id: text, resource: text }],
  [
    /^\/api\//,
    expect.objectContaining({
      DATA_TYPE: 'result#1.0.0',
      code: text,
      http_response_code: expect.any(Number),
    }),
  ],
  [
    /^\/v1\//,
    expect.objectContaining({ '@datatype': 'GError', code: text, message: text, status: expect.any(Number) }),
  ],
  [/^\/v2\/groups/, expect.objectContaining({ code: text, detail: text })],
  [/^\/v2\/oauth2\/token/, expect.objectContaining({ error: text })],
  [
    /^\/(v3|v2\/(endpoints|functions|tasks|submit|batch_status|taskgroup|version))\b/,
    expect.objectContaining({ status: 'Failed', code: text, reason: expect.anything() }),
  ],
  [/^\/v2\//, expect.objectContaining({ errors: [expect.objectContaining({ code: text, status: text })] })],
];
/** `fetch` follows `..` before it asks. */
const shapeAt = (path: string) => {
  const { pathname } = new URL(path, 'http://localhost');
  return SHAPES.find(([start]) => start.test(pathname))?.[1] ?? expect.anything();
};

async function send(method: string, path: string, body: string | null) {
  const [, token] = tokens.find(([start]) => path.startsWith(start)) ?? [];
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(sandbox.url() + path, { method, headers, body, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

describe('every route', () => {
  test('is read from the table of docs/sandbox.md', () => expect(routes.length).toBeGreaterThan(80));

  test.each(routes)('$method $address refuses nonsense in words', async ({ method, address }) => {
    const before = sandbox.lines.length;
    const bodies = method === 'GET' ? [null] : BODIES;
    const ids = address.includes('{') ? IDS : [''];
    for (const id of ids)
      for (const body of bodies) {
        const path = address.replaceAll(/\{\w+\}/g, id);
        const { status, text } = await send(method, path, body);
        const said = `${method} ${path.slice(0, 80)} ${body?.slice(0, 80)}: ${status} ${text.slice(0, 200)}`;
        expect(status, said).toBeLessThan(500);
        // It is the nonsense that is refused, and not whoever sends it.
        if (!path.startsWith('/v2/oauth2/') && !path.endsWith('run'))
          expect(said).not.toMatch(/: 401 |MISSING_SCOPE|lacks the scope/);
        if (status < 400 || text.startsWith('<')) continue;
        expect(JSON.parse(text), said).toEqual(shapeAt(path));
      }
    expect(sandbox.lines.slice(before).filter(line => line.includes('The sandbox failed'))).toEqual([]);
  });

  test.each(routes.filter(({ address }) => !PUBLIC.test(address)))(
    '$method $address is for tokens of its service',
    async ({ method, address }) => {
      const path = address.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
      const body = method === 'GET' ? null : '{}';
      for (const token of [undefined, 'nonsense', foreign]) {
        const headers = new Headers({ 'content-type': 'application/json' });
        if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
        const response = await fetch(sandbox.url() + path, { method, headers, body });
        const said = await response.text();
        // Search has something for strangers, and a run says itself which token resumes it: there is none here.
        const hides =
          token === undefined
            ? address.startsWith('/v1/index/')
            : token === foreign && address.endsWith('/resume');
        expect([401, 403, ...(hides ? [404] : [])], said).toContain(response.status);
        expect(JSON.parse(said)).toEqual(shapeAt(path));
      }
    },
  );

  test('takes the methods that it takes', async () => {
    for (const { address } of routes) {
      const path = address.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
      const { status, text } = await send('PROPFIND', path, null);
      expect([status, text]).toEqual([405, expect.stringMatching(/takes [A-Z ]+/)]);
    }
  });

  test('leaves nothing outside its folders', async () => {
    const names = await readdir(join(sandbox.folder, '..'));
    expect(names).not.toContain('passwd');
    expect(await readdir(join(sandbox.folder, 'collections'))).toEqual([
      'beamline-storage',
      'instrument-computer',
      'reference-archive',
      'shared-results',
    ]);
  });
});

/** Sends text on a connection of its own; gives what came back until `milliseconds` have gone or it was cut. */
function raw(text: string, milliseconds: number): Promise<string> {
  const { hostname, port } = new URL(sandbox.url());
  return new Promise(resolve => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    const timer = setTimeout(end, milliseconds);
    socket.setEncoding('utf8').on('data', part => {
      heard += part;
    });
    socket.on('error', end).on('close', end);
  });
}

describe('connections', () => {
  test('of slow clients hold up nobody else', async () => {
    const head = 'POST /flows HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{"title"';
    const slow = Array.from({ length: 50 }, () => raw(head, 2000));
    for (let count = 0; count < 20; count++) expect((await sandbox.call('GET', '/sandbox')).status).toBe(200);
    expect(await Promise.all(slow)).toEqual(slow.map(() => ''));
  });

  test('may say what no client library would send', async () => {
    for (const path of ['/flows/../../etc/passwd', '/runs/..', '/v0.10/operation/endpoint/../ls', '/%']) {
      const heard = await raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`, 5000);
      expect(heard).toMatch(/^HTTP\/1\.1 (400|401|404) /);
    }
  });

  test('that do not speak HTTP, or say too much before they ask, are ended', async () => {
    expect(await raw('HELO there\r\n\r\n', 5000)).toMatch(/^HTTP\/1\.1 400 /);
    const long = `GET / HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`;
    expect(await raw(long, 5000)).toMatch(/^HTTP\/1\.1 431 /);
    expect((await sandbox.call('GET', '/sandbox')).status).toBe(200);
  });

  test('are answered on loopback only, and for this computer only', async () => {
    expect(new URL(sandbox.url()).hostname).toBe('127.0.0.1');
    const foreign = 'GET /sandbox HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n';
    expect(await raw(foreign, 5000)).toMatch(/^HTTP\/1\.1 403 /);
  });
});
