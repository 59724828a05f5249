import { expect, test } from 'vitest';
import type { StoredAccount } from '../../../globus/src/index.ts';
import { sandboxAt } from '../../../globus/src/index.ts';
import { LiveSession } from './live-session.ts';

const environment = sandboxAt('http://127.0.0.1:9');
const identity = { id: 'a', urn: 'urn:a', username: 'ada@x', name: 'Ada', kind: 'person' } as const;

const ada = (scope: string, accessToken: string): StoredAccount => ({
  kind: 'person',
  environment: 'http://127.0.0.1:9',
  session: {
    environment: 'http://127.0.0.1:9',
    clientId: 'n',
    identity,
    tokens: { x: { accessToken, scopes: [scope], expiresAt: Date.now() + 3_600_000 } },
  },
});

test('whoever holds a session can use the tokens of a later consent', async () => {
  const session = new LiveSession(environment, async () => {});
  session.update(ada('urn:globus:auth:scope:x:one', 't1'));
  expect(await session.token(['urn:globus:auth:scope:x:one'])).toBe('t1');
  await expect(session.token(['urn:globus:auth:scope:x:two'])).rejects.toMatchObject({
    problem: { kind: 'consent', requiredScopes: ['urn:globus:auth:scope:x:two'] },
  });
  session.update(ada('urn:globus:auth:scope:x:two', 't2'));
  expect(await session.token(['urn:globus:auth:scope:x:two'])).toBe('t2');
});

test('a service account keeps the name that the service gave it', () => {
  const session = new LiveSession(environment, async () => {});
  const account = { clientId: 'c', clientSecret: 's', name: 'Robot', environment: 'http://127.0.0.1:9' };
  session.update({ kind: 'service-account', ...account });
  expect(session.identity).toMatchObject({ id: 'c', name: 'Robot', kind: 'service-account' });
});
