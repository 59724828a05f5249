import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowsService, myGroups, transferAll } from './auth/scopes.ts';
import { demo } from './demo.ts';
import { startSandbox } from './sandbox.ts';
import { type Harness, openSandbox } from './testing/harness.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;

/** A request with headers that fetch does not let one choose. */
function rawStatus(headers: Record<string, string>, path = '/sandbox'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(sandbox.url());
    request({ hostname, port, path, headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the address', () => {
  test('is on loopback and describes the sandbox', async () => {
    expect(sandbox.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const about = await sandbox.call('GET', '/sandbox');
    expect(about.body).toMatchObject({
      name: 'Globus sandbox',
      people: [{ username: 'ada@sandbox.example' }, { username: 'ben@sandbox.example' }],
      native_client_id: demo.nativeClientId,
    });
    expect(about.at('collections.0.folder')).toBe(join(sandbox.folder, 'collections', 'beamline-storage'));
  });

  test.each([
    [{ host: 'evil.example' }, 403],
    [{ host: 'localhost.evil.example' }, 403],
    [{ host: '127.0.0.1@evil.example' }, 403],
    [{ host: '127.0.0.1:1' }, 200],
    [{ host: 'localhost' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:8080' }, 200],
  ])('answers %j with %d', async (headers, status) => {
    expect(await rawStatus(headers)).toBe(status);
  });

  test('gives no page elsewhere leave to read', async () => {
    const answer = await sandbox.call('GET', '/sandbox');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('that is taken is refused with a sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const fresh = { stateDir: join(sandbox.folder, 'other'), port };
    await expect(startSandbox(fresh)).rejects.toThrow(
      `Port ${port} of this computer (127.0.0.1) is already in use. Stop what uses it, or choose another port`,
    );
    await new Promise(resolve => other.close(resolve));
    await expect(startSandbox({ ...fresh, port: 99_999 })).rejects.toThrow('99999 is not a port');
  });

  test('is told when another sandbox wants the same folder', async () => {
    await expect(startSandbox({ stateDir: sandbox.folder })).rejects.toThrow(
      `is in use by the sandbox at ${sandbox.url()}`,
    );
  });
});

describe('bad requests', () => {
  test.each([
    ['GET', '/flows/x/y/z', 404, 'error.code', 'NOT_FOUND'],
    ['PATCH', '/flows', 405, 'error.code', 'METHOD_NOT_ALLOWED'],
    ['GET', '/v0.10/nothing', 404, 'code', 'ClientError.NotFound'],
    ['GET', '/v2/groups/a/b', 404, 'code', 'NOT_FOUND'],
    ['GET', '/v2/oauth2/nothing', 404, 'errors.0.code', 'NOT_FOUND'],
    ['GET', '/actions/nothing', 404, 'code', 'ActionNotFound'],
    ['GET', '/flows/%zz', 400, 'error.code', 'BAD_REQUEST'],
    ['GET', '//evil.example/flows', 404, 'code', '404'],
  ])('%s %s is answered in the words of its service', async (method, path, status, where, code) => {
    const answer = await sandbox.call(method, path);
    expect([answer.status, answer.at(where)]).toEqual([status, code]);
  });

  test('with a body that is not a JSON object get a 400 of the service', async () => {
    const token = await sandbox.token(ada, `${flowsService}/all ${transferAll}`);
    const send = async (path: string, body: string, bearer = token) => {
      const response = await fetch(sandbox.url() + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}` },
        body,
      });
      return [response.status, JSON.stringify(await response.json())];
    };
    for (const body of ['{', '[]', '"x"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, '\ud800']) {
      const [status, text] = await send('/flows', body);
      expect([status, text]).toEqual([400, expect.stringContaining('BAD_REQUEST')]);
    }
    const robot = await sandbox.robotToken(transferAll);
    expect(await send('/v0.10/transfer', '{', robot)).toEqual([
      400,
      expect.stringContaining('ClientError.BadRequest'),
    ]);
  });

  test('with a body of 50 MB get a 413 of the service', async () => {
    const response = await fetch(`${sandbox.url()}/flows`, {
      method: 'POST',
      body: 'x'.repeat(50 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
    expect(JSON.stringify(await response.json())).toContain('PAYLOAD_TOO_LARGE');
  });
});

describe('faults', () => {
  const arm = (body: Record<string, string | number>) => sandbox.call('POST', '/sandbox/faults', { body });
  const list = async () =>
    sandbox.call('GET', '/flows', { token: await sandbox.token(ada, `${flowsService}/all`) });

  test('happen as often as asked, then no more', async () => {
    expect((await arm({ path: '/flows', fault: '500', times: 2 })).status).toBe(201);
    const statuses = [await list(), await list(), await list()].map(answer => answer.status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  test('of the token look as each service says it', async () => {
    await arm({ path: '/flows', fault: 'expired-token' });
    const flows = await list();
    expect([flows.status, flows.at('error')]).toEqual([
      401,
      { code: 'AUTHENTICATION_ERROR', detail: 'Expired or invalid Bearer token' },
    ]);
    await arm({ path: '/v0.10', fault: 'expired-token', method: 'get' });
    const transfer = await sandbox.call('GET', '/v0.10/task_list');
    expect([transfer.status, transfer.at('code')]).toEqual([401, 'AuthenticationFailed']);
  });

  test('of the rate say when to come back', async () => {
    await arm({ path: '/flows', fault: '429' });
    const answer = await list();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  });

  test('drop and hang give no answer', async () => {
    await arm({ path: '/runs', fault: 'drop' });
    await expect(fetch(`${sandbox.url()}/runs`)).rejects.toThrow();
    await arm({ path: '/runs', fault: 'hang' });
    await expect(fetch(`${sandbox.url()}/runs`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(
      'timeout',
    );
  });

  test('can be cleared, and nonsense is refused', async () => {
    await arm({ path: '/flows', fault: '500', method: 'GET' });
    await sandbox.call('DELETE', '/sandbox/faults');
    expect((await list()).status).toBe(200);
    for (const body of [
      { path: 'flows', fault: '500' },
      { path: '/', fault: 'fire' },
      { path: '/', fault: '500', times: 0 },
    ])
      expect((await arm(body)).status).toBe(400);
  });

  test('are met by a request that names one in its header, and by no other', async () => {
    const token = await sandbox.token(ada, `${flowsService}/all`);
    const headers = { 'x-sandbox-fault': '429' };
    expect((await sandbox.call('GET', '/flows', { token, headers })).status).toBe(429);
    expect((await list()).status).toBe(200);
  });

  test('can be planned before the start', async () => {
    const faults = JSON.stringify([{ path: '/flows', fault: '500', times: 2 }]);
    const planned = await openSandbox({ faults });
    try {
      const statuses = [];
      for (let count = 0; count < 3; count++) statuses.push((await planned.call('GET', '/flows')).status);
      expect(statuses).toEqual([500, 500, 401]);
    } finally {
      await planned.close();
    }
    await expect(openSandbox({ faults: '{' })).rejects.toThrow('The fault plan is not JSON');
    await expect(openSandbox({ faults: '[{}]' })).rejects.toThrow('Number 1 of the fault plan: Give `path`');
  });

  test('that hang do not keep the sandbox from closing', async () => {
    const other = await openSandbox();
    await other.call('POST', '/sandbox/faults', { body: { path: '/', fault: 'hang' } });
    const hanging = fetch(`${other.url()}/flows`).catch(() => 'cut');
    await new Promise(resolve => setTimeout(resolve, 50));
    await other.close();
    expect(await hanging).toBe('cut');
  });
});

describe('groups', () => {
  test('are shown to their members only', async () => {
    const token = await sandbox.token(ben, myGroups);
    const mine = await sandbox.call('GET', '/v2/groups/my_groups', { token });
    expect(mine.at('0')).toMatchObject({
      id: demo.groups.beamline7.id,
      name: 'Beamline 7 team',
      my_memberships: [{ identity_id: ben.id, role: 'member', status: 'active' }],
    });
    const path = `/v2/groups/${demo.groups.beamline7.id}?include=memberships`;
    expect((await sandbox.call('GET', path, { token })).at('memberships.0.username')).toBe(ada.username);
    const robot = await sandbox.robotToken(myGroups);
    expect((await sandbox.call('GET', path, { token: robot })).status).toBe(404);
    expect((await sandbox.call('GET', '/v2/groups/my_groups', { token: robot })).body).toEqual([]);
    expect((await sandbox.call('GET', path)).status).toBe(401);
    const other = await sandbox.token(ben, transferAll);
    expect((await sandbox.call('GET', path, { token: other })).at('code')).toBe('MISSING_SCOPE');
  });
});

test('the log has one line for each request and no secret', async () => {
  const before = sandbox.lines.length;
  const answer = await sandbox.signIn(ada, `openid ${flowsService}/all`, { access_type: 'offline' });
  const token = answer.text('other_tokens.0.access_token');
  await sandbox.call('GET', '/flows?filter_fulltext=xray&per_page=5', { token });
  await new Promise(resolve => setTimeout(resolve, 50));
  const lines = sandbox.lines.slice(before);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} GET \/flows\?filter_fulltext=xray&per_page=5 200 \d+ ms ada@sandbox\.example$/,
  );
  expect(lines[0]).toContain('code_challenge=…');
  const all = sandbox.lines.join('\n');
  const secrets = [
    token,
    answer.text('access_token'),
    answer.text('refresh_token'),
    ...Object.values(demo.serviceAccounts).map(account => account.client_secret),
  ];
  for (const secret of secrets) expect(all).not.toContain(secret);
});

test('no token and no secret is on disk in clear', async () => {
  const answer = await sandbox.signIn(ada, `openid ${transferAll}`, { access_type: 'offline' });
  const tokens = [
    answer.text('access_token'),
    answer.text('refresh_token'),
    answer.text('other_tokens.0.access_token'),
  ];
  await sandbox.restart();
  const names = await readdir(sandbox.folder, { recursive: true, withFileTypes: true });
  const files = names.filter(entry => entry.isFile() && entry.name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const text = await readFile(join(file.parentPath, file.name), 'utf8');
    for (const secret of [...tokens, 'sandbox-beamline-robot']) expect(text).not.toContain(secret);
  }
  const still = await sandbox.call('GET', '/v0.10/task_list', { token: tokens[2] ?? '' });
  expect(still.status).toBe(200);
});
