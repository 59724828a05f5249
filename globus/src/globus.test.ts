import { afterEach, describe, expect, test } from 'vitest';
import { GlobusError, problemOf } from './problem.ts';
import {
  collectionId,
  definition,
  entry,
  flow,
  flowId,
  groupId,
  robot,
  robotId,
  run,
  runId,
} from './testing/documents.ts';
import {
  globusAt,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from './testing/service-double.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

async function start(answer: (request: Received, nth: number) => Reply) {
  const double = await serviceDouble(answer);
  open.push(double);
  return { double, globus: globusAt(double), lines: () => double.received.map(line) };
}

function line({ method, path, query }: Received): string {
  const search = query.toString();
  return `${method} ${path}${search ? `?${decodeURIComponent(search)}` : ''}`;
}

describe('flows', () => {
  test('a list is read to its end; the roles are those of one’s own business', async () => {
    const { globus, lines } = await start((_, nth) =>
      nth === 1
        ? { json: { flows: [flow({ id: 'a' }), { nonsense: true }], has_next_page: true, marker: 'm' } }
        : { json: { flows: [flow({ id: 'b' })], has_next_page: false, marker: null } },
    );
    expect((await globus.flows.list()).map(found => found.id)).toEqual(['a', 'b']);
    expect(lines()).toEqual([
      'GET /flows?filter_roles=flow_owner,flow_administrators,flow_starters,run_managers,run_monitors&orderby=updated_at+DESC&per_page=100',
      'GET /flows?marker=m',
    ]);
  });

  test('a marker that comes again ends the list instead of the memory', async () => {
    const { globus, lines } = await start(() => ({ json: { flows: [], has_next_page: true, marker: 'm' } }));
    expect(await globus.flows.list({ roles: ['flow_viewers'], text: 'copy' })).toEqual([]);
    expect(lines()).toEqual([
      'GET /flows?filter_roles=flow_viewers&orderby=updated_at+DESC&per_page=100&filter_fulltext=copy',
      'GET /flows?marker=m',
    ]);
  });

  test('a document with only its id is a flow all the same', async () => {
    const { globus } = await start(() => ({
      json: { id: flowId, user_role: 'flow_viewer', definition: null },
    }));
    expect(await globus.flows.get(flowId)).toMatchObject({
      id: flowId,
      title: '',
      definition: null,
      user_roles: ['flow_viewer'],
      flow_starters: [],
      principal_urn: `urn:globus:auth:identity:${flowId}`,
    });
  });

  test('create, update, remove and validate send what they are given', async () => {
    const { globus, double, lines } = await start(({ path }) => ({
      json: path.endsWith('validate')
        ? { scopes: { User: ['s'] }, analysis: { number_of_possibilities: 2 } }
        : flow(),
    }));
    await globus.flows.create({ title: 'Copy', definition, input_schema: {}, keywords: ['k'] });
    await globus.flows.update(flowId, { flow_starters: [] });
    await globus.flows.remove(flowId);
    expect(await globus.flows.validate({ wrong: true }, {})).toEqual({
      scopes: { User: ['s'] },
      possibilities: 2,
    });
    expect(lines()).toEqual([
      'POST /flows',
      `PUT /flows/${flowId}`,
      `DELETE /flows/${flowId}`,
      'POST /flows/validate',
    ]);
    expect(double.received.map(request => request.json)).toEqual([
      { title: 'Copy', definition, input_schema: {}, keywords: ['k'] },
      { flow_starters: [] },
      undefined,
      { definition: { wrong: true }, input_schema: {} },
    ]);
  });

  test.each(['../runs/x', 'a/b', '', 'a?b', '..'])('%j is not an id', async id => {
    const { globus, lines } = await start(() => ({ json: flow() }));
    const asked = [globus.flows.get(id), globus.flows.getRun(id), globus.transfer.getCollection(id)];
    const problems = await Promise.all(asked.map(work => work.catch(problemOf)));
    expect(problems).toMatchObject([{ kind: 'invalid' }, { kind: 'invalid' }, { kind: 'invalid' }]);
    expect(lines()).toEqual([]);
  });

  test.each([
    ['something else', { json: { hello: 'world' } }, 'something unexpected'],
    ['a web page', { text: '<html></html>' }, 'not JSON'],
    ['nothing', { text: '' }, 'something unexpected'],
  ])('an answer that is %s', async (_, reply, words) => {
    const { globus } = await start(() => reply);
    const error = await globus.flows.get(flowId).catch(caught => caught);
    expect(error).toBeInstanceOf(GlobusError);
    expect(error.problem).toMatchObject({ kind: 'service', message: expect.stringContaining(words) });
  });

  test('a document that is nested too deeply to be written', async () => {
    const { globus } = await start(() => ({ json: {} }));
    await expect(
      globus.flows.create({ title: 'x', definition: {}, input_schema: nested() }),
    ).rejects.toMatchObject({
      problem: { kind: 'invalid', message: expect.stringContaining('nested too deeply') },
    });
  });
});

function nested() {
  type Deep = Deep[];
  let deep: Deep = [];
  for (let level = 0; level < 100_000; level++) deep = [deep];
  return deep;
}

describe('runs', () => {
  test('are started with the scope of their flow; a label is cut to what the service takes', async () => {
    const scopes: string[] = [];
    const double = await serviceDouble(() => ({ status: 201, json: run({ status: 'FAILED' }) }));
    open.push(double);
    const tokens = { token: async (asked: readonly string[]) => `${scopes.push(...asked)}` };
    const started = await globusAt(double, tokens).flows.run(flowId, {
      body: { a: 1 },
      label: '🧬'.repeat(70),
      tags: ['t'],
    });
    expect(started.status).toBe('FAILED');
    expect(scopes).toEqual([flow().globus_auth_scope]);
    expect(double.received[0]?.json).toEqual({ body: { a: 1 }, label: '🧬'.repeat(64), tags: ['t'] });
  });

  test('check, look, cancel and resume', async () => {
    const { globus, double, lines } = await start(({ path }) => ({
      json: path.endsWith('validate_run') ? { message: 'validation successful' } : run(),
    }));
    await globus.flows.validateRun(flowId, { body: {}, label: ' ' });
    await globus.flows.getRun(runId);
    await globus.flows.cancelRun(runId);
    await globus.flows.resumeRun(run());
    expect(lines()).toEqual([
      `POST /flows/${flowId}/validate_run`,
      `GET /runs/${runId}`,
      `POST /runs/${runId}/cancel`,
      `POST /runs/${runId}/resume`,
    ]);
    expect(double.received[0]?.json).toEqual({ body: {} });
    expect(double.received[3]?.text).toBe('');
  });

  test('of a flow, also those that others started', async () => {
    const { globus, lines } = await start(() => ({
      json: { runs: [run(), run({ run_id: 'second' })], has_next_page: false },
    }));
    expect((await globus.flows.runs({ flow: flowId })).map(found => found.run_id)).toEqual([runId, 'second']);
    expect(lines()).toEqual([
      `GET /runs?filter_roles=run_owner,run_managers,run_monitors,flow_run_managers,flow_run_monitors&orderby=start_time+DESC&per_page=100&filter_flow_id=${flowId}`,
    ]);
  });

  test('some of them, no more than are asked for', async () => {
    const { globus, lines } = await start((_, nth) => ({
      json: {
        runs: [run({ run_id: `a${nth}` }), run({ run_id: `b${nth}` })],
        has_next_page: true,
        marker: `m${nth}`,
      },
    }));
    const found = await globus.flows.runs({ status: ['FAILED', 'INACTIVE'], label: 'scan 1', most: 3 });
    expect(found.map(({ run_id }) => run_id)).toEqual(['a1', 'b1', 'a2']);
    expect(lines()).toEqual([
      expect.stringMatching(/&filter_status=FAILED,INACTIVE&filter_label=scan\+1$/),
      'GET /runs?marker=m1',
    ]);
  });

  test('the record of one is deleted, once', async () => {
    const { globus, lines } = await start(() => ({ json: run() }));
    await globus.flows.deleteRun(runId);
    expect(lines()).toEqual([`POST /runs/${runId}/release`]);
  });

  test('a log is read to its end, a hundred entries at a time', async () => {
    const { globus, lines } = await start((_, nth) => ({
      json: {
        limit: 100,
        has_next_page: nth < 3,
        marker: nth < 3 ? `m${nth}` : null,
        entries: [entry('PassStarted', nth)],
      },
    }));
    expect((await globus.flows.getRunLog(runId)).map(found => found.description)).toEqual([
      'PassStarted 1',
      'PassStarted 2',
      'PassStarted 3',
    ]);
    expect(lines()).toEqual([
      `GET /runs/${runId}/log?limit=100`,
      `GET /runs/${runId}/log?limit=100&marker=m1`,
      `GET /runs/${runId}/log?limit=100&marker=m2`,
    ]);
  });
});

describe('collections', () => {
  const endpoint = {
    DATA_TYPE: 'endpoint',
    id: collectionId,
    display_name: 'Shared results',
    entity_type: 'GCSv5_guest_collection',
    acl_available: true,
    my_effective_roles: ['administrator'],
    description: null,
  };

  test('are found and read', async () => {
    const { globus, lines } = await start(({ path }) => ({
      json: path.endsWith('search') ? { DATA: [endpoint] } : endpoint,
    }));
    const expected = {
      id: collectionId,
      display_name: 'Shared results',
      acl_available: true,
      acl_editable: false,
    };
    expect(await globus.transfer.searchCollections('shared results', 5)).toMatchObject([expected]);
    expect(await globus.transfer.getCollection(collectionId)).toMatchObject(expected);
    expect(lines()).toEqual([
      'GET /v0.10/endpoint_search?filter_fulltext=shared+results&limit=5',
      `GET /v0.10/endpoint/${collectionId}`,
    ]);
  });

  test('access rules are read to their end; one is made', async () => {
    const rule = {
      principal_type: 'identity',
      principal: robotId,
      path: '/incoming/',
      permissions: 'rw',
    } as const;
    const { globus, double } = await start(({ method, query }) =>
      method === 'POST'
        ? { status: 201, json: { code: 'Created', access_id: 'rule-1' } }
        : {
            json: {
              DATA: [{ DATA_TYPE: 'access', id: query.get('offset'), ...rule }, { path: 1 }],
              total: 4,
            },
          },
    );
    const found = await globus.transfer.listAccessRules(collectionId);
    expect(found.map(({ id }) => id)).toEqual(['0', '2']);
    expect(found[0]).toMatchObject({ ...rule, role_type: null, expiration_date: null });
    expect(await globus.transfer.createAccessRule(collectionId, rule)).toBe('rule-1');
    expect(double.received.at(-1)?.json).toEqual({ DATA_TYPE: 'access', ...rule });
  });

  test('roles, folders and new folders', async () => {
    const { globus, double, lines } = await start(({ path }) => {
      if (path.endsWith('role_list')) {
        return {
          json: { DATA: [{ id: 'r', principal_type: 'group', principal: groupId, role: 'administrator' }] },
        };
      }
      if (path.endsWith('mkdir')) return { json: { code: 'DirectoryCreated' } };
      return {
        json: { path: '/data/', DATA: [{ name: 'a.dat', type: 'file', size: 42, last_modified: 'then' }] },
      };
    });
    expect(await globus.transfer.listRoles(collectionId)).toEqual([
      { id: 'r', principal_type: 'group', principal: groupId, role: 'administrator' },
    ]);
    expect(await globus.transfer.ls(collectionId, '/data/a b/')).toEqual({
      path: '/data/',
      entries: [{ name: 'a.dat', type: 'file', size: 42, last_modified: 'then' }],
    });
    await globus.transfer.ls(collectionId);
    await globus.transfer.mkdir(collectionId, '/data/new/');
    expect(lines().slice(1)).toEqual([
      `GET /v0.10/operation/endpoint/${collectionId}/ls?path=/data/a+b/`,
      `GET /v0.10/operation/endpoint/${collectionId}/ls`,
      `POST /v0.10/operation/endpoint/${collectionId}/mkdir`,
    ]);
    expect(double.received.at(-1)?.json).toEqual({ DATA_TYPE: 'mkdir', path: '/data/new/' });
  });
});

describe('identities and groups', () => {
  test('identities are asked for in batches; unknown ones are left out', async () => {
    const { globus, double } = await start(() => ({ json: { identities: [{ ...robot, email: null }] } }));
    expect(await globus.identities.byUsernames([robot.username])).toEqual([robot]);
    await globus.identities.byIds(Array.from({ length: 120 }, (_, n) => `id${n}`));
    expect(double.received.map(({ query }) => (query.get('ids') ?? '').split(',').length)).toEqual([
      1, 50, 50, 20,
    ]);
    expect(await globus.identities.byIds([])).toEqual([]);
  });

  test('groups come as a bare list', async () => {
    const group = {
      id: groupId,
      name: 'Beamline 7 team',
      my_memberships: [{ role: 'manager', status: 'active' }],
    };
    const { globus } = await start(() => ({ json: [group, {}] }));
    expect(await globus.groups.myGroups()).toEqual([
      {
        id: groupId,
        urn: `urn:globus:groups:id:${groupId}`,
        name: 'Beamline 7 team',
        description: null,
        roles: ['manager'],
      },
    ]);
  });
});
