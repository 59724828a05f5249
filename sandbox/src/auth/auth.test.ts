import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { flowsService, transferAll } from './scopes.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const robot = demo.serviceAccounts.beamlineRobot;
const viewIdentities = 'urn:globus:auth:scope:auth.globus.org:view_identities';
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  sandbox.call('POST', '/v2/oauth2/token', { form, headers });

describe('client credentials', () => {
  test('give one token for each resource server and no refresh token', async () => {
    const scope = `${transferAll} ${flowsService}/manage_flows ${flowsService}/view_flows`;
    const answer = await ask(
      { grant_type: 'client_credentials', scope },
      basic(robot.client_id, robot.client_secret),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.any(String),
      expires_in: 172_800,
      token_type: 'Bearer',
      scope: transferAll,
      resource_server: 'transfer.api.globus.org',
      other_tokens: [
        {
          access_token: expect.any(String),
          expires_in: 172_800,
          token_type: 'Bearer',
          scope: `${flowsService}/manage_flows ${flowsService}/view_flows`,
          resource_server: 'flows.globus.org',
        },
      ],
    });
  });

  test('are taken from the form too, and a wrong secret is refused', async () => {
    const form = { grant_type: 'client_credentials', scope: transferAll, client_id: robot.client_id };
    expect((await ask({ ...form, client_secret: robot.client_secret })).status).toBe(200);
    const wrong = await ask({ ...form, client_secret: 'guess' });
    expect([wrong.status, wrong.at('error')]).toEqual([401, 'invalid_client']);
    const native = await ask({ ...form, client_id: demo.nativeClientId });
    expect([native.status, native.at('error')]).toEqual([401, 'invalid_client']);
  });

  test.each([
    ['an unknown scope', { scope: 'urn:no:such' }, 'invalid_scope'],
    [
      'a flow that does not exist',
      { scope: 'https://auth.globus.org/scopes/x/flow_x_user' },
      'invalid_scope',
    ],
    ['unbalanced brackets', { scope: `${transferAll}[` }, 'invalid_scope'],
    ['no scope', {}, 'invalid_scope'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('refuse %s', async (_, form, error) => {
    const answer = await ask(
      { grant_type: 'client_credentials', ...form },
      basic(robot.client_id, robot.client_secret),
    );
    expect([answer.status, answer.at('error')]).toEqual([400, error]);
  });
});

describe('signing in', () => {
  const authorize = (more: Record<string, string>) =>
    sandbox.call(
      'GET',
      `/v2/oauth2/authorize?${new URLSearchParams({
        client_id: demo.nativeClientId,
        redirect_uri: 'http://127.0.0.1:1',
        scope: 'openid',
        response_type: 'code',
        code_challenge: 'c',
        code_challenge_method: 'S256',
        state: 's',
        ...more,
      })}`,
    );

  test('shows the people as links that lead back with code and state', async () => {
    const page = await authorize({});
    expect(page.status).toBe(200);
    const links = [...String(page.body).matchAll(/href="([^"]*)"/g)].map(match => match[1] ?? '');
    const own = links.find(link => link.includes(ben.id))?.replaceAll('&#38;', '&') ?? '';
    const back = await sandbox.call('GET', own);
    expect(back.status).toBe(302);
    const location = new URL(back.headers.get('location') ?? '');
    expect([location.port, location.searchParams.get('state')]).toEqual(['1', 's']);
    expect(location.searchParams.get('code')).toBeTruthy();
  });

  test('ends with tokens for every resource server, refresh tokens and an id token', async () => {
    const scope = `openid profile email ${viewIdentities} ${flowsService}/all ${transferAll}`;
    const answer = await sandbox.signIn(ada, scope, { access_type: 'offline' });
    expect(answer.status).toBe(200);
    expect(answer.at('resource_server')).toBe('auth.globus.org');
    expect(answer.at('other_tokens.1.resource_server')).toBe('transfer.api.globus.org');
    expect(answer.at('state')).toBe('the-state');
    const claims = JSON.parse(
      Buffer.from(answer.text('id_token').split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({ sub: ada.id, email: ada.email, aud: demo.nativeClientId });

    const userinfo = await sandbox.call('GET', '/v2/oauth2/userinfo', { token: answer.text('access_token') });
    expect(userinfo.body).toMatchObject({ sub: ada.id, preferred_username: ada.username, email: ada.email });

    const refreshed = await ask({
      grant_type: 'refresh_token',
      refresh_token: answer.text('other_tokens.1.refresh_token'),
      client_id: demo.nativeClientId,
    });
    expect(refreshed.at('resource_server')).toBe('transfer.api.globus.org');
    expect(refreshed.text('access_token')).not.toBe(answer.text('other_tokens.1.access_token'));
  });

  test('needs the verifier of the challenge, and takes a code only once', async () => {
    const back = await authorize({ sandbox_identity: ada.id });
    const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://127.0.0.1:1',
      client_id: demo.nativeClientId,
      code_verifier: 'not-it',
    };
    const answer = await ask(form);
    expect([answer.status, answer.body]).toEqual([401, { error: 'invalid_grant' }]);
    expect((await ask(form)).status).toBe(401);
  });

  test('can be refused by the person', async () => {
    const back = await authorize({ sandbox_identity: 'denied' });
    expect(back.headers.get('location')).toContain('error=access_denied');
  });

  test('shows the code for pasting on the copy-paste page', async () => {
    const redirect_uri = `${sandbox.url()}/v2/web/auth-code`;
    const back = await authorize({ redirect_uri, sandbox_identity: ada.id });
    const page = await sandbox.call('GET', back.headers.get('location') ?? '');
    expect(page.body).toContain('Paste this code');
  });

  test.each([
    ['an unknown scope', { scope: 'openid urn:no:such' }, 'UNKNOWN_SCOPE_ERROR'],
    ['an unknown dependent scope', { scope: `${transferAll}[*urn:no:such]` }, 'UNKNOWN_SCOPE_ERROR'],
    ['a foreign redirect', { redirect_uri: 'https://evil.example/' }, 'Mismatch redirect url'],
    ['an unknown client', { client_id: 'nobody' }, 'Unknown client'],
  ])('stays on an error page for %s', async (_, more, words) => {
    const page = await authorize({ sandbox_identity: ada.id, ...more });
    expect(page.status).toBe(400);
    expect(page.headers.get('location')).toBeNull();
    expect(page.body).toContain(words);
  });

  test('needs PKCE with S256', async () => {
    const back = await authorize({ code_challenge_method: 'plain' });
    expect(back.headers.get('location')).toContain('error=invalid_request');
  });

  test('shows markup in a request as text', async () => {
    const page = await authorize({ scope: '<script>x</script>' });
    expect(page.body).not.toContain('<script>');
  });
});

describe('tokens', () => {
  test('are introspected by a service account', async () => {
    const token = await sandbox.token(ada, transferAll);
    const introspect = (text: string) =>
      sandbox.call('POST', '/v2/oauth2/token/introspect', {
        form: { token: text },
        headers: basic(robot.client_id, robot.client_secret),
      });
    expect((await introspect(token)).body).toMatchObject({
      active: true,
      scope: transferAll,
      username: ada.username,
      sub: ada.id,
      client_id: demo.nativeClientId,
      aud: ['transfer.api.globus.org', demo.nativeClientId],
    });
    expect((await introspect('nonsense')).body).toEqual({ active: false });
    const nobody = await sandbox.call('POST', '/v2/oauth2/token/introspect', { form: { token } });
    expect(nobody.status).toBe(401);
  });

  test('are told to be good or not, and nothing else', async () => {
    const validate = async (token: string) => {
      const form = { token, client_id: demo.nativeClientId };
      return (await sandbox.call('POST', '/v2/oauth2/token/validate', { form })).body;
    };
    expect(await validate(await sandbox.token(ada, transferAll))).toEqual({ active: true });
    expect(await validate('nonsense')).toEqual({ active: false });
  });

  test('are dead once revoked', async () => {
    const token = await sandbox.token(ada, transferAll);
    const form = { token, client_id: demo.nativeClientId };
    const revoked = await sandbox.call('POST', '/v2/oauth2/token/revoke', { form });
    expect([revoked.status, revoked.body]).toEqual([200, { active: false }]);
    const answer = await sandbox.call('GET', '/v0.10/task_list', { token });
    expect([answer.status, answer.at('code')]).toEqual([401, 'AuthenticationFailed']);
  });
});

describe('identities', () => {
  const lookUp = async (query: string) =>
    sandbox.call('GET', `/v2/api/identities?${query}`, { token: await sandbox.token(ada, viewIdentities) });

  test('have providers, which are found by id and by domain', async () => {
    const token = await sandbox.token(ada, viewIdentities);
    const find = async (query: string) =>
      (await sandbox.call('GET', `/v2/api/identity_providers?${query}`, { token })).at('identity_providers');
    const university = expect.objectContaining({ name: 'Sandbox University', domains: ['sandbox.example'] });
    expect(await find('domains=sandbox.example')).toEqual([university]);
    expect(await find('ids=3a74877b-e2a3-44b1-8958-ede1031b1827')).toMatchObject([{ name: 'Globus Auth' }]);
    expect(await find('domains=elsewhere.example')).toEqual([]);
  });

  test('are found by username, service accounts too, and unknown ones are missing', async () => {
    const answer = await lookUp(`usernames=Ben@Sandbox.example,${robot.username},nobody@sandbox.example`);
    expect(answer.body).toEqual({
      identities: [
        {
          id: ben.id,
          username: ben.username,
          name: ben.name,
          email: ben.email,
          organization: 'Sandbox University',
          status: 'used',
          identity_type: 'login',
          identity_provider: expect.any(String),
        },
        {
          id: robot.client_id,
          username: robot.username,
          name: robot.name,
          email: null,
          organization: null,
          status: 'used',
          identity_type: null,
          identity_provider: '3a74877b-e2a3-44b1-8958-ede1031b1827',
        },
      ],
    });
  });

  test('are found by id, with either ids or usernames', async () => {
    expect((await lookUp(`ids=${ada.id}`)).at('identities.0.username')).toBe(ada.username);
    expect((await lookUp('')).status).toBe(400);
    const one = await sandbox.call('GET', `/v2/api/identities/${ada.id}`, {
      headers: basic(robot.client_id, robot.client_secret),
    });
    expect(one.at('identity.id')).toBe(ada.id);
  });

  test('need a token', async () => {
    const answer = await sandbox.call('GET', `/v2/api/identities?ids=${ada.id}`);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errors: [
        {
          status: '401',
          id: expect.any(String),
          code: 'UNAUTHORIZED',
          title: 'Unauthorized',
          detail: 'Call must be authenticated',
        },
      ],
      error: 'unauthorized',
      error_description: 'Unauthorized',
    });
  });
});

test('consents are shown as a forest of what was allowed', async () => {
  const dataAccess = `https://auth.globus.org/scopes/${demo.collections.beamlineStorage.id}/data_access`;
  const viewConsents = 'urn:globus:auth:scope:auth.globus.org:view_consents';
  const token = await sandbox.token(ben, `${viewConsents} ${transferAll}[*${dataAccess}]`);
  const answer = await sandbox.call('GET', `/v2/api/identities/${ben.id}/consents`, { token });
  const consents = Array.isArray(answer.at('consents')) ? answer.at('consents') : [];
  const [parent, child] = [
    { scope_name: transferAll, dependency_path: [expect.any(Number)] },
    { scope_name: dataAccess, dependency_path: [expect.any(Number), expect.any(Number)] },
  ];
  expect(consents).toEqual(
    expect.arrayContaining([expect.objectContaining(parent), expect.objectContaining(child)]),
  );
});
