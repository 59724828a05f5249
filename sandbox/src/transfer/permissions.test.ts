import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo, endpointId } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { permissionMatrix } from '../testing/permission-matrix.ts';
import { expectAnswers } from '../testing/permission-table.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const { beamlineRobot } = demo.serviceAccounts;
const { beamlineStorage, instrumentDisk, sharedResults } = demo.collections;

const call = (method: string, path: string, token: string, body?: JsonObject) =>
  sandbox.call(method, path, { token, ...(body !== undefined && { body }) });
const at = (id: string) => `/v0.10/endpoint/${id}`;
const operation = (id: string) => `/v0.10/operation/endpoint/${id}`;
const bens = { principal_type: 'identity', principal: ben.id };

/** A guest collection of Ada's on the computer beside the instrument. */
const share = (display_name: string, token = transfer.adas) =>
  call('POST', '/v0.10/shared_endpoint', token, {
    DATA_TYPE: 'shared_endpoint',
    host_endpoint: instrumentDisk.id,
    host_path: '/acquired/',
    display_name,
  });

test.each(permissionMatrix.collections.roles)('a collection on a personal computer: %s', async role => {
  const { adas, bens: token } = transfer;
  const id = (await share(role)).text('id');
  const give = (who: string, as: JsonObject) =>
    call('POST', `${at(id)}/role`, who, { DATA_TYPE: 'role', ...as });
  const robots = { principal_type: 'identity', principal: beamlineRobot.client_id };
  const rule = (path: string): JsonObject => ({ DATA_TYPE: 'access', ...robots, path, permissions: 'r' });
  if (role !== 'none') await give(adas, { ...bens, role });
  const known = (await call('POST', `${at(id)}/access`, adas, rule(`/${role}/`))).text('access_id');
  const taken = (await give(adas, { ...robots, role: 'activity_manager' })).text('id');
  const submission_id = async () => (await transfer.get('/submission_id', token)).text('value');
  const asks = {
    'GET /v0.10/endpoint/:endpoint_id': () => call('GET', at(id), token),
    'GET /v0.10/endpoint/:endpoint_id/my_shared_endpoint_list': () =>
      call('GET', `${at(id)}/my_shared_endpoint_list`, token),
    'GET /v0.10/endpoint/:endpoint_id/shared_endpoint_list': () =>
      call('GET', `${at(id)}/shared_endpoint_list`, token),
    'GET /v0.10/endpoint/:endpoint_id/my_effective_pause_rule_list': () =>
      call('GET', `${at(id)}/my_effective_pause_rule_list`, token),
    'GET /v0.10/endpoint/:endpoint_id/role_list': () => call('GET', `${at(id)}/role_list`, token),
    'POST /v0.10/endpoint/:endpoint_id/role': () => give(token, { ...robots, role: 'activity_monitor' }),
    'GET /v0.10/endpoint/:endpoint_id/role/:role_id': () => call('GET', `${at(id)}/role/${taken}`, token),
    'DELETE /v0.10/endpoint/:endpoint_id/role/:role_id': () =>
      call('DELETE', `${at(id)}/role/${taken}`, token),
    'GET /v0.10/endpoint/:endpoint_id/access_list': () => call('GET', `${at(id)}/access_list`, token),
    'GET /v0.10/endpoint/:endpoint_id/access/:rule_id': () => call('GET', `${at(id)}/access/${known}`, token),
    'POST /v0.10/endpoint/:endpoint_id/access': () =>
      call('POST', `${at(id)}/access`, token, rule(`/${role}/more/`)),
    'PUT /v0.10/endpoint/:endpoint_id/access/:rule_id': () =>
      call('PUT', `${at(id)}/access/${known}`, token, { permissions: 'rw' }),
    'DELETE /v0.10/endpoint/:endpoint_id/access/:rule_id': () =>
      call('DELETE', `${at(id)}/access/${known}`, token),
    'GET /v0.10/operation/endpoint/:endpoint_id/ls': () => call('GET', `${operation(id)}/ls?path=/`, token),
    'GET /v0.10/operation/endpoint/:endpoint_id/stat': () =>
      call('GET', `${operation(id)}/stat?path=/frame-0001.dat`, token),
    'POST /v0.10/operation/endpoint/:endpoint_id/mkdir': () =>
      call('POST', `${operation(id)}/mkdir`, token, { DATA_TYPE: 'mkdir', path: `/by-${role}/` }),
    'POST /v0.10/operation/endpoint/:endpoint_id/rename': () =>
      call('POST', `${operation(id)}/rename`, token, {
        DATA_TYPE: 'rename',
        old_path: `/by-${role}`,
        new_path: `/of-${role}`,
      }),
    'POST /v0.10/transfer': async () =>
      call('POST', '/v0.10/transfer', token, {
        DATA_TYPE: 'transfer',
        submission_id: await submission_id(),
        source_endpoint: id,
        destination_endpoint: id,
        DATA: [{ source_path: '/frame-0001.dat', destination_path: `/of-${role}/frame.dat` }],
      }),
    'POST /v0.10/delete': async () =>
      call('POST', '/v0.10/delete', token, {
        DATA_TYPE: 'delete',
        submission_id: await submission_id(),
        endpoint: id,
        DATA: [{ path: '/none.dat' }],
      }),
    'PUT /v0.10/endpoint/:endpoint_id': () => call('PUT', at(id), token, { description: 'changed' }),
    'DELETE /v0.10/endpoint/:endpoint_id': () => call('DELETE', at(id), token),
  };
  await expectAnswers(permissionMatrix.collections, role, asks, answer => {
    if (answer.status === 403) expect(answer.at('code')).toBe('PermissionDenied');
  });
});

