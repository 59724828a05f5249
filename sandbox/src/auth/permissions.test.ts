import { afterAll, beforeAll, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { permissionMatrix } from '../testing/permission-matrix.ts';
import { expectAnswers, members } from '../testing/permission-table.ts';
import { groupsAll } from './scopes.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const team = demo.groups.beamline7.id;
const authScope = (name: string) => `urn:globus:auth:scope:auth.globus.org:${name}`;

test.each(permissionMatrix.projects.roles)('a project of developers: %s', async role => {
  const adas = await sandbox.token(ada, authScope('manage_projects'));
  const token = await sandbox.token(ben, authScope('manage_projects'));
  const api = (method: string, path: string, body?: JsonObject, who = token) =>
    sandbox.call(method, `/v2/api${path}`, { token: who, ...(body !== undefined && { body }) });
  const project: JsonObject = { display_name: role, contact_email: 'ada@sandbox.example' };
  if (role === 'administrator') project.admin_ids = [ada.id, ben.id];
  if (role === 'group') project.admin_group_ids = [team];
  const id = (await api('POST', '/projects', { project }, adas)).text('project.id');
  const client: JsonObject = { name: 'a robot', project: id, client_type: 'client_identity' };
  const first = (await api('POST', '/clients', { client }, adas)).text('client.id');
  const credentials = `/clients/${first}/credentials`;
  const own = (await api('POST', credentials, { credential: { name: 'own' } }, adas)).text('credential.id');
  await expectAnswers(permissionMatrix.projects, role, {
    'GET /v2/api/projects/:project_id': () => api('GET', `/projects/${id}`),
    'PUT /v2/api/projects/:project_id': () =>
      api('PUT', `/projects/${id}`, { project: { display_name: 'changed' } }),
    'POST /v2/api/clients': () => api('POST', '/clients', { client: { ...client, name: 'another' } }),
    'GET /v2/api/clients/:client_id': () => api('GET', `/clients/${first}`),
    'PUT /v2/api/clients/:client_id': () => api('PUT', `/clients/${first}`, { client: { name: 'renamed' } }),
    'GET /v2/api/clients/:client_id/credentials': () => api('GET', credentials),
    'POST /v2/api/clients/:client_id/credentials': () =>
      api('POST', credentials, { credential: { name: 'x' } }),
    'DELETE /v2/api/clients/:client_id/credentials/:credential_id': () =>
      api('DELETE', `${credentials}/${own}`),
    'DELETE /v2/api/clients/:client_id': () => api('DELETE', `/clients/${first}`),
    'DELETE /v2/api/projects/:project_id': async () => {
      const all = await api('GET', '/clients', undefined, adas);
      for (const one of members(all, 'clients'))
        if (one.project === id) await api('DELETE', `/clients/${one.id}`, undefined, adas);
      return api('DELETE', `/projects/${id}`);
    },
  });
});

test.each(permissionMatrix.groups.roles)('a group: %s', async role => {
  const token = role === 'member' ? await sandbox.token(ben, groupsAll) : await sandbox.robotToken(groupsAll);
  await expectAnswers(permissionMatrix.groups, role, {
    'GET /v2/groups/:group_id': () => sandbox.call('GET', `/v2/groups/${team}`, { token }),
  });
});

test.each(permissionMatrix.identities.roles)('an identity: %s', async role => {
  const token = await sandbox.token(
    role === 'self' ? ada : ben,
    `${authScope('view_identities')} ${authScope('view_consents')}`,
  );
  const path = `/v2/api/identities/${ada.id}`;
  await expectAnswers(permissionMatrix.identities, role, {
    'GET /v2/api/identities/:identity_id': () => sandbox.call('GET', path, { token }),
    'GET /v2/api/identities/:identity_id/consents': () => sandbox.call('GET', `${path}/consents`, { token }),
  });
});
