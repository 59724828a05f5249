import { afterEach, describe, expect, test, vi } from 'vitest';
import { GlobusError } from './problem.ts';
import { scopes } from './scopes.ts';
import { serviceAccount, signInServiceAccount } from './service-account.ts';
import { flow, flowId, robotId } from './testing/documents.ts';
import {
  globusAt,
  quick,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from './testing/service-double.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map(double => double.close()));
});

const secret = 'secret-of-the-robot';
const basic = `Basic ${Buffer.from(`${robotId}:${secret}`).toString('base64')}`;

/** An Auth service that numbers its tokens, and lets the test answer the rest. */
async function authWith(rest: (request: Received) => Reply = () => ({ json: {} }), life = 172_800) {
  let issued = 0;
  const double = await serviceDouble(request => {
    if (request.path !== '/v2/oauth2/token') return rest(request);
    if (request.headers.authorization !== basic) return { status: 401, json: { error: 'invalid_client' } };
    issued += 1;
    const scope = request.form.get('scope');
    return {
      json: { access_token: `t${issued}`, expires_in: life, scope, resource_server: 'x', other_tokens: [] },
    };
  });
  open.push(double);
  return double;
}

const account = (at: ServiceDouble, password = secret) =>
  serviceAccount(at.environment, robotId, password, quick());

describe('tokens', () => {
  test('come by client credentials, with the secret in the header only', async () => {
    const at = await authWith();
    expect(await account(at).token([scopes.transfer, scopes.transfer])).toBe('t1');
    const [request] = at.received;
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: `${scopes.transfer} ${scopes.transfer}`,
    });
    expect(request?.headers.authorization).toBe(basic);
  });

  test('are kept for each set of scopes, in any order', async () => {
    const at = await authWith();
    const robot = account(at);
    expect(await robot.token(['a', 'b'])).toBe('t1');
    expect(await robot.token(['b', 'a'])).toBe('t1');
    expect(await robot.token(['a'])).toBe('t2');
    expect(at.received).toHaveLength(2);
  });

  test('are asked for anew a minute before they expire', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const robot = account(await authWith(undefined, 600));
    expect(await robot.token(['a'])).toBe('t1');
    vi.setSystemTime(539_000);
    expect(await robot.token(['a'])).toBe('t1');
    vi.setSystemTime(540_001);
    expect(await robot.token(['a'])).toBe('t2');
  });

  test('one request serves all who ask at the same time; one who gives up disturbs nobody', async () => {
    const at = await authWith();
    const robot = account(at);
    const quitter = new AbortController();
    const work = [robot.token(['a']), robot.token(['a'], quitter.signal), robot.token(['a'])];
    quitter.abort();
    const results = await Promise.allSettled(work);
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(at.received).toHaveLength(1);
  });

  test('a failure is not kept', async () => {
    let broken = true;
    const double = await serviceDouble(() =>
      broken
        ? { status: 400, json: { error: 'invalid_scope' } }
        : { json: { access_token: 'good', scope: 'a' } },
    );
    open.push(double);
    const robot = account(double);
    await expect(robot.token(['a'])).rejects.toBeInstanceOf(GlobusError);
    broken = false;
    expect(await robot.token(['a'])).toBe('good');
  });
});

test('a token that a service refuses is replaced once, even for what must not be repeated', async () => {
  const at = await authWith(({ headers }) =>
    headers.authorization === 'Bearer t2'
      ? { status: 201, json: flow() }
      : {
          status: 401,
          json: { error: { code: 'AUTHENTICATION_ERROR', detail: 'Expired or invalid Bearer token' } },
        },
  );
  const created = await globusAt(at, account(at)).flows.create({
    title: 'Copy',
    definition: {},
    input_schema: {},
  });
  expect(created.id).toBe(flowId);
  expect(at.received.map(request => request.path)).toEqual([
    '/v2/oauth2/token',
    '/flows',
    '/v2/oauth2/token',
    '/flows',
  ]);
});

test.each([
  ['forward: the computer slept', 7 * 86_400_000],
  ['back: the clock was wrong', -7 * 86_400_000],
])('a clock that jumps %s costs a token at most', async (_, jump) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  // Which token is good is a matter of the service's clock: the first one is not any more.
  let good = 't1';
  const at = await authWith(({ headers }) =>
    headers.authorization === `Bearer ${good}` ? { json: flow() } : { status: 401, json: {} },
  );
  const globus = globusAt(at, account(at));
  expect((await globus.flows.get(flowId)).id).toBe(flowId);
  good = 't2';
  vi.setSystemTime(Date.now() + jump);
  expect((await globus.flows.get(flowId)).id).toBe(flowId);
  expect(at.received.filter(({ path }) => path === '/v2/oauth2/token')).toHaveLength(2);
});

test('a token that is refused again and again is a sign-in problem', async () => {
  const at = await authWith(() => ({
    status: 401,
    json: { error: { code: 'AUTHENTICATION_ERROR', detail: 'no' } },
  }));
  await expect(globusAt(at, account(at)).flows.get(flowId)).rejects.toMatchObject({
    problem: { kind: 'sign-in', remedy: 'Add the service account again with a valid secret.' },
  });
  expect(at.received).toHaveLength(4);
});

describe('signing in', () => {
  test('tries the credentials and finds the name', async () => {
    const username = `${robotId}@clients.auth.globus.org`;
    const at = await authWith(() => ({
      json: { identities: [{ id: robotId, username, name: 'Beamline robot' }] },
    }));
    const robot = await signInServiceAccount(
      at.environment,
      ` ${robotId} `,
      `${secret}\n`,
      undefined,
      quick(),
    );
    expect(robot.identity).toEqual({
      id: robotId,
      urn: `urn:globus:auth:identity:${robotId}`,
      username,
      name: 'Beamline robot',
      kind: 'service-account',
    });
    expect(at.received.at(-1)?.query.get('ids')).toBe(robotId);
  });

  test('a wrong secret is said, and the secret is not', async () => {
    const at = await authWith();
    const work = signInServiceAccount(at.environment, robotId, 'wrong-secret', undefined, quick());
    const error = await work.catch(caught => caught);
    expect(error).toMatchObject({ problem: { kind: 'sign-in', code: 'invalid_client' } });
    expect(JSON.stringify([error.message, error.problem])).not.toContain('wrong-secret');
  });

  test('a service that repeats the secret does not bring it to the screen', async () => {
    const double = await serviceDouble(() => ({
      status: 400,
      json: { error: 'invalid_request', error_description: `cannot use ${secret}` },
    }));
    open.push(double);
    const error = await account(double)
      .token(['a'])
      .catch(caught => caught);
    expect(error.problem.message).toContain('cannot use …');
  });
});