test.each(permissionMatrix.personalComputers.roles)('a personal computer: %s', async role => {
  const token = role === 'owner' ? transfer.adas : transfer.bens;
  if (role === 'administrator')
    await call('POST', `${at(instrumentDisk.id)}/role`, transfer.adas, { ...bens, role });
  await expectAnswers(permissionMatrix.personalComputers, role, {
    'GET /v0.10/operation/endpoint/:endpoint_id/ls': () =>
      call('GET', `${operation(instrumentDisk.id)}/ls?path=/`, token),
    'POST /v0.10/endpoint/:endpoint_id/access': () =>
      call('POST', `${at(instrumentDisk.id)}/access`, token, {}),
    'POST /v0.10/shared_endpoint': () => share(`By ${role}`, token),
  });
});

test.each(permissionMatrix.transferTasks.roles)('a task: %s', async role => {
  const { robot, adas, bens: others } = transfer;
  const done = await transfer.copy('/data/scan-001/metadata.json', `/incoming/${role}.json`);
  const path = `/v0.10/task/${done.text('task_id')}`;
  const token = { owner: robot, collection_administrator: adas }[role] ?? others;
  await expectAnswers(permissionMatrix.transferTasks, role, {
    'GET /v0.10/task/:task_id': () => call('GET', path, token),
    'GET /v0.10/task/:task_id/event_list': () => call('GET', `${path}/event_list`, token),
    'GET /v0.10/task/:task_id/successful_transfers': () => call('GET', `${path}/successful_transfers`, token),
    'GET /v0.10/task/:task_id/skipped_errors': () => call('GET', `${path}/skipped_errors`, token),
    'GET /v0.10/task/:task_id/pause_info': () => call('GET', `${path}/pause_info`, token),
    'PUT /v0.10/task/:task_id': () => call('PUT', path, token, { label: 'x' }),
    'POST /v0.10/task/:task_id/cancel': () => call('POST', `${path}/cancel`, token),
  });
  const listed = await call('GET', '/v0.10/task_list', token);
  expect(JSON.stringify(listed.body).includes(done.text('task_id'))).toBe(role === 'owner');
});

test.each(permissionMatrix.serverCollections.roles)('a collection at its server: %s', async role => {
  const scope = `urn:globus:auth:scope:${endpointId}:manage_collections`;
  const adas = await sandbox.token(ada, scope);
  // An account at the mapped collection is nobody's but Ada's and the robot's.
  const token = role === 'account' ? await sandbox.robotToken(scope) : await sandbox.token(ben, scope);
  const make = (who: string, display_name: string) =>
    call('POST', '/api/collections', who, {
      DATA_TYPE: 'collection#1.9.0',
      collection_type: 'guest',
      mapped_collection_id: beamlineStorage.id,
      collection_base_path: '/data/',
      display_name,
    });
  const id = (await make(adas, role)).text('data.0.id');
  const give = (who: string, principal: string, as: string) =>
    call('POST', '/api/roles', who, {
      DATA_TYPE: 'role#1.0.0',
      collection: id,
      principal: identityUrn(principal),
      role: as,
    });
  if (role !== 'none' && role !== 'account') await give(adas, ben.id, role);
  const taken = (await give(adas, demo.serviceAccounts.archiveRobot.client_id, 'activity_manager')).text(
    'data.0.id',
  );
  await expectAnswers(permissionMatrix.serverCollections, role, {
    'GET /api/collections': () => call('GET', '/api/collections', token),
    'GET /api/collections/:collection_id': () => call('GET', `/api/collections/${id}`, token),
    'GET /api/user_credentials': () => call('GET', '/api/user_credentials', token),
    'POST /api/collections': () => make(token, 'Mine'),
    'GET /api/roles': () => call('GET', `/api/roles?collection_id=${id}`, token),
    'GET /api/roles/:role_id': () => call('GET', `/api/roles/${taken}`, token),
    'POST /api/roles': () => give(token, ada.id, 'access_manager'),
    'DELETE /api/roles/:role_id': () => call('DELETE', `/api/roles/${taken}`, token),
    'PATCH /api/collections/:collection_id': () =>
      call('PATCH', `/api/collections/${id}`, token, { description: 'changed' }),
    'DELETE /api/collections/:collection_id': () => call('DELETE', `/api/collections/${id}`, token),
  });
});

