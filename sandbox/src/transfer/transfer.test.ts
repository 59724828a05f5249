import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataAccess, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Answer, eventually, type Harness, openSandbox } from '../testing/harness.ts';

const { beamlineStorage, referenceArchive, sharedResults } = demo.collections;
const { ada, ben } = demo.people;

let sandbox: Harness;
let robot: string;
let adas: string;
let bens: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  robot = await sandbox.robotToken(transferAll);
  adas = await sandbox.token(ada, `${transferAll}[*${dataAccess(beamlineStorage.id)}]`);
  bens = await sandbox.token(ben, transferAll);
});
afterAll(() => sandbox.close());

const folderOf = (collection: { slug: string }, ...path: string[]) =>
  join(sandbox.folder, 'collections', collection.slug, ...path);
const get = (path: string, token: string) => sandbox.call('GET', `/v0.10${path}`, { token });
const post = (path: string, token: string, body: JsonObject = {}) =>
  sandbox.call('POST', `/v0.10${path}`, { token, body });
const operate = (collection: { id: string }, operation: string, path: string, token: string) =>
  get(`/operation/endpoint/${collection.id}/${operation}?path=${encodeURIComponent(path)}`, token);

const submit = async (kind: 'transfer' | 'delete', body: JsonObject, token: string): Promise<Answer> => {
  const submission_id = (await get('/submission_id', token)).text('value');
  return post(`/${kind}`, token, { DATA_TYPE: kind, submission_id, ...body });
};
const finished = async (submitted: Answer, token: string): Promise<Answer> => {
  expect(submitted.status).toBe(202);
  return eventually(
    () => get(`/task/${submitted.text('task_id')}`, token),
    task => task.at('status') !== 'ACTIVE',
  );
};
const copy = async (from: string, to: string, more: JsonObject = {}, item: JsonObject = {}, token = robot) =>
  finished(
    await submit(
      'transfer',
      {
        source_endpoint: beamlineStorage.id,
        destination_endpoint: sharedResults.id,
        DATA: [{ source_path: from, destination_path: to, ...item }],
        ...more,
      },
      token,
    ),
    token,
  );

describe('collections', () => {
  test('show what the caller is to them', async () => {
    const own = await get(`/endpoint/${sharedResults.id}`, adas);
    expect(own.body).toMatchObject({
      DATA_TYPE: 'endpoint',
      entity_type: 'GCSv5_guest_collection',
      my_effective_roles: ['administrator'],
      acl_available: true,
      acl_editable: true,
      host_endpoint_id: beamlineStorage.id,
    });
    expect((await get(`/endpoint/${sharedResults.id}`, robot)).at('my_effective_roles')).toEqual([
      'access_manager',
    ]);
    expect((await get(`/endpoint/${sharedResults.id}`, bens)).at('acl_editable')).toBe(false);
  });

  test('that do not exist are named', async () => {
    const answer = await get('/endpoint/1234', adas);
    expect([answer.status, answer.body]).toEqual([
      404,
      {
        code: 'EndpointNotFound',
        message: "No such endpoint '1234'",
        request_id: expect.any(String),
        resource: '/endpoint/1234',
      },
    ]);
  });

  test('are found by words and by what they are to the caller', async () => {
    const found = async (query: string, token: string) => {
      const answer = await get(`/endpoint_search?${query}`, token);
      const data = answer.at('DATA');
      return Array.isArray(data)
        ? data.map((_, index) => answer.at(`DATA.${index}.display_name`))
        : answer.status;
    };
    expect(await found('filter_fulltext=shared%20RESULTS', bens)).toEqual(['Shared results']);
    expect(await found('filter_scope=administered-by-me', adas)).toEqual([
      'Shared results',
      'Reference archive',
    ]);
    expect(await found('filter_scope=shared-with-me', robot)).toEqual(['Reference archive']);
    expect(await found('filter_fulltext=a&filter_entity_type=GCSv5_mapped_collection', adas)).toEqual([
      'Beamline storage',
    ]);
    expect(await found('', adas)).toBe(400);
    expect(await found('filter_scope=nonsense', adas)).toBe(400);
  });

  test('name their roles to those who have one', async () => {
    const roles = await get(`/endpoint/${sharedResults.id}/role_list`, adas);
    expect(roles.at('DATA.0')).toMatchObject({ DATA_TYPE: 'role', principal: ada.id, role: 'administrator' });
    expect((await get(`/endpoint/${sharedResults.id}/role_list`, bens)).status).toBe(403);
  });
});

