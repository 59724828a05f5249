import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

const scope = 'urn:globus:auth:scope:auth.globus.org:manage_projects';
const transferAll = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const { ada, ben } = demo.people;
const { beamlineRobot } = demo.serviceAccounts;

let sandbox: Harness;
let token: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  token = await sandbox.token(ada, scope);
});
afterAll(() => sandbox.close());

const call = (method: string, path: string, body?: Parameters<Harness['call']>[2]) =>
  sandbox.call(method, `/v2/api${path}`, { token, ...body });
const register = async (name: string, project: string = demo.project.id) =>
  (
    await call('POST', '/clients', { body: { client: { name, project, client_type: 'client_identity' } } })
  ).text('client.id');

describe('projects', () => {
  test('are those that one administers', async () => {
    const mine = await call('GET', '/projects');
    expect(mine.at('projects.0')).toMatchObject({
      id: demo.project.id,
      display_name: 'Beamline 7',
      admin_ids: [ada.id],
      admin_group_ids: null,
      admins: { identities: [{ id: ada.id, username: ada.username }], groups: [] },
    });
    const other = await call('GET', '/projects', { token: await sandbox.robotToken(scope) });
    expect(other.body).toEqual({ projects: [] });
  });

  test('are made, shared and never left without an administrator', async () => {
    const made = await call('POST', '/projects', {
      body: { project: { display_name: 'Night shift', contact_email: 'ada@sandbox.example' } },
    });
    expect(made.at('project.admin_ids')).toEqual([ada.id]);
    const path = `/projects/${made.text('project.id')}`;
    const shared = await call('PUT', path, { body: { project: { admin_ids: [ada.id, ben.id] } } });
    expect(shared.at('project.admin_ids')).toEqual([ada.id, ben.id]);
    expect((await call('GET', path, { token: await sandbox.token(ben, scope) })).status).toBe(200);
    expect((await call('PUT', path, { body: { project: { admin_ids: [] } } })).status).toBe(400);
  });

  test('of others are not there, and without the scope nothing is', async () => {
    const bens = await sandbox.token(ben, scope);
    expect((await call('GET', `/projects/${demo.project.id}`, { token: bens })).status).toBe(404);
    expect((await call('GET', `/clients/${beamlineRobot.client_id}`, { token: bens })).status).toBe(404);
    expect((await call('GET', '/projects', { token: await sandbox.token(ada, transferAll) })).status).toBe(
      403,
    );
  });
});

describe('a service account', () => {
  test('is registered, gets a secret that is shown once, and acts with it', async () => {
    const client = await register('Night robot');
    const made = await call('POST', `/clients/${client}/credentials`, {
      body: { credential: { name: 'laptop' } },
    });
    const secret = made.text('credential.secret');
    const listed = await call('GET', `/clients/${client}/credentials`);
    expect(listed.at('credentials.0')).toMatchObject({ name: 'laptop', client, secret: null });
    const robot = await sandbox.robotToken(transferAll, { client_id: client, client_secret: secret });
    expect(robot).toMatch(/^sandbox_/);
    const known = await call('GET', `/identities?usernames=${client}@clients.auth.globus.org`, {
      token: await sandbox.token(ada, 'urn:globus:auth:scope:auth.globus.org:view_identities'),
    });
    expect(known.at('identities.0.name')).toBe('Night robot');
  });

  test('may have several secrets; each is good until it is deleted', async () => {
    const client = await register('Rotating robot');
    const path = `/clients/${client}/credentials`;
    const [first, second] = await Promise.all(
      ['old', 'new'].map(name => call('POST', path, { body: { credential: { name } } })),
    );
    if (!first || !second) throw new Error('two secrets were asked for');
    await call('DELETE', `${path}/${first.text('credential.id')}`);
    const ask = (client_secret: string) =>
      sandbox.call('POST', '/v2/oauth2/token', {
        form: { grant_type: 'client_credentials', client_id: client, client_secret, scope: transferAll },
      });
    expect((await ask(first.text('credential.secret'))).at('error')).toBe('invalid_client');
    expect((await ask(second.text('credential.secret'))).status).toBe(200);
  });

  test('is there after a restart, its secret on no disk', async () => {
    const client = await register('Lasting robot');
    const body = { credential: { name: 'laptop' } };
    const secret = (await call('POST', `/clients/${client}/credentials`, { body })).text('credential.secret');
    await sandbox.restart();
    expect(await sandbox.robotToken(transferAll, { client_id: client, client_secret: secret })).toBeTruthy();
    expect(await readFile(join(sandbox.folder, 'credentials.json'), 'utf8')).not.toContain(secret);
  });

  test('of the demo has its secret, and can have more', async () => {
    const path = `/clients/${beamlineRobot.client_id}/credentials`;
    expect((await call('GET', path)).at('credentials.0.name')).toBe('of the demo');
    expect(await sandbox.robotToken(transferAll, beamlineRobot)).toBeTruthy();
  });
});
