import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataAccess, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineStorage, referenceArchive, sharedResults } = demo.collections;
const { ada } = demo.people;

describe('files', () => {
  test('are listed with folders first, in pages and filtered', async () => {
    const scan = await transfer.operate(beamlineStorage, 'ls', '/~/data/scan-001', transfer.robot);
    expect(scan.body).toMatchObject({
      DATA_TYPE: 'file_list',
      endpoint: beamlineStorage.id,
      path: '/data/scan-001/',
      length: 4,
      total: 4,
    });
    expect(scan.at('DATA.0')).toMatchObject({ name: 'frame-0001.dat', type: 'file', size: 262_144 });
    expect(scan.text('DATA.0.last_modified')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/);
    const page = await transfer.get(
      `/operation/endpoint/${beamlineStorage.id}/ls?path=/data/scan-001/&limit=1&offset=1&filter=name:~*.dat&orderby=name%20DESC`,
      transfer.robot,
    );
    expect([page.at('total'), page.at('length'), page.at('DATA.0.name')]).toEqual([3, 1, 'frame-0002.dat']);
    expect((await transfer.operate(beamlineStorage, 'stat', '/data', transfer.robot)).body).toMatchObject({
      name: 'data',
      type: 'dir',
    });
  });

  test('that are missing, or no folder, are reported', async () => {
    const missing = await transfer.operate(beamlineStorage, 'stat', '/nothing', transfer.robot);
    expect([missing.status, missing.at('code')]).toEqual([404, 'NotFound']);
    const file = await transfer.operate(
      beamlineStorage,
      'ls',
      '/data/scan-001/metadata.json',
      transfer.robot,
    );
    expect([file.status, file.at('code')]).toEqual([502, 'ExternalError.DirListingFailed.NotDirectory']);
  });

  test('and folders are made and renamed by those who may write', async () => {
    const at = (operation: string) => `/operation/endpoint/${sharedResults.id}/${operation}`;
    const made = await transfer.post(at('mkdir'), transfer.robot, {
      DATA_TYPE: 'mkdir',
      path: '/incoming/new/',
    });
    expect([made.status, made.at('code')]).toEqual([200, 'DirectoryCreated']);
    expect((await transfer.post(at('mkdir'), transfer.robot, { path: '/incoming/new' })).at('code')).toBe(
      'ExternalError.MkdirFailed.Exists',
    );
    const renamed = await transfer.post(at('rename'), transfer.robot, {
      old_path: '/incoming/new',
      new_path: '/incoming/newer',
    });
    expect(renamed.at('code')).toBe('FileRenamed');
    expect(
      (await transfer.operate(sharedResults, 'stat', '/incoming/newer', transfer.robot)).at('type'),
    ).toBe('dir');
    const denied = await transfer.post(`/operation/endpoint/${referenceArchive.id}/mkdir`, transfer.robot, {
      path: '/x',
    });
    expect([denied.status, denied.at('code')]).toEqual([403, 'PermissionDenied']);
  });

  test('of a mapped collection are for people with an account and consent', async () => {
    const denied = await transfer.operate(beamlineStorage, 'ls', '/', transfer.bens);
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
      const answer = await transfer.operate(beamlineStorage, 'ls', path, transfer.robot);
      expect([answer.status, answer.at('code')]).toEqual([400, 'InvalidPath']);
    },
  );

  test('may go up and down inside it', async () => {
    const answer = await transfer.operate(beamlineStorage, 'ls', '/data/./x/../scan-001//', transfer.robot);
    expect(answer.at('path')).toBe('/data/scan-001/');
  });

  test('cannot leave it by symbolic links, and links lend no rights', async () => {
    await writeFile(join(sandbox.folder, 'outside.txt'), 'secret');
    await symlink(sandbox.folder, transfer.folderOf(sharedResults, 'incoming', 'up'));
    await symlink(
      join(sandbox.folder, 'not-there-yet'),
      transfer.folderOf(sharedResults, 'incoming', 'dangling'),
    );
    for (const path of ['/incoming/up/outside.txt', '/incoming/up', '/incoming/dangling']) {
      const answer = await transfer.operate(sharedResults, 'stat', path, transfer.robot);
      expect([answer.status, answer.at('code')]).toEqual([403, 'EndpointPermissionDenied']);
    }
    const written = await transfer.copy('/data/scan-001/metadata.json', '/incoming/dangling');
    expect(written.at('fatal_error.code')).toBe('PERMISSION_DENIED');
    await expect(readFile(join(sandbox.folder, 'not-there-yet'))).rejects.toThrow();

    await mkdir(transfer.folderOf(sharedResults, 'private'), { recursive: true });
    await mkdir(transfer.folderOf(sharedResults, 'open'), { recursive: true });
    await symlink(
      transfer.folderOf(sharedResults, 'private'),
      transfer.folderOf(sharedResults, 'open', 'door'),
    );
    const everybody = {
      principal_type: 'all_authenticated_users',
      principal: '',
      path: '/open/',
      permissions: 'r',
    };
    await transfer.post(`/endpoint/${sharedResults.id}/access`, transfer.adas, everybody);
    expect((await transfer.operate(sharedResults, 'ls', '/open/', transfer.bens)).status).toBe(200);
    expect((await transfer.operate(sharedResults, 'ls', '/open/door/', transfer.bens)).status).toBe(403);
  });
});