describe('access rules', () => {
  const rules = `/endpoint/${sharedResults.id}/access`;
  const rule = (more: JsonObject = {}): JsonObject => ({
    DATA_TYPE: 'access',
    principal_type: 'identity',
    principal: ben.id,
    path: '/incoming/for-ben/',
    permissions: 'r',
    ...more,
  });

  test('live from creation through change to deletion, and count', async () => {
    await mkdir(folderOf(sharedResults, 'incoming', 'for-ben'), { recursive: true });
    expect((await operate(sharedResults, 'ls', '/incoming/for-ben/', bens)).status).toBe(403);

    const created = await post(rules, adas, rule());
    expect([created.status, created.at('code')]).toEqual([201, 'Created']);
    const id = created.text('access_id');
    expect((await operate(sharedResults, 'ls', '/incoming/for-ben', bens)).status).toBe(200);
    expect((await operate(sharedResults, 'ls', '/incoming/', bens)).status).toBe(403);
    expect((await get(`${rules}/${id}`, adas)).body).toMatchObject(rule({ id, role_id: null }));

    const again = await post(rules, robot, rule());
    expect([again.status, again.at('code')]).toEqual([409, 'Exists']);

    const changed = await sandbox.call('PUT', `/v0.10${rules}/${id}`, {
      token: adas,
      body: { permissions: 'rw' },
    });
    expect(changed.at('code')).toBe('Updated');
    const list = await get(`${rules.replace(/access$/, 'access_list')}`, adas);
    expect(list.at('DATA')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: null, role_type: 'administrator', principal: ada.id, path: '/' }),
        expect.objectContaining({ id, permissions: 'rw' }),
      ]),
    );

    expect((await sandbox.call('DELETE', `/v0.10${rules}/${id}`, { token: adas })).at('code')).toBe(
      'Deleted',
    );
    const gone = await get(`${rules}/${id}`, adas);
    expect([gone.status, gone.at('code')]).toEqual([404, 'AccessRuleNotFound']);
  });

  test('for a group hold for its members', async () => {
    await mkdir(folderOf(sharedResults, 'team'), { recursive: true });
    const group = rule({ principal_type: 'group', principal: demo.groups.beamline7.id, path: '/team/' });
    const created = await post(rules, adas, group);
    expect((await operate(sharedResults, 'ls', '/team/', bens)).status).toBe(200);
    await sandbox.call('DELETE', `/v0.10${rules}/${created.text('access_id')}`, { token: adas });
    expect((await operate(sharedResults, 'ls', '/team/', bens)).status).toBe(403);
  });

  test('that have expired no longer count', async () => {
    const created = await post(
      rules,
      adas,
      rule({ path: '/incoming/', expiration_date: '2020-01-01T00:00:00Z' }),
    );
    expect((await operate(sharedResults, 'ls', '/incoming/', bens)).status).toBe(403);
    await sandbox.call('DELETE', `/v0.10${rules}/${created.text('access_id')}`, { token: adas });
  });

  test.each([
    ['a path without a slash at its end', { path: '/incoming' }, 400, 'InvalidPath'],
    ['a path out of the collection', { path: '/../' }, 400, 'InvalidPath'],
    ['an unknown permission', { permissions: 'w' }, 400, 'ClientError.BadRequest'],
    ['a principal that is no id', { principal: 'ben' }, 400, 'ClientError.BadRequest'],
    [
      'a principal for everybody',
      { principal_type: 'all_authenticated_users' },
      400,
      'ClientError.BadRequest',
    ],
  ])('refuse %s', async (_, more, status, code) => {
    const answer = await post(rules, adas, rule(more));
    expect([answer.status, answer.at('code')]).toEqual([status, code]);
  });

  test('are not for everybody, and not for mapped collections', async () => {
    expect((await post(rules, bens, rule())).at('code')).toBe('PermissionDenied');
    expect((await get(`/endpoint/${sharedResults.id}/access_list`, bens)).status).toBe(403);
    expect((await post(`/endpoint/${beamlineStorage.id}/access`, adas, rule())).status).toBe(409);
  });
});

