import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { dataAccess, groupsAll, transferAll } from './scopes.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada } = demo.people;
const { archiveRobot, beamlineRobot } = demo.serviceAccounts;
const { beamlineStorage } = demo.collections;

/** The archive's robot is a service of its own, with a scope. */
const scope = `https://auth.globus.org/scopes/${archiveRobot.client_id}/archive`;
const withTransfer = `${scope}[${transferAll}[${dataAccess(beamlineStorage.id)}]]`;

/** As `ConfidentialAppAuthClient.oauth2_get_dependent_tokens` of the Globus SDK for Python asks. */
const ask = (token: string, more: Record<string, string> = {}, account = archiveRobot) =>
  sandbox.call('POST', '/v2/oauth2/token', {
    headers: { authorization: `Basic ${btoa(`${account.client_id}:${account.client_secret}`)}` },
    form: { grant_type: 'urn:globus:auth:grant_type:dependent_token', token, ...more },
  });
const ls = (token: string) =>
  sandbox.call('GET', `/v0.10/operation/endpoint/${beamlineStorage.id}/ls?path=/data/`, { token });

test('a service goes on for a person, with what they consented to and no more', async () => {
  const shown = await sandbox.token(ada, withTransfer);
  const { status, body, text } = await ask(shown);
  expect(status).toBe(200);
  expect(body).toEqual([
    {
      access_token: expect.any(String),
      expires_in: 172_800,
      token_type: 'Bearer',
      scope: transferAll,
      resource_server: 'transfer.api.globus.org',
    },
  ]);
  expect((await ls(text('0.access_token'))).status).toBe(200);
  const own = await sandbox.token(ada, transferAll);
  expect((await ls(own)).at('code')).toBe('ConsentRequired');

  const named = await ask(shown, { scope: transferAll, access_type: 'offline' });
  const { client_id, client_secret } = archiveRobot;
  const refresh_token = named.text('0.refresh_token');
  const form = { grant_type: 'refresh_token', refresh_token, client_id, client_secret };
  const refreshed = await sandbox.call('POST', '/v2/oauth2/token', { form });
  await sandbox.restart();
  expect((await ls(refreshed.text('access_token'))).status).toBe(200);

  const refused = await ask(shown, { scope: `${transferAll} ${groupsAll}` });
  expect([refused.status, refused.at('error')]).toEqual([403, 'dependent_consent_required']);
  expect(refused.at('errors.0')).toMatchObject({
    code: 'DEPENDENT_CONSENT_REQUIRED',
    unapproved_scopes: [groupsAll],
  });
});

test('a service account consents to what is asked for by name, and to what it named itself', async () => {
  const bare = await sandbox.robotToken(scope);
  expect((await ask(bare)).body).toEqual([]);
  const two = await ask(bare, { scope: `${transferAll} ${groupsAll}` });
  expect([two.at('0.resource_server'), two.at('1.resource_server')]).toEqual([
    'transfer.api.globus.org',
    'groups.api.globus.org',
  ]);
  expect((await ls(two.text('0.access_token'))).status).toBe(200);
  expect((await ask(await sandbox.robotToken(withTransfer))).at('0.scope')).toBe(transferAll);
});

test('it is for the service that the token is for, with a secret and with a token that is good', async () => {
  const shown = await sandbox.token(ada, withTransfer);
  expect(await ask(shown, {}, beamlineRobot)).toMatchObject({
    status: 401,
    body: { error: 'invalid_grant' },
  });
  expect(await ask('nope')).toMatchObject({ status: 401, body: { error: 'invalid_grant' } });
  expect(await ask(shown, { scope: 'urn:no:such' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_scope' },
  });
  const form = {
    grant_type: 'urn:globus:auth:grant_type:dependent_token',
    token: shown,
    client_id: demo.nativeClientId,
  };
  const native = await sandbox.call('POST', '/v2/oauth2/token', { form });
  expect([native.status, native.at('error')]).toEqual([401, 'invalid_client']);
});
