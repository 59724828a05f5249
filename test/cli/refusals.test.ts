import { createServer } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { good } from './gflow.ts';
import { jsonOf, Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const run = '00000000-0000-4000-8000-000000000000';

/** Every verb that needs somebody to act, with what it takes. */
const VERBS: readonly (readonly string[])[] = [
  ['whoami'],
  ['plan', 'a.flow.json'],
  ['apply', 'a.flow.json', '--yes'],
  ['pull', run],
  ['preflight', run],
  ['run', run],
  ['runs'],
  ['logs', run],
  ['follow', run],
  ['cancel', run],
  ['resume', run],
];

beforeAll(() => {
  here.put('a.flow.json', good);
  const flows = { a: { definition: 'a.flow.json', environments: { sandbox: { flowId: run } } } };
  here.put('globus-flows.json', JSON.stringify({ flows }));
});

/** A server that takes connections and says nothing of ours. */
async function stranger(): Promise<{ url: string; close(): void }> {
  const server = createServer(socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () => void server.close(),
  };
}

async function refused(env: NodeJS.ProcessEnv, args: readonly string[]) {
  const { status, out, err } = await all.gflowWith({ env }, ...args, '--json');
  expect(err).toMatch(/^(?:gflow: [A-Z].*[^ ]\n)+$/);
  expect(err).not.toMatch(/\n\s+at /);
  return { status, err, problem: jsonOf(args[0] ?? '', out).problem };
}

describe.each(VERBS)('gflow %s', (...args) => {
  test('nobody is signed in', async () => {
    expect(await refused({}, args)).toMatchObject({ status: 4, problem: { kind: 'sign-in' } });
  });

  test('the secret is wrong', async () => {
    const env = { ...all.asRobot, GLOBUS_CLI_CLIENT_SECRET: 'expired' };
    expect(await refused(env, args)).toMatchObject({ status: 4, problem: { code: 'invalid_client' } });
  });

  test('something else answers', async () => {
    const { url, close } = await stranger();
    expect(await refused({ ...all.asRobot, GFLOW_SANDBOX: url }, args)).toMatchObject({ status: 2 });
    close();
  });
});
