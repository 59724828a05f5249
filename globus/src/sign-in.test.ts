import { afterEach, describe, expect, test } from 'vitest';
import { challengeOf } from './pkce.ts';
import { resourceServerOf, scopes } from './scopes.ts';
import { type SignInOptions, signInPerson } from './sign-in.ts';
import { ada, adaId } from './testing/documents.ts';
import {
  quick,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from './testing/service-double.ts';
import type { StoredSession } from './tokens.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

/** An Auth service that honours one code, for whoever proves to have asked for it. */
async function authService(): Promise<ServiceDouble & { challenge: URLSearchParams }> {
  const challenge = new URLSearchParams();
  const answer = ({ path, form, headers }: Received): Reply => {
    if (path === '/v2/oauth2/userinfo') {
      if (headers.authorization !== 'Bearer auth-token') return { status: 401 };
      return { json: { sub: adaId, preferred_username: ada.username, name: ada.name } };
    }
    const proven = challengeOf(form.get('code_verifier') ?? '') === challenge.get('code_challenge');
    const redirect = form.get('redirect_uri') === challenge.get('redirect_uri');
    if (form.get('code') !== 'the-code' || !proven || !redirect) {
      return { status: 401, json: { error: 'invalid_grant' } };
    }
    const [first, ...others] = [
      ...new Set((challenge.get('scope') ?? '').split(' ').map(resourceServerOf)),
    ].map(server => ({
      access_token: server === 'auth.globus.org' ? 'auth-token' : `token of ${server}`,
      refresh_token: `refresh of ${server}`,
      resource_server: server,
      scope: (challenge.get('scope') ?? '')
        .split(' ')
        .filter(scope => resourceServerOf(scope) === server)
        .join(' '),
      expires_in: 172_800,
    }));
    return { json: { ...first, other_tokens: others } };
  };
  const double = await serviceDouble(answer);
  open.push(double);
  return { ...double, challenge };
}

type Auth = Awaited<ReturnType<typeof authService>>;

/** A browser that goes to the address and comes back with this query (plus the state). */
function browser(auth: Auth, query: Record<string, string>, pages: Response[] = []): SignInOptions['open'] {
  return async address => {
    const asked = new URL(address);
    for (const [key, value] of asked.searchParams) auth.challenge.set(key, value);
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ state: asked.searchParams.get('state') ?? '', ...query }).toString();
    pages.push(await fetch(back));
  };
}

function options(auth: Auth, changes: Partial<SignInOptions> = {}): SignInOptions {
  return {
    environment: auth.environment,
    clientId: 'native-app',
    scopes: [scopes.viewFlows],
    open: browser(auth, { code: 'the-code' }),
    redirect: 'loopback',
    settings: quick(),
    ...changes,
  };
}