describe('access rules', () => {
  const files = operation(sharedResults.id);
  const group = demo.groups.beamline7.id;
  const somebody: [string, JsonObject][] = [
    ['identity', { principal_type: 'identity', principal: ben.id }],
    ['group', { principal_type: 'group', principal: group }],
    ['all_authenticated_users', { principal_type: 'all_authenticated_users', principal: '' }],
    ['anonymous', { principal_type: 'anonymous', principal: '' }],
  ];

  test.each(
    somebody.flatMap(([name, principal]) => [
      [name, 'r', principal] as const,
      [name, 'rw', principal] as const,
    ]),
  )('for %s, %s: what it is for, and only below its path', async (name, permissions, principal) => {
    const { adas, bens: token } = transfer;
    const path = `/${name}-${permissions}/`;
    const mkdir = (who: string, folder: string) =>
      sandbox.call('POST', `${files}/mkdir`, { token: who, body: { DATA_TYPE: 'mkdir', path: folder } });
    await mkdir(adas, path);
    await mkdir(adas, `${path}old/`);
    const reads = async (folder: string) =>
      (await sandbox.call('GET', `${files}/ls?path=${folder}`, { token })).status;
    expect(await reads(path)).toBe(403);
    const body = { DATA_TYPE: 'access', path, permissions, ...principal };
    const made = await sandbox.call('POST', `/v0.10/endpoint/${sharedResults.id}/access`, {
      token: adas,
      body,
    });
    expect(made.status).toBe(201);
    const writes = permissions === 'rw' ? 200 : 403;
    expect(await reads(path)).toBe(200);
    expect((await sandbox.call('GET', `${files}/stat?path=${path}old`, { token })).status).toBe(200);
    expect((await mkdir(token, `${path}new/`)).status).toBe(writes);
    const rename = { DATA_TYPE: 'rename', old_path: `${path}old`, new_path: `${path}other` };
    expect((await sandbox.call('POST', `${files}/rename`, { token, body: rename })).status).toBe(writes);
    await writeFile(transfer.folderOf(sharedResults, path, 'file.dat'), 'x');
    const task = async (kind: 'transfer' | 'delete', body: JsonObject) => {
      const over = await transfer.finished(await transfer.submit(kind, body, token), token);
      return over.at('status') === 'SUCCEEDED' ? 'done' : over.at('fatal_error.code');
    };
    const copy = (from: string, to: string) =>
      task('transfer', {
        source_endpoint: sharedResults.id,
        destination_endpoint: sharedResults.id,
        DATA: [{ source_path: from, destination_path: to }],
      });
    const changes = permissions === 'rw' ? 'done' : 'PERMISSION_DENIED';
    expect(await copy(`${path}file.dat`, `${path}copy.dat`)).toBe(changes);
    expect(await copy(`${path}file.dat`, '/incoming/copy.dat')).toBe('PERMISSION_DENIED');
    expect(await copy('/secret.dat', `${path}copy.dat`)).toBe('PERMISSION_DENIED');
    const removal = { endpoint: sharedResults.id, DATA: [{ path: `${path}file.dat` }] };
    expect(await task('delete', removal)).toBe(changes);
    for (const elsewhere of ['/', '/incoming/', `/${name}-${permissions}x/`])
      expect([403, 404]).toContain(await reads(elsewhere));
    const gone = await sandbox.call(
      'DELETE',
      `/v0.10/endpoint/${sharedResults.id}/access/${made.text('access_id')}`,
      { token: adas },
    );
    expect(gone.at('code')).toBe('Deleted');
    expect(await reads(path)).toBe(403);
  });
});
