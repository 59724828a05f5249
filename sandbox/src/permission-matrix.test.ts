import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchAll, transferAll } from './auth/scopes.ts';
import { demo } from './demo.ts';
import { identityUrn } from './identities.ts';
import type { JsonObject } from './json.ts';
import { type Answer, eventually, type Harness, openSandbox } from './testing/harness.ts';
import { members, table } from './testing/permission-table.ts';

/**
 * Every role against every verb, as Globus documents them: what is not seen is 404, what is seen and not allowed is 403.
 * In the tables a row is a verb and a column a role; Ben is who has it.
 */
let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const { beamlineRobot } = demo.serviceAccounts;
const bens = identityUrn(ben.id);
const robots = identityUrn(beamlineRobot.client_id);

/** The code of a refusal, in the words of whoever refuses. */
const codeOf = (answer: Answer) => answer.at('error.code') ?? answer.at('code');

describe('collections', () => {
  const { instrumentComputer } = demo.collections;
  const at = `/v0.10/endpoint/${instrumentComputer.id}`;
  const operation = `/v0.10/operation/endpoint/${instrumentComputer.id}`;
  const roles = [
    ...['none', 'activity_monitor', 'activity_manager', 'access_manager', 'restricted_administrator'],
    'administrator',
  ] as const;
  const expected = table(
    `
                none  activity_monitor  activity_manager  access_manager  restricted_administrator  administrator
    get          200               200               200             200                       200            200
    listRoles    403               200               200             200                       200            200
    giveRole     403               403               403             403                       403            201
    getRole      403               200               200             200                       200            200
    takeRole     403               403               403             403                       403            200
    listRules    403               403               403             200                       200            200
    getRule      403               403               403             200                       200            200
    makeRule     403               403               403             201                       403            201
    changeRule   403               403               403             200                       403            200
    deleteRule   403               403               403             200                       200            200
    ls           403               403               403             200                       403            200
    mkdir        403               403               403             200                       403            200
    `,
    roles,
  );

  test.each(roles)('%s', async role => {
    const adas = await sandbox.token(ada, transferAll);
    const token = await sandbox.token(ben, transferAll);
    const principal = { principal_type: 'identity', principal: ben.id };
    const give = (who: string, as: JsonObject) =>
      sandbox.call('POST', `${at}/role`, { token: who, body: { DATA_TYPE: 'role', ...as } });
    const other = {
      principal_type: 'identity',
      principal: beamlineRobot.client_id,
      role: 'activity_monitor',
    };
    const rule = (path: string): JsonObject => ({
      DATA_TYPE: 'access',
      principal_type: 'identity',
      principal: beamlineRobot.client_id,
      path,
      permissions: 'r',
    });
    if (role !== 'none') await give(adas, { ...principal, role });
    const made = await sandbox.call('POST', `${at}/access`, { token: adas, body: rule(`/${role}/`) });
    const id = made.text('access_id');
    const taken = (await give(adas, { ...other, role: 'activity_manager' })).text('id');
    const verbs: Record<string, () => Promise<Answer>> = {
      get: () => sandbox.call('GET', at, { token }),
      listRoles: () => sandbox.call('GET', `${at}/role_list`, { token }),
      giveRole: () => give(token, other),
      getRole: () => sandbox.call('GET', `${at}/role/${taken}`, { token }),
      takeRole: () => sandbox.call('DELETE', `${at}/role/${taken}`, { token }),
      listRules: () => sandbox.call('GET', `${at}/access_list`, { token }),
      getRule: () => sandbox.call('GET', `${at}/access/${id}`, { token }),
      makeRule: () => sandbox.call('POST', `${at}/access`, { token, body: rule(`/${role}/more/`) }),
      changeRule: () => sandbox.call('PUT', `${at}/access/${id}`, { token, body: { permissions: 'rw' } }),
      deleteRule: () => sandbox.call('DELETE', `${at}/access/${id}`, { token }),
      ls: () => sandbox.call('GET', `${operation}/ls?path=/`, { token }),
      mkdir: () =>
        sandbox.call('POST', `${operation}/mkdir`, {
          token,
          body: { DATA_TYPE: 'mkdir', path: `/by-${role}/` },
        }),
    };
    expect(Object.keys(verbs)).toEqual(Object.keys(expected));
    for (const [verb, ask] of Object.entries(verbs)) {
      const answer = await ask();
      expect([verb, answer.status]).toEqual([verb, expected[verb]?.[role]]);
      if (answer.status === 403) expect(codeOf(answer)).toBe('PermissionDenied');
    }
    const left = await sandbox.call('GET', `${at}/role_list`, { token: adas });
    for (const { id: roleId, principal: holder } of members(left, 'DATA')) {
      if (holder !== ada.id)
        expect((await sandbox.call('DELETE', `${at}/role/${roleId}`, { token: adas })).at('code')).toBe(
          'Deleted',
        );
    }
  });
});