describe('files', () => {
  test('are listed with folders first, in pages and filtered', async () => {
    const scan = await operate(beamlineStorage, 'ls', '/~/data/scan-001', robot);
    expect(scan.body).toMatchObject({
      DATA_TYPE: 'file_list',
      endpoint: beamlineStorage.id,
      path: '/data/scan-001/',
      length: 4,
      total: 4,
    });
    expect(scan.at('DATA.0')).toMatchObject({ name: 'frame-0001.dat', type: 'file', size: 262_144 });
    expect(scan.text('DATA.0.last_modified')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/);
    const page = await get(
      `/operation/endpoint/${beamlineStorage.id}/ls?path=/data/scan-001/&limit=1&offset=1&filter=name:~*.dat&orderby=name%20DESC`,
      robot,
    );
    expect([page.at('total'), page.at('length'), page.at('DATA.0.name')]).toEqual([3, 1, 'frame-0002.dat']);
    expect((await operate(beamlineStorage, 'stat', '/data', robot)).body).toMatchObject({
      name: 'data',
      type: 'dir',
    });
  });

  test('that are missing, or no folder, are reported', async () => {
    const missing = await operate(beamlineStorage, 'stat', '/nothing', robot);
    expect([missing.status, missing.at('code')]).toEqual([404, 'NotFound']);
    const file = await operate(beamlineStorage, 'ls', '/data/scan-001/metadata.json', robot);
    expect([file.status, file.at('code')]).toEqual([502, 'ExternalError.DirListingFailed.NotDirectory']);
  });

  test('and folders are made and renamed by those who may write', async () => {
    const at = (operation: string) => `/operation/endpoint/${sharedResults.id}/${operation}`;
    const made = await post(at('mkdir'), robot, { DATA_TYPE: 'mkdir', path: '/incoming/new/' });
    expect([made.status, made.at('code')]).toEqual([200, 'DirectoryCreated']);
    expect((await post(at('mkdir'), robot, { path: '/incoming/new' })).at('code')).toBe(
      'ExternalError.MkdirFailed.Exists',
    );
    const renamed = await post(at('rename'), robot, {
      old_path: '/incoming/new',
      new_path: '/incoming/newer',
    });
    expect(renamed.at('code')).toBe('FileRenamed');
    expect((await operate(sharedResults, 'stat', '/incoming/newer', robot)).at('type')).toBe('dir');
    const denied = await post(`/operation/endpoint/${referenceArchive.id}/mkdir`, robot, { path: '/x' });
    expect([denied.status, denied.at('code')]).toEqual([403, 'PermissionDenied']);
  });

  test('of a mapped collection are for people with an account and consent', async () => {
    const denied = await operate(beamlineStorage, 'ls', '/', bens);
    expect([denied.status, denied.at('code')]).toEqual([403, 'PermissionDenied']);
    expect(denied.text('message')).toContain('no local account');

    const fresh = await openSandbox();
    try {
      const path = `/v0.10/operation/endpoint/${beamlineStorage.id}/ls?path=/`;
      const before = await fresh.call('GET', path, { token: await fresh.token(ada, transferAll) });
      expect([before.status, before.at('code')]).toEqual([403, 'ConsentRequired']);
      const scope = before.text('required_scopes.0');
      expect(scope).toBe(`${transferAll}[*${dataAccess(beamlineStorage.id)}]`);
      expect((await fresh.call('GET', path, { token: await fresh.token(ada, scope) })).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });
});

describe('paths', () => {
  test.each(['/../', '/a/../../x', '/%2e%2e/../..', '../../etc/passwd', '/data/\0x'])(
    'cannot lead out of the collection: %j',
    async path => {
      const answer = await operate(beamlineStorage, 'ls', path, robot);
      expect([answer.status, answer.at('code')]).toEqual([400, 'InvalidPath']);
    },
  );

  test('may go up and down inside it', async () => {
    const answer = await operate(beamlineStorage, 'ls', '/data/./x/../scan-001//', robot);
    expect(answer.at('path')).toBe('/data/scan-001/');
  });

  test('cannot leave it by symbolic links, and links lend no rights', async () => {
    await writeFile(join(sandbox.folder, 'outside.txt'), 'secret');
    await symlink(sandbox.folder, folderOf(sharedResults, 'incoming', 'up'));
    await symlink(join(sandbox.folder, 'not-there-yet'), folderOf(sharedResults, 'incoming', 'dangling'));
    for (const path of ['/incoming/up/outside.txt', '/incoming/up', '/incoming/dangling']) {
      const answer = await operate(sharedResults, 'stat', path, robot);
      expect([answer.status, answer.at('code')]).toEqual([403, 'EndpointPermissionDenied']);
    }
    const written = await copy('/data/scan-001/metadata.json', '/incoming/dangling');
    expect(written.at('fatal_error.code')).toBe('PERMISSION_DENIED');
    await expect(readFile(join(sandbox.folder, 'not-there-yet'))).rejects.toThrow();

    await mkdir(folderOf(sharedResults, 'private'), { recursive: true });
    await mkdir(folderOf(sharedResults, 'open'), { recursive: true });
    await symlink(folderOf(sharedResults, 'private'), folderOf(sharedResults, 'open', 'door'));
    const everybody = {
      principal_type: 'all_authenticated_users',
      principal: '',
      path: '/open/',
      permissions: 'r',
    };
    await post(`/endpoint/${sharedResults.id}/access`, adas, everybody);
    expect((await operate(sharedResults, 'ls', '/open/', bens)).status).toBe(200);
    expect((await operate(sharedResults, 'ls', '/open/door/', bens)).status).toBe(403);
  });
});

describe('transfers', () => {
  test('copy a folder with all its bytes', async () => {
    await mkdir(folderOf(beamlineStorage, 'data', 'scan-001', 'logs', 'empty'), { recursive: true });
    await writeFile(folderOf(beamlineStorage, 'data', 'scan-001', 'logs', 'a.log'), 'one\n');
    const task = await copy(
      '/data/scan-001/',
      '/incoming/scan-001/',
      { label: 'Scan 1' },
      { recursive: true },
    );
    expect(task.body).toMatchObject({
      DATA_TYPE: 'task',
      type: 'TRANSFER',
      status: 'SUCCEEDED',
      label: 'Scan 1',
      owner_id: demo.serviceAccounts.beamlineRobot.client_id,
      source_endpoint_display_name: 'Beamline storage',
      files: 5,
      directories: 3,
      files_transferred: 5,
      fatal_error: null,
    });
    for (const name of ['frame-0001.dat', 'frame-0003.dat', 'logs/a.log'])
      expect(await readFile(folderOf(sharedResults, 'incoming', 'scan-001', name))).toEqual(
        await readFile(folderOf(beamlineStorage, 'data', 'scan-001', name)),
      );
    const events = await get(`/task/${task.text('task_id')}/event_list`, robot);
    expect([events.at('DATA.0.code'), events.at('DATA.1.code')]).toEqual(['SUCCEEDED', 'STARTED']);
  });

  test('skip what is there already, and keep out what the filter excludes', async () => {
    const first = { filter_rules: [{ DATA_TYPE: 'filter_rule', method: 'exclude', name: '*.dat' }] };
    const filtered = await copy('/data/scan-001/', '/incoming/sync/', first);
    expect(filtered.at('files')).toBe(2);
    const second = await copy('/data/scan-001/', '/incoming/sync/', { sync_level: 3 });
    expect([second.at('files_skipped'), second.at('files_transferred')]).toEqual([2, 3]);
  });

  test('check a given checksum', async () => {
    const wrong = { external_checksum: 'abc', checksum_algorithm: 'SHA256' };
    const task = await copy('/data/scan-001/metadata.json', '/incoming/m.json', {}, wrong);
    expect([task.at('status'), task.at('fatal_error.code')]).toEqual(['FAILED', 'VERIFY_CHECKSUM']);
  });

  test.each([
    ['a source that is missing', '/nothing', '/incoming/x', {}, 'FILE_NOT_FOUND'],
    [
      'a folder that is not to be copied as one',
      '/data',
      '/incoming/x',
      { recursive: false },
      'IS_A_DIRECTORY',
    ],
    [
      'a file copied as a folder',
      '/data/scan-001/metadata.json',
      '/incoming/x',
      { recursive: true },
      'NOT_A_DIRECTORY',
    ],
    ['a destination that is a folder', '/data/scan-001/metadata.json', '/incoming/', {}, 'IS_A_DIRECTORY'],
  ])('fail with a reason for %s', async (_, from, to, item, code) => {
    const task = await copy(from, to, {}, item);
    expect([task.at('status'), task.at('fatal_error.code')]).toEqual(['FAILED', code]);
  });

  test('fail where the identity may only read, and say so', async () => {
    const task = await copy('/data/scan-001/', '/x/', { destination_endpoint: referenceArchive.id });
    expect(task.body).toMatchObject({
      status: 'FAILED',
      nice_status: 'PERMISSION_DENIED',
      fatal_error: { code: 'PERMISSION_DENIED' },
    });
    expect(task.text('fatal_error.description')).toContain('may not write to /x/ on "Reference archive"');
  });

  test('are refused at once where the identity may do nothing', async () => {
    const body = {
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [{ source_path: '/data/', destination_path: '/incoming/' }],
    };
    const answer = await submit('transfer', body, bens);
    expect([answer.status, answer.at('code')]).toEqual([403, 'PermissionDenied']);
  });

  test('are submitted once for each submission id', async () => {
    const body = {
      submission_id: 'the-same',
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [{ source_path: '/data/scan-001/metadata.json', destination_path: '/incoming/once.json' }],
    };
    const first = await post('/transfer', robot, body);
    const second = await post('/transfer', robot, body);
    expect([first.status, first.at('code')]).toEqual([202, 'Accepted']);
    expect([second.status, second.at('code')]).toEqual([200, 'Duplicate']);
    expect(second.at('task_id')).toBe(first.at('task_id'));
    await finished(first, robot);
  });

  test.each([
    [{ DATA: [] }, 'ClientError.BadRequest.NoTransferItems'],
    [{ DATA: [{ source_path: '/a' }] }, 'ClientError.BadRequest'],
    [{ sync_level: 7 }, 'ClientError.BadRequest'],
    [{ verify_checksum: 'yes' }, 'ClientError.BadRequest'],
    [{ label: 'a\nb' }, 'ClientError.BadRequest'],
    [{ recursive_symlinks: 'copy' }, 'ClientError.BadRequest'],
  ])('refuse a document with %j', async (more, code) => {
    const item = { source_path: '/data', destination_path: '/incoming/x' };
    const whole = {
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [item],
    };
    const answer = await submit('transfer', { ...whole, ...more }, robot);
    expect([answer.status, answer.at('code')]).toEqual([400, code]);
  });

  test('are seen by their owner only, and a finished one cannot be cancelled', async () => {
    const task = await copy('/data/scan-001/metadata.json', '/incoming/mine.json');
    const path = `/task/${task.text('task_id')}`;
    expect((await get(path, adas)).at('code')).toBe('TaskNotFound');
    expect((await post(`${path}/cancel`, robot)).at('code')).toBe('TaskComplete');
    expect((await get('/task_list?limit=1', robot)).at('DATA.0.task_id')).toBe(task.at('task_id'));
  });
});

describe('deletions', () => {
  const remove = async (path: string, more: JsonObject = {}) =>
    finished(await submit('delete', { endpoint: sharedResults.id, DATA: [{ path }], ...more }, robot), robot);

  test('remove files by pattern and folders when told to', async () => {
    await mkdir(folderOf(sharedResults, 'incoming', 'old', 'deep'), { recursive: true });
    for (const name of ['a.tmp', 'b.tmp', 'keep.txt'])
      await writeFile(folderOf(sharedResults, 'incoming', 'old', name), name);
    expect((await remove('/incoming/old/*.tmp', { interpret_globs: true })).at('files')).toBe(2);
    expect((await remove('/incoming/old')).at('fatal_error.code')).toBe('IS_A_DIRECTORY');
    expect((await remove('/incoming/old', { recursive: true })).at('status')).toBe('SUCCEEDED');
    expect((await remove('/incoming/old')).at('fatal_error.code')).toBe('FILE_NOT_FOUND');
    expect((await remove('/incoming/old', { ignore_missing: true })).at('status')).toBe('SUCCEEDED');
  });

  test('take away a link and not what it leads to', async () => {
    await writeFile(join(sandbox.folder, 'precious.txt'), 'precious');
    await symlink(join(sandbox.folder, 'precious.txt'), folderOf(sharedResults, 'incoming', 'link'));
    expect((await remove('/incoming/link')).at('status')).toBe('SUCCEEDED');
    expect(await readFile(join(sandbox.folder, 'precious.txt'), 'utf8')).toBe('precious');
  });

  test('never take the root folder', async () => {
    const body = { endpoint: sharedResults.id, DATA: [{ path: '/~/' }], recursive: true };
    expect((await submit('delete', body, robot)).status).toBe(400);
  });
});

test('every call needs a token for Transfer', async () => {
  const none = await sandbox.call('GET', '/v0.10/task_list');
  expect([none.status, none.at('code'), none.at('resource')]).toEqual([
    401,
    'AuthenticationFailed',
    '/task_list',
  ]);
  const other = await get('/task_list', await sandbox.token(ada, 'openid'));
  expect(other.status).toBe(401);
});
