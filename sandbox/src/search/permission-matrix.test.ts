import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { permissionMatrix } from '../testing/permission-matrix.ts';
import { expectAnswers, members } from '../testing/permission-table.ts';

let sandbox: Harness;
let curators: string;
let index: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  curators = await sandbox.robotToken(searchAll, demo.serviceAccounts.archiveRobot);
  const create = { display_name: 'Matrix', description: 'For tests' };
  index = (await sandbox.call('POST', '/v1/index', { token: curators, body: create })).text('id');
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const bens = identityUrn(ben.id);
const robots = identityUrn(demo.serviceAccounts.beamlineRobot.client_id);

test.each(permissionMatrix.indexes.roles)('an index: %s', async role => {
  const at = `/v1/index/${index}`;
  const own = role === 'stranger' ? undefined : await sandbox.token(ben, searchAll);
  const ask = (method: string, path: string, body?: JsonObject, token = own) =>
    sandbox.call(method, path, {
      ...(token !== undefined && { token }),
      ...(body !== undefined && { body }),
    });
  const give = (principal: string, role_name: string, token = own) =>
    ask('POST', `${at}/role`, { principal, role_name }, token);
  if (role !== 'none' && role !== 'stranger') await give(bens, role, curators);
  const entry = { subject: 's', visible_to: ['public'], content: { n: 1 } };
  const ingest = { ingest_type: 'GMetaEntry', ingest_data: entry };
  const filed = (await ask('POST', `${at}/ingest`, ingest, curators)).text('task_id');
  await expect
    .poll(async () => (await ask('GET', `/v1/task/${filed}`, undefined, curators)).at('state'))
    .toBe('SUCCESS');
  const taken = (await give(identityUrn(ada.id), 'admin', curators)).text('id');
  const asks = {
    'GET /v1/index/:index_id': () => ask('GET', at),
    'GET /v1/index/:index_id/search': () => ask('GET', `${at}/search?q=*`),
    'POST /v1/index/:index_id/search': () => ask('POST', `${at}/search`, { q: '*' }),
    'POST /v1/index/:index_id/search (bypass_visible_to)': () =>
      ask('POST', `${at}/search`, { q: '*', bypass_visible_to: true }),
    'POST /v1/index/:index_id/scroll': () => ask('POST', `${at}/scroll`, { q: '*' }),
    'GET /v1/index/:index_id/subject': () => ask('GET', `${at}/subject?subject=s`),
    'GET /v1/index/:index_id/entry': () => ask('GET', `${at}/entry?subject=s`),
    'PATCH /v1/index/:index_id': () => ask('PATCH', at, { description: 'changed' }),
    'POST /v1/index/:index_id/ingest': () => ask('POST', `${at}/ingest`, ingest),
    'POST /v1/index/:index_id/entry': () => ask('POST', `${at}/entry`, entry),
    'PUT /v1/index/:index_id/entry': () => ask('PUT', `${at}/entry`, entry),
    'GET /v1/task/:task_id': () => ask('GET', `/v1/task/${filed}`),
    'GET /v1/task_list/:index_id': () => ask('GET', `/v1/task_list/${index}`),
    'DELETE /v1/index/:index_id/entry': () => ask('DELETE', `${at}/entry?subject=t`),
    'DELETE /v1/index/:index_id/subject': () => ask('DELETE', `${at}/subject?subject=t`),
    'POST /v1/index/:index_id/batch_delete_by_subject': () =>
      ask('POST', `${at}/batch_delete_by_subject`, { subjects: ['t'] }),
    'POST /v1/index/:index_id/delete_by_query': () => ask('POST', `${at}/delete_by_query`, { q: 'zebra' }),
    'GET /v1/index/:index_id/role_list': () => ask('GET', `${at}/role_list`),
    'POST /v1/index/:index_id/role (writer)': () => give(robots, 'writer'),
    'POST /v1/index/:index_id/role (owner)': () => give(identityUrn(ada.id), 'owner'),
    'DELETE /v1/index/:index_id/role/:role_id': () => ask('DELETE', `${at}/role/${taken}`),
    'DELETE /v1/index/:index_id': () => ask('DELETE', at),
    'POST /v1/index/:index_id/reopen': () => ask('POST', `${at}/reopen`),
  };
  await expectAnswers(permissionMatrix.indexes, role, asks, answer => {
    if (answer.status === 403) expect(answer.text('code')).toMatch(/^Forbidden/);
  });
  const given = await ask('GET', `${at}/role_list`, undefined, curators);
  for (const { id, principal } of members(given, 'role_list'))
    if (principal !== identityUrn(demo.serviceAccounts.archiveRobot.client_id))
      await ask('DELETE', `${at}/role/${id}`, undefined, curators);
});
