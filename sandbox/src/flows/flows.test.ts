import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowScope, flowsService, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { copyAndShare, flowsOf, hello } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
let adas: string;
let bens: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
  adas = await sandbox.token(ada, `${flowsService}/all`);
  bens = await sandbox.token(ben, `${flowsService}/all`);
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const robot = demo.serviceAccounts.beamlineRobot;
const get = (path: string, token: string) => sandbox.call('GET', path, { token });
const put = (id: string, body: JsonObject, token = adas) =>
  sandbox.call('PUT', `/flows/${id}`, { token, body });

describe('a flow', () => {
  test('is created and shown to its owner in full', async () => {
    const created = await flows.create(copyAndShare, { title: 'Copy and share', keywords: ['demo'] });
    expect(created.status).toBe(201);
    const id = created.text('id');
    expect(created.body).toEqual({
      id,
      title: 'Copy and share',
      subtitle: '',
      description: '',
      keywords: ['demo'],
      definition: copyAndShare,
      input_schema: {},
      globus_auth_scope: `https://auth.globus.org/scopes/${id}/flow_${id.replaceAll('-', '_')}_user`,
      globus_auth_scopes_by_RunAs: [transferAll],
      user_role: 'flow_owner',
      user_roles: ['flow_owner', 'flow_administrator', 'flow_starter', 'flow_viewer', 'flow_run_manager'],
      flow_owner: flows.urn(ada.id),
      flow_viewers: [],
      flow_starters: [flows.urn(robot.client_id)],
      flow_administrators: [],
      run_managers: [],
      run_monitors: [],
      principal_urn: flows.urn(id),
      globus_auth_username: `${id}@clients.auth.globus.org`,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/),
      updated_at: created.at('created_at'),
      synchronous: false,
      log_supported: true,
      types: ['Action'],
      api_version: '1.0',
      flow_url: `https://flows.globus.org/flows/${id}`,
      action_url: `https://flows.globus.org/flows/${id}`,
      is_high_assurance: false,
      subscription_id: null,
      authentication_policy_id: null,
    });
    expect((await get(`/flows/${id}`, adas)).body).toEqual(created.body);
    const identities = await sandbox.call('GET', `/v2/api/identities?ids=${id}`, {
      token: await sandbox.token(ada, 'urn:globus:auth:scope:auth.globus.org:view_identities'),
    });
    expect(identities.at('identities.0.username')).toBe(`${id}@clients.auth.globus.org`);
  });

  test('hides role lists and private parameters from those who do not administer it', async () => {
    const secret = { 'echo_string.$': '$.name', 'sleep_time.=': '1', __Private_Parameters: ['echo_string'] };
    const id = (await flows.create(hello(secret), { flow_viewers: [flows.urn(ben.id)] })).text('id');
    const seen = await get(`/flows/${id}`, bens);
    expect(seen.body).toMatchObject({
      user_role: 'flow_viewer',
      user_roles: ['flow_viewer'],
      flow_viewers: [],
      flow_starters: [],
      flow_owner: flows.urn(ada.id),
    });
    expect(seen.at('definition.States.Only.Parameters')).toEqual({
      'sleep_time.=': '1',
      __Private_Parameters: ['echo_string'],
    });
    expect((await get(`/flows/${id}`, adas)).at('definition.States.Only.Parameters')).toEqual(secret);
  });

  test('is 404 to those who may not see it and 403 for what they may not do', async () => {
    const id = (await flows.create(hello())).text('id');
    const unseen = await get(`/flows/${id}`, bens);
    expect([unseen.status, unseen.body]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', detail: `No flow exists with id ${id}` }, debug_id: expect.any(String) },
    ]);
    await put(id, { flow_viewers: [`urn:globus:groups:id:${demo.groups.beamline7.id}`] });
    expect((await get(`/flows/${id}`, bens)).status).toBe(200);
    const refused = await put(id, { title: 'Mine' }, bens);
    expect([refused.status, refused.at('error.detail')]).toEqual([
      403,
      `You lack permission on flow ${id}. Missing permissions: UPDATE.`,
    ]);
  });

  test('changes only in what the update names', async () => {
    const id = (await flows.create(hello(), { subtitle: 'kept' })).text('id');
    const changed = await put(id, { title: 'New', flow_starters: ['all_authenticated_users'] });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      title: 'New',
      subtitle: 'kept',
      flow_starters: ['all_authenticated_users'],
    });
    const taken = await put(id, { flow_owner: flows.urn(ben.id) });
    expect([taken.status, taken.at('error.detail.0.loc')]).toEqual([422, ['flow_owner']]);
  });

  test('that is deleted is gone, with its scope', async () => {
    const id = (await flows.create(hello())).text('id');
    const deleted = await sandbox.call('DELETE', `/flows/${id}`, { token: adas });
    expect(deleted.body).toMatchObject({ id, DELETED: true, deleted_at: expect.any(String) });
    expect((await get(`/flows/${id}`, adas)).status).toBe(404);
    await expect(sandbox.robotToken(flowScope(id))).rejects.toThrow('invalid_scope');
  });
});

