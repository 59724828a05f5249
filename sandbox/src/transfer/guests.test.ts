import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { type Answer, type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

const manage = 'urn:globus:auth:scope:94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d:manage_collections';
const { ada, ben } = demo.people;
const { beamlineStorage, instrumentComputer, instrumentDisk, sharedResults } = demo.collections;

let sandbox: Harness;
let transfer: TransferClient;
let token: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
  token = await sandbox.token(ada, manage);
});
afterAll(() => sandbox.close());

const make = (changes: object = {}, by = token): Promise<Answer> =>
  sandbox.call('POST', '/api/collections', {
    token: by,
    body: {
      DATA_TYPE: 'collection#1.9.0',
      collection_type: 'guest',
      mapped_collection_id: beamlineStorage.id,
      collection_base_path: '/data/',
      display_name: 'Project A',
      ...changes,
    },
  });

test('a guest collection is made of a folder, lists it, is found and is administered by who made it', async () => {
  const id = (await make()).text('data.0.id');
  const document = await transfer.get(`/endpoint/${id}`, transfer.adas);
  expect(document.body).toMatchObject({
    display_name: 'Project A',
    entity_type: 'GCSv5_guest_collection',
    mapped_collection_id: beamlineStorage.id,
    host_path: '/data/',
    my_effective_roles: ['administrator'],
    acl_editable: true,
  });
  const files = await transfer.get(`/operation/endpoint/${id}/ls?path=/`, transfer.adas);
  expect(files.at('DATA.0.name')).toBe('scan-001');
  const hosted = await transfer.get(
    `/endpoint_search?filter_host_endpoint=${beamlineStorage.id}`,
    transfer.adas,
  );
  expect(JSON.stringify(hosted.body)).toContain('Project A');
  await sandbox.restart();
  expect((await transfer.get(`/endpoint/${id}`, transfer.adas)).status).toBe(200);
});

test('its roles and rules are given, listed and taken, and end with it; the files stay', async () => {
  const id = (await make({ display_name: 'Project B' })).text('data.0.id');
  const principal = `urn:globus:auth:identity:${ben.id}`;
  const role = { DATA_TYPE: 'role#1.0.0', collection: id, principal, role: 'access_manager' };
  const given = await sandbox.call('POST', '/api/roles', { token, body: role });
  expect((await sandbox.call('GET', `/api/roles?collection_id=${id}`, { token })).at('data.1')).toMatchObject(
    {
      principal,
      role: 'access_manager',
    },
  );
  expect((await transfer.get(`/endpoint/${id}/access_list`, transfer.bens)).status).toBe(200);
  await sandbox.call('DELETE', `/api/roles/${given.text('data.0.id')}`, { token });
  expect((await transfer.get(`/endpoint/${id}/access_list`, transfer.bens)).status).toBe(403);
  expect((await sandbox.call('DELETE', `/api/collections/${id}`, { token })).status).toBe(200);
  expect((await transfer.get(`/endpoint/${id}`, transfer.adas)).at('code')).toBe('EndpointNotFound');
  const host = await transfer.get(
    `/operation/endpoint/${demo.collections.sharedResults.id}/ls?path=/`,
    transfer.adas,
  );
  expect(host.status).toBe(200);
});

test.each([
  ['who has no local account', {}, 403],
  ['a folder that is not there', { collection_base_path: '/nowhere/' }, 422],
  ['a host that is a guest itself', { mapped_collection_id: sharedResults.id }, 422],
  ['a host on a personal computer', { mapped_collection_id: instrumentDisk.id }, 404],
  ['a link that leads elsewhere', { collection_base_path: '/elsewhere/' }, 403],
  ['no name', { display_name: ' ' }, 422],
])('none is made for %s', async (who, changes, status) => {
  const elsewhere = join(sandbox.folder, 'collections', beamlineStorage.slug, 'elsewhere');
  if (who.includes('link')) await symlink(sandbox.folder, elsewhere);
  const by = who.startsWith('who') ? await sandbox.token(ben, manage) : token;
  expect((await make(changes, by)).status).toBe(status);
});

test('it is listed at its server and at Transfer, and gets another name', async () => {
  const id = (await make({ display_name: 'Project C' })).text('data.0.id');
  const listed = await sandbox.call('GET', '/api/collections', { token });
  expect(JSON.stringify(listed.body)).toContain(id);
  expect(JSON.stringify(listed.body)).not.toContain(instrumentComputer.id);
  const hosted = await sandbox.call('GET', `/api/collections?mapped_collection_id=${beamlineStorage.id}`, {
    token,
  });
  expect(JSON.stringify(hosted.body)).toContain(id);
  expect(hosted.at('data.0.collection_type')).toBe('guest');
  const shared = await transfer.get(`/endpoint/${beamlineStorage.id}/shared_endpoint_list`, transfer.adas);
  expect(shared.at('shared_endpoints')).toContainEqual({ id });
  const rules = await transfer.get(`/endpoint/${id}/my_effective_pause_rule_list`, transfer.adas);
  expect(rules.body).toEqual({ DATA_TYPE: 'pause_rule_list', DATA: [] });

  const rename = (by: string, of: string, display_name: string) =>
    sandbox.call('PATCH', `/api/collections/${of}`, { token: by, body: { display_name } });
  expect((await rename(token, id, 'Project D')).at('data.0.display_name')).toBe('Project D');
  expect((await rename(token, id, ' ')).status).toBe(422);
  expect((await rename(await sandbox.token(ben, manage), id, 'Mine')).status).toBe(403);
  expect((await rename(token, sharedResults.id, 'Mine')).status).toBe(403);
  await sandbox.restart();
  expect((await transfer.get(`/endpoint/${id}`, transfer.adas)).at('display_name')).toBe('Project D');
});

test('a role is shown to those who have one on its collection', async () => {
  const [role] = sharedResults.roles;
  const get = async (by: string) =>
    (await sandbox.call('GET', `/api/roles/${role.id}`, { token: by })).status;
  expect([await get(token), await get(await sandbox.token(ben, manage))]).toEqual([200, 404]);
});

test('the collections of the demo cannot be deleted', async () => {
  expect((await sandbox.call('DELETE', `/api/collections/${sharedResults.id}`, { token })).status).toBe(403);
});

test('a role on a personal collection is taken at Transfer', async () => {
  const path = `/endpoint/${instrumentComputer.id}/role`;
  const body = { principal_type: 'identity', principal: ben.id, role: 'access_manager' };
  const call = (method: string, to: string, sent?: object) =>
    sandbox.call(method, `/v0.10${to}`, { token: transfer.adas, ...(sent && { body: { ...sent } }) });
  const id = (await call('POST', path, body)).text('id');
  expect((await call('DELETE', `${path}/${id}`)).at('code')).toBe('Deleted');
  expect((await call('DELETE', `${path}/${id}`)).at('code')).toBe('RoleNotFound');
});