describe('access rules', () => {
  const { sharedResults } = demo.collections;
  const operation = `/v0.10/operation/endpoint/${sharedResults.id}`;
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
    const adas = await sandbox.token(ada, transferAll);
    const token = await sandbox.token(ben, transferAll);
    const path = `/${name}-${permissions}/`;
    const mkdir = (who: string, folder: string) =>
      sandbox.call('POST', `${operation}/mkdir`, { token: who, body: { DATA_TYPE: 'mkdir', path: folder } });
    await mkdir(adas, path);
    await mkdir(adas, `${path}old/`);
    const reads = async (folder: string) =>
      (await sandbox.call('GET', `${operation}/ls?path=${folder}`, { token })).status;
    expect(await reads(path)).toBe(403);
    const body = { DATA_TYPE: 'access', path, permissions, ...principal };
    const made = await sandbox.call('POST', `/v0.10/endpoint/${sharedResults.id}/access`, {
      token: adas,
      body,
    });
    expect(made.status).toBe(201);
    const writes = permissions === 'rw' ? 200 : 403;
    expect(await reads(path)).toBe(200);
    expect((await sandbox.call('GET', `${operation}/stat?path=${path}old`, { token })).status).toBe(200);
    expect((await mkdir(token, `${path}new/`)).status).toBe(writes);
    const rename = { DATA_TYPE: 'rename', old_path: `${path}old`, new_path: `${path}other` };
    expect((await sandbox.call('POST', `${operation}/rename`, { token, body: rename })).status).toBe(writes);
    await writeFile(join(sandbox.folder, 'collections', sharedResults.slug, path, 'file.dat'), 'x');
    const task = async (kind: 'transfer' | 'delete', body: JsonObject) => {
      const submitted = await sandbox.call('POST', `/v0.10/${kind}`, {
        token,
        body: { DATA_TYPE: kind, submission_id: randomUUID(), ...body },
      });
      const get = () => sandbox.call('GET', `/v0.10/task/${submitted.text('task_id')}`, { token });
      const over = await eventually(get, now => now.at('status') !== 'ACTIVE');
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

describe('search indexes', () => {
  const roles = ['stranger', 'none', 'writer', 'admin', 'owner'] as const;
  const expected = table(
    `
                 stranger  none  writer  admin  owner
    get               200   200     200    200    200
    query             200   200     200    200    200
    update            401   403     403    200    200
    ingest            401   403     200    200    200
    listTasks         401   403     200    200    200
    deleteEntry       401   403     200    200    200
    listRoles         401   403     403    200    200
    giveWriter        401   403     403    200    200
    giveOwner         401   403     403    403    200
    delete            401   403     403    403    200
    reopen            401   403     403    403    200
    `,
    roles,
  );

  let curators: string;
  let index: string;
  beforeAll(async () => {
    curators = await sandbox.robotToken(searchAll, demo.serviceAccounts.archiveRobot);
    const create = { display_name: 'Matrix', description: 'For tests' };
    index = (await sandbox.call('POST', '/v1/index', { token: curators, body: create })).text('id');
  });

  test.each(roles)('%s', async role => {
    const at = `/v1/index/${index}`;
    const give = (who: string | undefined, principal: string, role_name: string) =>
      sandbox.call('POST', `${at}/role`, { ...who_(who), body: { principal, role_name } });
    if (role !== 'none' && role !== 'stranger') await give(curators, bens, role);
    const how = who_(role === 'stranger' ? undefined : await sandbox.token(ben, searchAll));
    const entry = { subject: 's', visible_to: ['public'], content: { n: 1 } };
    const verbs: Record<string, () => Promise<Answer>> = {
      get: () => sandbox.call('GET', at, how),
      query: () => sandbox.call('GET', `${at}/search?q=*`, how),
      update: () => sandbox.call('PATCH', at, { ...how, body: { description: 'changed' } }),
      ingest: () =>
        sandbox.call('POST', `${at}/ingest`, {
          ...how,
          body: { ingest_type: 'GMetaEntry', ingest_data: entry },
        }),
      listTasks: () => sandbox.call('GET', `/v1/task_list/${index}`, how),
      deleteEntry: () => sandbox.call('DELETE', `${at}/subject?subject=s`, how),
      listRoles: () => sandbox.call('GET', `${at}/role_list`, how),
      giveWriter: () => give(how.token, robots, 'writer'),
      giveOwner: () => give(how.token, identityUrn(ada.id), 'owner'),
      delete: () => sandbox.call('DELETE', at, how),
      reopen: () => sandbox.call('POST', `${at}/reopen`, how),
    };
    expect(Object.keys(verbs)).toEqual(Object.keys(expected));
    for (const [verb, ask] of Object.entries(verbs)) {
      const answer = await ask();
      expect([verb, answer.status]).toEqual([verb, expected[verb]?.[role]]);
      if (answer.status === 403) expect(String(codeOf(answer))).toMatch(/^Forbidden/);
    }
    const given = await sandbox.call('GET', `${at}/role_list`, { token: curators });
    for (const { id, principal } of members(given, 'role_list')) {
      if (principal === bens || principal === robots || principal === identityUrn(ada.id))
        await sandbox.call('DELETE', `${at}/role/${id}`, { token: curators });
    }
  });

  const who_ = (token: string | undefined): { token?: string } => (token === undefined ? {} : { token });
});

describe('projects of developers', () => {
  const scope = 'urn:globus:auth:scope:auth.globus.org:manage_projects';
  const roles = ['none', 'group', 'administrator'] as const;
  const expected = table(
    `
                      none  group  administrator
    getProject         404    200            200
    updateProject      404    200            200
    makeClient         404    201            201
    getClient          404    200            200
    updateClient       404    200            200
    listCredentials    404    200            200
    makeCredential     404    201            201
    deleteCredential   404    200            200
    deleteClient       404    200            200
    deleteProject      404    200            200
    `,
    roles,
  );

  test.each(roles)('%s', async role => {
    const adas = await sandbox.token(ada, scope);
    const token = await sandbox.token(ben, scope);
    const api = (method: string, path: string, body?: JsonObject, who = token) =>
      sandbox.call(method, `/v2/api${path}`, { token: who, ...(body !== undefined && { body }) });
    const project: JsonObject = { display_name: role, contact_email: 'ada@sandbox.example' };
    if (role === 'administrator') project.admin_ids = [ada.id, ben.id];
    if (role === 'group') project.admin_group_ids = [demo.groups.beamline7.id];
    const id = (await api('POST', '/projects', { project }, adas)).text('project.id');
    const client: JsonObject = { name: 'a robot', project: id, client_type: 'client_identity' };
    const first = (await api('POST', '/clients', { client }, adas)).text('client.id');
    const own = await api('POST', `/clients/${first}/credentials`, { credential: { name: 'own' } }, adas);
    const credential = own.text('credential.id');
    const verbs: Record<string, () => Promise<Answer>> = {
      getProject: () => api('GET', `/projects/${id}`),
      updateProject: () => api('PUT', `/projects/${id}`, { project: { display_name: 'changed' } }),
      makeClient: () => api('POST', '/clients', { client: { ...client, name: 'another' } }),
      getClient: () => api('GET', `/clients/${first}`),
      updateClient: () => api('PUT', `/clients/${first}`, { client: { name: 'renamed' } }),
      listCredentials: () => api('GET', `/clients/${first}/credentials`),
      makeCredential: () => api('POST', `/clients/${first}/credentials`, { credential: { name: 'x' } }),
      deleteCredential: () => api('DELETE', `/clients/${first}/credentials/${credential}`),
      deleteClient: () => api('DELETE', `/clients/${first}`),
      deleteProject: async () => {
        const all = await api('GET', '/clients', undefined, adas);
        for (const one of members(all, 'clients'))
          if (one.project === id) await api('DELETE', `/clients/${one.id}`, undefined, adas);
        return api('DELETE', `/projects/${id}`);
      },
    };
    expect(Object.keys(verbs)).toEqual(Object.keys(expected));
    for (const [verb, ask] of Object.entries(verbs))
      expect([verb, (await ask()).status]).toEqual([verb, expected[verb]?.[role]]);
  });
});