describe('what is wrong with a request', () => {
  test('a principal that is no URN', async () => {
    const answer = await flows.create(hello(), { flow_administrators: [ada.id] });
    expect([answer.status, answer.body]).toEqual([
      422,
      {
        error: {
          code: 'UNPROCESSABLE_ENTITY',
          detail: [
            {
              loc: ['flow_administrators', 0],
              msg: `Unrecognized principal string: "${ada.id}". Allowed principal types in role "FlowAdministrator": [<AuthGroupUrn>, <AuthIdentityUrn>]`,
              type: 'value_error',
            },
          ],
        },
        debug_id: expect.any(String),
      },
    ]);
  });

  const urns = Array.from(
    { length: 17 },
    (_, n) => `urn:globus:auth:identity:${ada.id.slice(0, -2)}${10 + n}`,
  );
  test.each([
    ['no title', { title: null }, ['title'], 'type_error.none.not_allowed'],
    ['an empty title', { title: '' }, ['title'], 'value_error.any_str.min_length'],
    ['a long title', { title: 'x'.repeat(129) }, ['title'], 'value_error.any_str.max_length'],
    ['a field that there is not', { starters: [] }, ['starters'], 'value_error.extra'],
    ['no definition', { definition: null }, ['definition'], 'type_error.none.not_allowed'],
    ['a schema that is a list', { input_schema: [] }, ['input_schema'], 'type_error.dict'],
    ['seventeen viewers', { flow_viewers: urns }, ['flow_viewers'], 'value_error.list.max_items'],
    [
      'a viewer twice',
      { flow_viewers: ['public', 'public'] },
      ['flow_viewers'],
      'value_error.list.unique_items',
    ],
    ['the public as starter', { flow_starters: ['public'] }, ['flow_starters', 0], 'value_error'],
  ])('%s', async (_, more, loc, type) => {
    const answer = await flows.create(hello(), more);
    expect([answer.status, answer.at('error.detail.0.loc'), answer.at('error.detail.0.type')]).toEqual([
      422,
      loc,
      type,
    ]);
  });

  test('a token without the scope, and no token', async () => {
    const viewer = await sandbox.token(ada, `${flowsService}/view_flows`);
    const answer = await sandbox.call('POST', '/flows', { token: viewer, body: {} });
    expect([answer.status, answer.at('error')]).toEqual([
      403,
      {
        code: 'MISSING_SCOPE',
        detail: `This action requires the following scope: ${flowsService}/manage_flows`,
      },
    ]);
    const none = await sandbox.call('GET', '/flows');
    expect([none.status, none.at('error.code')]).toEqual([401, 'AUTHENTICATION_ERROR']);
  });
});

describe('lists', () => {
  test('show own flows unless roles are named, filtered, in order and in pages', async () => {
    for (const title of ['List b', 'List a', 'List c'])
      await flows.create(hello(), { title, flow_starters: [flows.urn(ben.id)] });
    const titles = async (query: string, token: string) => {
      const answer = await get(`/flows?filter_title=list&${query}`, token);
      const found = answer.at('flows');
      return Array.isArray(found)
        ? found.map((_, index) => answer.at(`flows.${index}.title`))
        : answer.status;
    };
    expect(await titles('orderby=title%20ASC', adas)).toEqual(['List a', 'List b', 'List c']);
    expect(await titles('', adas)).toEqual(['List c', 'List a', 'List b']);
    expect(await titles('', bens)).toEqual([]);
    expect(await titles('filter_roles=flow_starter,flow_owner&orderby=title%20DESC', bens)).toEqual([
      'List c',
      'List b',
      'List a',
    ]);
    expect(await titles('filter_roles=', adas)).toBe(400);
    expect(await titles('filter_roles=king', adas)).toBe(400);
    expect(await titles('orderby=colour', adas)).toBe(400);

    const first = await get('/flows?filter_title=list&orderby=title%20ASC&per_page=2', adas);
    expect([first.at('limit'), first.at('has_next_page'), first.at('flows.1.title')]).toEqual([
      2,
      true,
      'List b',
    ]);
    const next = await get(`/flows?marker=${first.text('marker')}&per_page=99&orderby=nonsense`, adas);
    expect([next.at('flows.0.title'), next.at('has_next_page'), next.at('marker')]).toEqual([
      'List c',
      false,
      null,
    ]);
    expect((await get('/flows?marker=nonsense', adas)).status).toBe(400);
  });
});

test('registered APIs: none, in pages', async () => {
  const answer = await get('/registered_apis?filter_roles=owner,administrator,viewer&per_page=50', adas);
  expect(answer.body).toEqual({ registered_apis: [], limit: 50, has_next_page: false, marker: null });
  for (const query of ['filter_roles=king', 'orderby=size', 'per_page=0'])
    expect((await get(`/registered_apis?${query}`, adas)).at('error.code')).toBe('BAD_REQUEST');
});
