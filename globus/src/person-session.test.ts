import { afterEach, describe, expect, test } from 'vitest';
import { sandboxAt } from './environment.ts';
import { globus } from './globus.ts';
import { personSession } from './person-session.ts';
import { scopes } from './scopes.ts';
import { signOutPerson } from './sign-out.ts';
import { ada, flow, flowId } from './testing/documents.ts';
import {
  globusAt,
  quick,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from './testing/service-double.ts';
import type { StoredSession, StoredToken } from './tokens.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

const hour = 3_600_000;
const token = (name: string, scope: string, life: number): StoredToken => ({
  accessToken: `${name}-0`,
  refreshToken: `${name}-refresh`,
  scopes: [scope],
  expiresAt: Date.now() + life,
});

async function start(rest: (request: Received) => Reply = () => ({ json: flow() })): Promise<ServiceDouble> {
  let issued = 0;
  const double = await serviceDouble(request => {
    if (request.path !== '/v2/oauth2/token') return rest(request);
    const name = request.form.get('refresh_token')?.replace('-refresh', '');
    if (name === 'dead') return { status: 401, json: { error: 'invalid_grant' } };
    issued += 1;
    const scope = name === 'flows' ? scopes.viewFlows : scopes.transfer;
    return { json: { access_token: `${name}-${issued}`, expires_in: 172_800, scope, resource_server: name } };
  });
  open.push(double);
  return double;
}

function stored(at: ServiceDouble, tokens: Record<string, StoredToken>): StoredSession {
  return { environment: at.environment.auth, clientId: 'native-app', identity: ada, tokens };
}

function session(at: ServiceDouble, tokens: Record<string, StoredToken>) {
  const saved: StoredSession[] = [];
  const person = personSession(
    stored(at, tokens),
    async changed => void saved.push(structuredClone(changed)),
    undefined,
    quick(),
  );
  return { person, saved };
}

describe('handing out tokens', () => {
  test('the one that covers the scopes, while it is fresh', async () => {
    const at = await start();
    const { person } = session(at, {
      'transfer.api.globus.org': token('transfer', scopes.transfer, hour),
      'flows.globus.org': token('flows', scopes.viewFlows, hour),
    });
    expect(await person.token([`${scopes.transfer}[*x]`])).toBe('transfer-0');
    expect(await person.token([scopes.viewFlows])).toBe('flows-0');
    expect(at.received).toEqual([]);
  });

  test('a scope that is not held needs consent, for what was to be done', async () => {
    const { person } = session(await start(), {});
    await expect(
      globus(person.environment, person, quick()).flows.run({ id: flowId, title: 'Copy' }, { body: {} }),
    ).rejects.toMatchObject({
      problem: {
        kind: 'consent',
        operation: 'start the run of “Copy”',
        message: 'Could not start the run of “Copy”: Ada Alvarez has not yet agreed to this.',
        requiredScopes: [expect.stringContaining(flowId)],
      },
    });
  });
});

describe('refreshing', () => {
  test('an expired token, once for all who ask, stored before it is handed out', async () => {
    const at = await start();
    const { person, saved } = session(at, { 'flows.globus.org': token('flows', scopes.viewFlows, 30_000) });
    const tokens = await Promise.all([1, 2, 3].map(() => person.token([scopes.viewFlows])));
    expect(tokens).toEqual(['flows-1', 'flows-1', 'flows-1']);
    expect(at.received).toHaveLength(1);
    expect(Object.fromEntries(at.received[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'flows-refresh',
      client_id: 'native-app',
    });
    expect(saved).toHaveLength(1);
    expect(saved[0]?.tokens['flows.globus.org']).toMatchObject({
      accessToken: 'flows-1',
      refreshToken: 'flows-refresh',
    });
    expect(await person.token([scopes.viewFlows])).toBe('flows-1');
  });

  test('two servers at once: neither loses what the other stored', async () => {
    const at = await start();
    const { person, saved } = session(at, {
      'transfer.api.globus.org': token('transfer', scopes.transfer, 0),
      'flows.globus.org': token('flows', scopes.viewFlows, 0),
    });
    await Promise.all([person.token([scopes.viewFlows]), person.token([scopes.transfer])]);
    const last = Object.values(saved.at(-1)?.tokens ?? {}).map(item => item.accessToken);
    expect(last.sort()).toEqual([
      expect.stringMatching(/^flows-[12]$/),
      expect.stringMatching(/^transfer-[12]$/),
    ]);
  });

  test('a token that looks valid but is refused', async () => {
    const at = await start(({ headers }) =>
      headers.authorization === 'Bearer flows-0'
        ? { status: 401, json: { error: { code: 'AUTHENTICATION_ERROR', detail: 'Expired' } } }
        : { json: flow() },
    );
    const { person } = session(at, { 'flows.globus.org': token('flows', scopes.viewFlows, hour) });
    expect((await globusAt(at, person).flows.get(flowId)).title).toBe('Copy');
  });

  test('a dead refresh token means signing in again', async () => {
    const at = await start();
    const { person } = session(at, { 'flows.globus.org': token('dead', scopes.viewFlows, 0) });
    await expect(globusAt(at, person).flows.get(flowId)).rejects.toMatchObject({
      problem: {
        kind: 'sign-in',
        message: `Could not read the flow ${flowId}: the sign-in of Ada Alvarez (ada@sandbox.example) has expired or was withdrawn.`,
        remedy: 'Sign in again.',
      },
    });
  });

  test('no refresh token means the same, and nothing is sent', async () => {
    const at = await start();
    const { refreshToken: _, ...without } = token('flows', scopes.viewFlows, 0);
    const { person } = session(at, { 'flows.globus.org': without });
    await expect(person.token([scopes.viewFlows])).rejects.toMatchObject({ problem: { kind: 'sign-in' } });
    expect(at.received).toEqual([]);
  });
});

test('tokens are not used in another environment', async () => {
  const at = await start();
  const { person } = session(at, {});
  expect(() => globus(sandboxAt('http://127.0.0.1:9'), person)).toThrow(/the sign-in belongs to Sandbox at/);
});

test('a sandbox that moved is followed only where that is said', async () => {
  const [old, moved] = [await start(), await start()];
  const tokens = { 'flows.globus.org': token('flows', scopes.viewFlows, 0) };
  const person = personSession(stored(old, tokens), async () => {}, moved.environment, quick());
  expect(await person.token([scopes.viewFlows])).toBe('flows-1');
  expect([old.received.length, moved.received.length]).toEqual([0, 1]);
});

test('signing out revokes every token', async () => {
  const at = await start(() => ({ json: { active: false } }));
  await signOutPerson(
    stored(at, { x: token('flows', scopes.viewFlows, hour) }),
    undefined,
    undefined,
    quick(),
  );
  expect(at.received.map(({ path, form }) => [path, form.get('token'), form.get('client_id')])).toEqual(
    expect.arrayContaining([
      ['/v2/oauth2/token/revoke', 'flows-refresh', 'native-app'],
      ['/v2/oauth2/token/revoke', 'flows-0', 'native-app'],
    ]),
  );
});
