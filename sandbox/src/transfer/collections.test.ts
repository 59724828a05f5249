import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineStorage, sharedResults } = demo.collections;
const { ada, ben } = demo.people;

describe('collections', () => {
  test('show what the caller is to them', async () => {
    const own = await transfer.get(`/endpoint/${sharedResults.id}`, transfer.adas);
    expect(own.body).toMatchObject({
      DATA_TYPE: 'endpoint',
      entity_type: 'GCSv5_guest_collection',
      my_effective_roles: ['administrator'],
      acl_available: true,
      acl_editable: true,
      host_endpoint_id: beamlineStorage.id,
    });
    expect(
      (await transfer.get(`/endpoint/${sharedResults.id}`, transfer.robot)).at('my_effective_roles'),
    ).toEqual(['access_manager']);
    expect((await transfer.get(`/endpoint/${sharedResults.id}`, transfer.bens)).at('acl_editable')).toBe(
      false,
    );
  });

  test('that do not exist are named', async () => {
    const answer = await transfer.get('/endpoint/1234', transfer.adas);
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
      const answer = await transfer.get(`/endpoint_search?${query}`, token);
      const data = answer.at('DATA');
      return Array.isArray(data)
        ? data.map((_, index) => answer.at(`DATA.${index}.display_name`))
        : answer.status;
    };
    expect(await found('filter_fulltext=shared%20RESULTS', transfer.bens)).toEqual(['Shared results']);
    expect(await found('filter_scope=administered-by-me', transfer.adas)).toEqual([
      'Shared results',
      'Reference archive',
      'Instrument disk',
      'Instrument computer',
    ]);
    expect(await found('filter_scope=shared-with-me', transfer.robot)).toEqual([
      'Reference archive',
      'Instrument computer',
    ]);
    expect(await found('filter_scope=my-gcp-endpoints', transfer.adas)).toEqual([
      'Instrument disk',
      'Instrument computer',
    ]);
    expect(
      await found('filter_fulltext=a&filter_entity_type=GCSv5_mapped_collection', transfer.adas),
    ).toEqual(['Beamline storage']);
    expect(await found('', transfer.adas)).toBe(400);
    expect(await found('filter_scope=nonsense', transfer.adas)).toBe(400);
  });

  test('name their roles to those who have one', async () => {
    const roles = await transfer.get(`/endpoint/${sharedResults.id}/role_list`, transfer.adas);
    expect(roles.at('DATA.0')).toMatchObject({ DATA_TYPE: 'role', principal: ada.id, role: 'administrator' });
    expect((await transfer.get(`/endpoint/${sharedResults.id}/role_list`, transfer.bens)).status).toBe(403);
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
    await mkdir(transfer.folderOf(sharedResults, 'incoming', 'for-ben'), { recursive: true });
    expect((await transfer.operate(sharedResults, 'ls', '/incoming/for-ben/', transfer.bens)).status).toBe(
      403,
    );

    const created = await transfer.post(rules, transfer.adas, rule());
    expect([created.status, created.at('code')]).toEqual([201, 'Created']);
    const id = created.text('access_id');
    expect((await transfer.operate(sharedResults, 'ls', '/incoming/for-ben', transfer.bens)).status).toBe(
      200,
    );
    expect((await transfer.operate(sharedResults, 'ls', '/incoming/', transfer.bens)).status).toBe(403);
    expect((await transfer.get(`${rules}/${id}`, transfer.adas)).body).toMatchObject(
      rule({ id, role_id: null }),
    );

    const again = await transfer.post(rules, transfer.robot, rule());
    expect([again.status, again.at('code')]).toEqual([409, 'Exists']);

    const changed = await sandbox.call('PUT', `/v0.10${rules}/${id}`, {
      token: transfer.adas,
      body: { permissions: 'rw' },
    });
    expect(changed.at('code')).toBe('Updated');
    const list = await transfer.get(`${rules.replace(/access$/, 'access_list')}`, transfer.adas);
    expect(list.at('DATA')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: null, role_type: 'administrator', principal: ada.id, path: '/' }),
        expect.objectContaining({ id, permissions: 'rw' }),
      ]),
    );

    expect((await sandbox.call('DELETE', `/v0.10${rules}/${id}`, { token: transfer.adas })).at('code')).toBe(
      'Deleted',
    );
    const gone = await transfer.get(`${rules}/${id}`, transfer.adas);
    expect([gone.status, gone.at('code')]).toEqual([404, 'AccessRuleNotFound']);
  });

  test('for a group hold for its members', async () => {
    await mkdir(transfer.folderOf(sharedResults, 'team'), { recursive: true });
    const group = rule({ principal_type: 'group', principal: demo.groups.beamline7.id, path: '/team/' });
    const created = await transfer.post(rules, transfer.adas, group);
    expect((await transfer.operate(sharedResults, 'ls', '/team/', transfer.bens)).status).toBe(200);
    await sandbox.call('DELETE', `/v0.10${rules}/${created.text('access_id')}`, { token: transfer.adas });
    expect((await transfer.operate(sharedResults, 'ls', '/team/', transfer.bens)).status).toBe(403);
  });

  test('that have expired no longer count', async () => {
    const created = await transfer.post(
      rules,
      transfer.adas,
      rule({ path: '/incoming/', expiration_date: '2020-01-01T00:00:00Z' }),
    );
    expect((await transfer.operate(sharedResults, 'ls', '/incoming/', transfer.bens)).status).toBe(403);
    await sandbox.call('DELETE', `/v0.10${rules}/${created.text('access_id')}`, { token: transfer.adas });
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
    const answer = await transfer.post(rules, transfer.adas, rule(more));
    expect([answer.status, answer.at('code')]).toEqual([status, code]);
  });

  test('are not for everybody, and not for mapped collections', async () => {
    expect((await transfer.post(rules, transfer.bens, rule())).at('code')).toBe('PermissionDenied');
    expect((await transfer.get(`/endpoint/${sharedResults.id}/access_list`, transfer.bens)).status).toBe(403);
    expect(
      (await transfer.post(`/endpoint/${beamlineStorage.id}/access`, transfer.adas, rule())).status,
    ).toBe(409);
  });
});

test('every call needs a token for Transfer', async () => {
  const none = await sandbox.call('GET', '/v0.10/task_list');
  expect([none.status, none.at('code'), none.at('resource')]).toEqual([
    401,
    'AuthenticationFailed',
    '/task_list',
  ]);
  const other = await transfer.get('/task_list', await sandbox.token(ada, 'openid'));
  expect(other.status).toBe(401);
});