describe('in the browser', () => {
  test('the code comes back by itself, and only its owner can redeem it', async () => {
    const auth = await authService();
    const pages: Response[] = [];
    const session = await signInPerson(options(auth, { open: browser(auth, { code: 'the-code' }, pages) }));
    expect(session).toMatchObject({
      environment: auth.environment.auth,
      clientId: 'native-app',
      identity: ada,
      tokens: {
        'auth.globus.org': { accessToken: 'auth-token', refreshToken: 'refresh of auth.globus.org' },
        'flows.globus.org': { accessToken: 'token of flows.globus.org', scopes: [scopes.viewFlows] },
      },
    });
    expect(Object.fromEntries(auth.challenge)).toMatchObject({
      client_id: 'native-app',
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      response_type: 'code',
      code_challenge_method: 'S256',
      access_type: 'offline',
      scope: `openid profile email ${scopes.viewFlows}`,
    });
    expect(pages[0]?.status).toBe(200);
    expect(await pages[0]?.text()).toContain('You are signed in');
    expect(pages[0]?.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('the door is closed afterwards', async () => {
    const auth = await authService();
    await signInPerson(options(auth));
    await expect(fetch(auth.challenge.get('redirect_uri') ?? '')).rejects.toThrow();
  });

  test('an answer with another state neither succeeds nor ends the sign-in', async () => {
    const auth = await authService();
    const pages: Response[] = [];
    const open = async (address: string) => {
      await browser(auth, { code: 'stolen', state: 'of somebody else' }, pages)(address);
      await browser(auth, { error: 'access_denied', state: '' }, pages)(address);
      await browser(auth, { code: 'the-code' }, pages)(address);
    };
    expect((await signInPerson(options(auth, { open }))).identity.id).toBe(adaId);
    expect(pages.map(page => page.status)).toEqual([400, 400, 200]);
  });

  test('what is not the answer is not found', async () => {
    const auth = await authService();
    const open = async (address: string) => {
      const redirect = new URL(address).searchParams.get('redirect_uri') ?? '';
      expect((await fetch(`${redirect}/favicon.ico`)).status).toBe(404);
      expect((await fetch(redirect, { method: 'POST' })).status).toBe(404);
      await browser(auth, { code: 'the-code' })(address);
    };
    await signInPerson(options(auth, { open }));
  });

  test('demands of a service are passed on', async () => {
    const auth = await authService();
    const authorizationParameters = {
      session_required_policies: ['p', 'q'],
      session_required_mfa: true,
      prompt: 'login',
    };
    await signInPerson(options(auth, { authorizationParameters }));
    expect(Object.fromEntries(auth.challenge)).toMatchObject({
      session_required_policies: 'p,q',
      session_required_mfa: 'true',
      prompt: 'login',
    });
  });
});

describe('no success', () => {
  test.each([
    ['denied', { error: 'access_denied' }, 'access_denied', 'was not granted'],
    ['refused for another reason', { error: 'server_error' }, 'server_error', 'refused it (server_error)'],
    ['without a code', {}, 'no code', 'refused it (no code)'],
  ])('%s', async (_, query, code, words) => {
    const auth = await authService();
    const pages: Response[] = [];
    const error = await signInPerson(options(auth, { open: browser(auth, query, pages) })).catch(
      caught => caught,
    );
    expect(error.problem).toMatchObject({ kind: 'sign-in', code });
    expect(error.problem.message).toContain(words);
    expect(await pages[0]?.text()).toContain('You are not signed in');
  });

  test('a code that Auth does not know', async () => {
    const auth = await authService();
    const error = await signInPerson(options(auth, { open: browser(auth, { code: 'guessed' }) })).catch(
      c => c,
    );
    expect(error.problem).toMatchObject({ kind: 'sign-in', code: 'invalid_grant' });
    expect(error.problem.message).not.toContain('guessed');
  });

  test('nobody comes back', async () => {
    const auth = await authService();
    const work = signInPerson(options(auth, { open: async () => {}, timeout: 20 }));
    await expect(work).rejects.toMatchObject({ problem: { kind: 'sign-in', code: 'TIMEOUT' } });
  });

  test('stopped by the caller', async () => {
    const auth = await authService();
    const stop = new AbortController();
    const work = signInPerson(options(auth, { open: async () => stop.abort(), signal: stop.signal }));
    await expect(work).rejects.toMatchObject({ problem: { kind: 'cancelled' } });
    await expect(signInPerson(options(auth, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      problem: { kind: 'cancelled' },
    });
  });

  test('a browser that cannot be opened', async () => {
    const auth = await authService();
    const work = signInPerson(options(auth, { open: () => Promise.reject(new Error('no browser')) }));
    await expect(work).rejects.toMatchObject({ problem: { kind: 'sign-in' } });
    await expect(work).rejects.toThrow('the browser could not be asked (no browser)');
  });
});

describe('with a code to paste', () => {
  test('the page of Auth shows it', async () => {
    const auth = await authService();
    const open = async (address: string) => {
      for (const [key, value] of new URL(address).searchParams) auth.challenge.set(key, value);
    };
    const session = await signInPerson(
      options(auth, { redirect: 'paste', open, pasteCode: async () => '  the-code\n' }),
    );
    expect(session.identity.name).toBe('Ada Alvarez');
    expect(auth.challenge.get('redirect_uri')).toBe(`${auth.environment.auth}/v2/web/auth-code`);
  });

  test.each([[undefined], ['  ']])('giving up with %j', async code => {
    const auth = await authService();
    const work = signInPerson(
      options(auth, { redirect: 'paste', open: async () => {}, pasteCode: async () => code }),
    );
    await expect(work).rejects.toMatchObject({ problem: { kind: 'cancelled' } });
    expect(auth.received).toEqual([]);
  });
});

describe('extending a session', () => {
  const previous = (id: string): StoredSession => ({
    environment: 'x',
    clientId: 'native-app',
    identity: { ...ada, id },
    tokens: {
      'flows.globus.org': { accessToken: 'old flows', scopes: [scopes.viewFlows], expiresAt: 1 },
      'transfer.api.globus.org': { accessToken: 'old transfer', scopes: [scopes.transfer], expiresAt: 1 },
    },
  });

  test('keeps other tokens, and asks again for the scopes that share a server', async () => {
    const auth = await authService();
    const session = await signInPerson(
      options(auth, { scopes: [`${scopes.manageFlows}[*x]`], previous: previous(adaId) }),
    );
    expect(auth.challenge.get('scope')).toBe(
      `openid profile email ${scopes.manageFlows}[*x] ${scopes.viewFlows}`,
    );
    expect(session.tokens['transfer.api.globus.org']?.accessToken).toBe('old transfer');
    expect(session.tokens['flows.globus.org']?.accessToken).toBe('token of flows.globus.org');
  });

  test('not with the tokens of somebody else', async () => {
    const auth = await authService();
    const session = await signInPerson(options(auth, { previous: previous('somebody-else') }));
    expect(Object.keys(session.tokens).sort()).toEqual(['auth.globus.org', 'flows.globus.org']);
  });
});
