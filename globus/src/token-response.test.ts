import { expect, test } from 'vitest';
import { isFresh, parseTokens } from './token-response.ts';

test('one token for each resource server', () => {
  const answer = {
    access_token: 'a',
    expires_in: 10,
    scope: 'openid email',
    resource_server: 'auth.globus.org',
    refresh_token: 'r',
    other_tokens: [
      { access_token: 'b', scope: 'x', resource_server: 'flows.globus.org' },
      { nonsense: true },
    ],
  };
  expect(parseTokens(answer, 1000)).toEqual({
    'auth.globus.org': {
      accessToken: 'a',
      refreshToken: 'r',
      scopes: ['openid', 'email'],
      expiresAt: 11_000,
    },
    'flows.globus.org': { accessToken: 'b', scopes: ['x'], expiresAt: 1000 + 48 * 3_600_000 },
  });
});

test.each([undefined, {}, 'text', { access_token: 1 }, { other_tokens: [] }])('no token in %j', answer => {
  expect(parseTokens(answer, 0)).toBeUndefined();
});

test('a token counts as expired a minute early', () => {
  const token = { accessToken: 'a', scopes: [], expiresAt: 100_000 };
  expect(isFresh(token, 39_999)).toBe(true);
  expect(isFresh(token, 40_000)).toBe(false);
});
