import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { jsonOf, Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const robot = demo.serviceAccounts.beamlineRobot;
const scope = 'https://auth.globus.org/scopes/actions.globus.org/hello_world';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What an action provider answers; undefined where the protocol is kept. */
type Faults = Partial<Record<'introspect' | 'run' | 'again' | 'status' | 'cancel' | 'release', unknown>>;

/** A provider that keeps to the protocol but for its faults. Actions end when they were looked at twice. */
async function provider(told: object, faults: Faults): Promise<string> {
  const actions = new Map<string, { status: string; looks: number; request: string }>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = text === '' ? {} : JSON.parse(text);
    const answer = (status: number, document: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
    };
    const [, , id = '', verb = ''] = (request.url ?? '').split('/');
    const action = actions.get(id);
    const tell = (status: number, of: string, fault: unknown = {}) =>
      answer(status, {
        action_id: of,
        status: actions.get(of)?.status,
        creator_id: `urn:globus:auth:identity:${robot.client_id}`,
        details: { told: true },
        ...Object(fault),
      });
    if (id === '' && request.method === 'GET') {
      if (faults.introspect) return answer(500, faults.introspect);
      return answer(200, {
        title: 'Mine',
        globus_auth_scope: scope,
        types: ['Action'],
        api_version: '1.0',
        synchronous: false,
        log_supported: false,
        runnable_by: ['all_authenticated_users'],
        admin_contact: 'me@example.org',
        input_schema: { type: 'object' },
        ...told,
      });
    }
    if (!request.headers.authorization) return answer(401, { code: 'UnauthorizedRequest' });
    if (id === 'run') {
      if (typeof body.body !== 'object') return answer(422, { code: 'RequestValidationError' });
      const known = [...actions].find(([, { request: sent }]) => sent === body.request_id);
      if (known && !faults.again) return tell(200, known[0]);
      const made = `action-${actions.size + 1}`;
      actions.set(made, { status: 'ACTIVE', looks: 0, request: body.request_id });
      return tell(202, made, faults.run);
    }
    if (!action) return answer(404, { code: 'ActionNotFound' });
    if (verb === 'status') {
      if (++action.looks > 1 && action.status === 'ACTIVE') action.status = 'SUCCEEDED';
      return tell(200, id, faults.status);
    }
    if (verb === 'cancel') {
      if (faults.cancel) return answer(500, { description: 'Not made yet' });
      if (action.status !== 'ACTIVE') return answer(409, { code: 'ActionConflict' });
      action.status = 'FAILED';
      return tell(200, id);
    }
    if (verb === 'release') {
      if (action.status === 'ACTIVE') return answer(409, { code: 'ActionConflict' });
      tell(200, id);
      if (!faults.release) actions.delete(id);
      return;
    }
    answer(404, {});
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/mine`;
}

/** What is wrong, by step. */
async function wrong(told: object, faults: Faults, ...args: string[]): Promise<string[]> {
  here.put('body.json', '{ "echo_string": "x" }');
  const url = await provider(told, faults);
  const { out, status } = await all.gflowWith(
    { env: all.asRobot },
    ...['provider', 'check', url, '--json', '--input', 'body.json', '--yes', '--wait', '5', ...args],
  );
  const { findings } = jsonOf('providerCheck', out);
  const found = findings.filter(({ outcome }: { outcome: string }) => outcome === 'wrong');
  expect(status).toBe(found.length > 0 ? 1 : 0);
  return found.map(({ step, message }: { step: string; message: string }) => `${step}: ${message}`);
}

describe('gflow provider check', () => {
  test('a provider of the sandbox', async () => {
    const hello = `${all.url}/actions/hello_world`;
    here.put('hello.json', '{ "echo_string": "x", "sleep_time": 2 }');
    await all.gflow('provider', 'check', hello);
    await all.gflowWith({ env: all.asRobot }, 'provider', 'check', hello, '--input', 'hello.json');
    await all.gflowWith({ env: all.asRobot }, 'provider', 'check', hello, '--input', 'hello.json', '--yes');
    await all.gflow('provider', 'check', hello, '--input', 'hello.json', '--yes');
    await all.gflow('provider', 'check', 'http://example.org/mine');
    await all.gflow('provider', 'check', `${all.url}/nothing`);
    await expect(all.transcript()).toMatchFileSnapshot(golden('provider-check.txt'));
  });

  test('one that keeps to the protocol', async () => {
    expect(await wrong({}, {})).toEqual([]);
  });

  test.each<[string, object, Faults, string[]]>([
    ['tells nothing', {}, { introspect: {} }, ['introspect: GET']],
    [
      'has an input schema that is none',
      { input_schema: { type: 'strng' } },
      {},
      ['introspect: “input_schema”: '],
    ],
    [
      'wants a token for Transfer',
      { globus_auth_scope: 'urn:globus:auth:scope:transfer.api.globus.org:all' },
      {},
      ['run: It asks for a token of urn:globus'],
    ],
    ['is not synchronous as it says', { synchronous: true }, {}, ['run: It says that it is synchronous']],
    [
      'tells of somebody else',
      {},
      { run: { creator_id: 'urn:globus:auth:identity:x' } },
      ['run: “creator_id” is'],
    ],
    ['does it twice', {}, { again: true }, ['run: The same request, sent again']],
    ['has statuses of its own', {}, { status: { status: 'DONE' } }, ['status: “status” must be']],
    [
      'cannot cancel',
      {},
      { cancel: true },
      ['cancel: /cancel of an action that is over answers 500', 'cancel: /cancel answers 500: Not made yet.'],
    ],
    ['forgets nothing', {}, { release: true }, ['release: After /release', 'release: After /release']],
  ])('one that %s', async (_, told, faults, expected) => {
    expect(await wrong(told, faults)).toEqual(expected.map(text => expect.stringContaining(text)));
  });
});
