import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { transfer as sdk } from '@globus/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import { type Harness, openSandbox, readAnswer } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineStorage, instrumentComputer, instrumentDisk } = demo.collections;

let number = 0;

/** As `TransferClient.create_shared_endpoint` of the Globus SDK for Python asks. */
const make = (changes: object = {}, token = transfer.adas) =>
  sandbox.call('POST', '/v0.10/shared_endpoint', {
    token,
    body: {
      DATA_TYPE: 'shared_endpoint',
      host_endpoint: instrumentDisk.id,
      host_path: '/acquired',
      display_name: `Acquired ${++number}`,
      ...changes,
    },
  });
const put = (id: string, body: object, token = transfer.adas) =>
  sandbox.call('PUT', `/v0.10/endpoint/${id}`, { token, body: { DATA_TYPE: 'endpoint', ...body } });
const remove = (id: string, token = transfer.adas) =>
  sandbox.call('DELETE', `/v0.10/endpoint/${id}`, { token });

test('a guest collection of a folder is made, found, renamed and deleted by the owner of the computer', async () => {
  const made = await make();
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    DATA_TYPE: 'endpoint_create_result',
    code: 'Created',
    id: expect.any(String),
    globus_connect_setup_key: null,
    message: expect.any(String),
    request_id: expect.any(String),
    resource: '/shared_endpoint',
  });
  const id = made.text('id');
  expect((await transfer.get(`/endpoint/${id}`, transfer.adas)).body).toMatchObject({
    entity_type: 'GCP_guest_collection',
    host_endpoint_id: instrumentDisk.id,
    host_path: '/acquired/',
    gcs_manager_url: null,
    gcp_connected: true,
    my_effective_roles: ['administrator'],
  });
  const files = await transfer.get(`/operation/endpoint/${id}/ls?path=/`, transfer.adas);
  expect(files.at('DATA.0.name')).toBe('frame-0001.dat');
  const own = await transfer.get(`/endpoint/${instrumentDisk.id}/my_shared_endpoint_list`, transfer.adas);
  expect(JSON.stringify(own.body)).toContain(id);

  expect((await put(id, { display_name: 'Renamed' })).at('code')).toBe('Updated');
  await sandbox.restart();
  expect((await transfer.get(`/endpoint/${id}`, transfer.adas)).at('display_name')).toBe('Renamed');
  expect((await put(id, { display_name: ' ' })).status).toBe(400);
  expect([(await put(id, {}, transfer.bens)).status, (await remove(id, transfer.bens)).status]).toEqual([
    403, 403,
  ]);
  // The SDK for JavaScript deletes it.
  process.env.GLOBUS_SDK_SERVICE_URL_TRANSFER = sandbox.url();
  const headers = { Authorization: `Bearer ${transfer.adas}` };
  const deleted = await readAnswer(await sdk.endpoint.remove(id, { headers }));
  delete process.env.GLOBUS_SDK_SERVICE_URL_TRANSFER;
  expect(deleted.body).toMatchObject({ DATA_TYPE: 'result', code: 'Deleted' });
  expect((await transfer.get(`/endpoint/${id}`, transfer.adas)).at('code')).toBe('EndpointNotFound');
});

test('one name is for one of them', async () => {
  await make({ display_name: 'Twice' });
  expect(await make({ display_name: 'Twice' })).toMatchObject({ status: 409, body: { code: 'Exists' } });
});

test.each([
  ['a host that there is not', { host_endpoint: 'nope' }, 404, 'EndpointNotFound'],
  ['no host', { host_endpoint: null }, 400, 'ClientError.BadRequest'],
  ['a host on a server', { host_endpoint: beamlineStorage.id }, 409, 'Conflict'],
  ['a host that is a guest itself', { host_endpoint: instrumentComputer.id }, 409, 'Conflict'],
  ['a folder that is not there', { host_path: '/nowhere/' }, 404, 'NotFound'],
  ['a folder elsewhere', { host_path: '/../beamline-storage/' }, 400, 'InvalidPath'],
  ['a link that leads elsewhere', { host_path: '/elsewhere/' }, 403, 'EndpointPermissionDenied'],
  ['no name', { display_name: ' ' }, 400, 'ClientError.BadRequest'],
])('none is made for %s', async (why, changes, status, code) => {
  const elsewhere = join(sandbox.folder, 'collections', instrumentDisk.slug, 'elsewhere');
  if (why.includes('link')) await symlink(sandbox.folder, elsewhere);
  expect(await make(changes)).toMatchObject({ status, body: { code } });
});

test('none is made by others, nor while the computer is off; those of the demo stay', async () => {
  expect((await make({}, transfer.robot)).at('code')).toBe('PermissionDenied');
  const connect = (connected: boolean) =>
    sandbox.call('POST', `/sandbox/collections/${instrumentDisk.id}`, { body: { connected } });
  await connect(false);
  expect(await make({ display_name: 'Off' })).toMatchObject({
    status: 502,
    body: { code: 'EndpointError.GCDisconnectedException' },
  });
  await connect(true);
  expect((await remove(instrumentComputer.id)).at('code')).toBe('PermissionDenied');
  expect((await remove(beamlineStorage.id)).at('code')).toBe('Conflict');
});
