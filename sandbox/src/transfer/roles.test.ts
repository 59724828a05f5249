import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo, endpointId } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
let managing: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
  const scope = `urn:globus:auth:scope:${endpointId}:manage_collections`;
  managing = await sandbox.token(demo.people.ada, scope);
});
afterAll(() => sandbox.close());

const { instrumentComputer, referenceArchive } = demo.collections;
const archive = demo.serviceAccounts.archiveRobot.client_id;

const atServer = (body: JsonObject, token = managing) => sandbox.call('POST', '/api/roles', { token, body });
const atTransfer = (id: string, body: JsonObject, token = transfer.adas) =>
  sandbox.call('POST', `/v0.10/endpoint/${id}/role`, { token, body: { DATA_TYPE: 'role', ...body } });

test('a collection with a server of its own has its roles given there', async () => {
  const { body } = await transfer.get(`/endpoint/${referenceArchive.id}`, transfer.adas);
  expect(body).toMatchObject({ gcs_manager_url: sandbox.url(), non_functional_endpoint_id: endpointId });
  const role = {
    DATA_TYPE: 'role#1.0.0',
    collection: referenceArchive.id,
    principal: `urn:globus:groups:id:${demo.groups.beamline7.id}`,
    role: 'access_manager',
  };
  expect((await atServer(role, transfer.adas)).at('code')).toBe('permission_denied');
  expect(await atServer(role)).toMatchObject({ status: 201, body: { code: 'success', data: [role] } });
  expect((await atServer(role)).status).toBe(409);
  expect((await atServer({ ...role, role: 'king' })).status).toBe(422);
  expect((await atServer({ ...role, collection: instrumentComputer.id })).status).toBe(404);
  // Ben is in that group.
  const seen = await transfer.get(`/endpoint/${referenceArchive.id}`, transfer.bens);
  expect(seen.body).toMatchObject({ my_effective_roles: ['access_manager'], acl_editable: true });
  const elsewhere = { principal_type: 'identity', principal: archive, role: 'access_manager' };
  expect((await atTransfer(referenceArchive.id, elsewhere)).at('code')).toBe('Conflict');
});

test('a personal collection has them given at Transfer, by its administrator', async () => {
  const role = { principal_type: 'identity', principal: archive, role: 'activity_monitor' };
  expect((await atTransfer(instrumentComputer.id, role, transfer.bens)).status).toBe(403);
  expect(await atTransfer(instrumentComputer.id, role)).toMatchObject({ status: 201, body: role });
  expect((await atTransfer(instrumentComputer.id, role)).at('code')).toBe('Exists');
  await sandbox.restart();
  const { body } = await transfer.get(`/endpoint/${instrumentComputer.id}/role_list`, transfer.adas);
  expect(body).toMatchObject({ DATA: [{ role: 'administrator' }, role] });
});

test('the endpoint itself has no roles', async () => {
  const listed = await sandbox.call('GET', '/api/roles', { token: managing });
  expect(listed).toMatchObject({ status: 200, body: { data: [] } });
});

test.each([
  ['a principal that is no UUID', { principal: 'ada@sandbox.example' }],
  ['a principal of no kind', { principal_type: 'king' }],
  ['a role that is none', { role: 'king' }],
])('no role is given with %s', async (_, changes) => {
  const role = { principal_type: 'identity', principal: demo.people.ben.id, role: 'access_manager' };
  expect((await atTransfer(instrumentComputer.id, { ...role, ...changes })).status).toBe(400);
});
