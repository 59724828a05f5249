import { afterEach, describe, expect, test } from 'vitest';
import type { Flow } from '../flow.ts';
import { ada, collectionId, flow, flowId, groupId, robot } from '../testing/documents.ts';
import {
  globusAt,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from '../testing/service-double.ts';
import type { AccessCheck, AccessFix } from './check.ts';
import { applyFix, fixesOf, runPermissionFixes } from './fixes.ts';
import { preflight } from './preflight.ts';
import type { Touched, TouchedValue } from './touched.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

/** A service that answers by path; anything else is not there. */
async function services(answers: Readonly<Record<string, Reply | ((request: Received) => Reply)>>) {
  const double = await serviceDouble(request => {
    const answer = answers[request.path.replace('/v0.10', '')];
    if (answer === undefined) return { status: 404, json: { code: 'NotFound', message: 'No such thing' } };
    return typeof answer === 'function' ? answer(request) : answer;
  });
  open.push(double);
  return { double, asker: globusAt(double, { token: async () => 'token', identity: ada }) };
}

const known = (text: string): TouchedValue => ({
  span: { offset: 0, length: 1 },
  written: undefined,
  value: { kind: 'known', text },
});
const unresolved = (kind: 'later' | 'missing'): TouchedValue => ({
  span: { offset: 0, length: 1 },
  written: '$.where',
  value: { kind },
});

function touch(kind: Touched['kind'], id: TouchedValue, path?: TouchedValue, runAs = 'User'): Touched {
  return { state: 'A', kind, runAs, id, path };
}

/** What is found out about what the robot touches, which is not signed in here. */
async function checked(
  answers: Parameters<typeof services>[0],
  ...touched: Touched[]
): Promise<AccessCheck[]> {
  return checkedAs(false, answers, ...touched);
}

/** The same where the robot may be signed in here. */
async function checkedAs(
  signedIn: boolean,
  answers: Parameters<typeof services>[0],
  ...touched: Touched[]
): Promise<AccessCheck[]> {
  const mayStart = { json: flow({ flow_starters: [robot.urn] }) };
  const { asker, double } = await services({ [`/flows/${flowId}`]: mayStart, ...answers });
  const own = signedIn ? globusAt(double, { token: async () => 'token', identity: robot }) : undefined;
  const found = await preflight({ flow: flow(), body: {}, touched, starter: robot, own, asker });
  return found.slice(2); // what is about the flow itself has tests of its own
}

const guest = (changes: object = {}): Reply => ({
  json: {
    id: collectionId,
    display_name: 'Results',
    entity_type: 'GCSv5_guest_collection',
    acl_available: true,
    acl_editable: true,
    my_effective_roles: ['administrator'],
    ...changes,
  },
});
const collection = `/endpoint/${collectionId}`;
const brief = (checks: readonly AccessCheck[]) =>
  checks.map(({ outcome, thing, need }) => `${outcome}: ${need}, ${thing}`);

describe('who may start a flow', () => {
  async function starter(changes: Partial<Flow>): Promise<AccessCheck> {
    const { asker } = await services({ [`/flows/${flowId}`]: { json: flow(changes) } });
    const request = { flow: flow(), body: {}, touched: [], starter: robot, own: undefined, asker };
    const [first] = await preflight(request);
    if (!first) throw new Error('Nothing was checked.');
    return first;
  }

  test.each<[string, Partial<Flow>, AccessCheck['outcome']]>([
    ['nobody but its administrators', {}, 'fails'],
    ['the robot', { flow_starters: [robot.urn] }, 'ok'],
    ['everybody', { flow_starters: ['all_authenticated_users'] }, 'ok'],
    ['a group', { flow_starters: [`urn:globus:groups:id:${groupId}`] }, 'unknown'],
    ['those whom only administrators see', { user_roles: ['flow_viewer'] }, 'unknown'],
  ])('%s', async (_, changes, outcome) => {
    const found = await starter(changes);
    expect(found.outcome).toBe(outcome);
    expect(found.fix?.kind).toBe(outcome === 'fails' ? 'flow-starter' : undefined);
  });
});

describe('collections', () => {
  test.each([
    [{ entity_type: 'GCP_mapped_collection', gcp_connected: true, gcp_paused: false }, 'ok', 'connected'],
    [{ entity_type: 'GCP_mapped_collection', gcp_connected: false }, 'fails', 'not connected'],
    [{ entity_type: 'GCP_mapped_collection', gcp_connected: true, gcp_paused: true }, 'fails', 'paused'],
    [{ entity_type: 'GCSv5_endpoint' }, 'fails', 'endpoint'],
    [{}, 'ok', 'guest collection'],
  ])('%j', async (changes, outcome, words) => {
    const [found] = await checked({ [collection]: guest(changes) }, touch('collection', known(collectionId)));
    expect(found).toMatchObject({ outcome, thing: '“Results”', words: expect.stringContaining(words) });
  });

  test('one that is not there takes the blame for all that is wanted of it', async () => {
    const paths = ['/a/', '/b/'].map(path => touch('read-files', known(collectionId), known(path)));
    const found = await checked({}, ...paths, touch('access-rules', known(collectionId)));
    expect(brief(found)).toEqual([`unknown: reach it, the collection ${collectionId}`]);
    expect(found[0]?.places).toHaveLength(1); // all three name it in the same place
    const asItself = await checkedAs(true, {}, ...paths);
    expect(brief(asItself)).toEqual([`fails: reach it, the collection ${collectionId}`]);
  });

  test('each question is asked once', async () => {
    const { asker, double } = await services({
      [`/flows/${flowId}`]: { json: flow() },
      [collection]: guest(),
      [`${collection}/access_list`]: { json: { DATA: [] } },
      [`${collection}/role_list`]: { json: { DATA: [] } },
    });
    const touched = Array.from({ length: 20 }, (_, n) =>
      touch('write-files', known(collectionId), known(`/d${n}/`)),
    );
    const found = await preflight({ flow: flow(), body: {}, touched, starter: robot, own: undefined, asker });
    expect(found.filter(({ outcome }) => outcome === 'fails')).toHaveLength(21);
    const asked = double.received.map(({ path }) => path);
    expect(asked.filter(path => path.endsWith('access_list'))).toHaveLength(1);
    expect(asked.filter(path => path.endsWith(collectionId))).toHaveLength(1);
  });

  test('a flow that acts itself needs access of its own', async () => {
    const rules = (principal: string): Reply => ({
      json: { DATA: [{ id: 'r', principal_type: 'identity', principal, path: '/', permissions: 'rw' }] },
    });
    const wanted = touch('write-files', known(collectionId), known('/x/'), 'Flow');
    const answers = { [collection]: guest(), [`${collection}/role_list`]: { json: { DATA: [] } } };
    const denied = await checked({ ...answers, [`${collection}/access_list`]: rules(robot.id) }, wanted);
    expect(denied[1]).toMatchObject({
      outcome: 'fails',
      who: 'the flow “Copy”',
      words: 'No access rule of the collection lets the flow “Copy” write there.',
      fix: { kind: 'access-rule', principal: { id: flowId }, path: '/x/', permissions: 'rw' },
    });
    const given = await checked({ ...answers, [`${collection}/access_list`]: rules(flowId) }, wanted);
    expect(given[1]?.outcome).toBe('ok');
  });

  test('a role may be that of a group of which nobody is told', async () => {
    const roles = (principal_type: string) => ({
      [collection]: guest(),
      [`${collection}/role_list`]: {
        json: { DATA: [{ id: '1', principal: groupId, principal_type, role: 'access_manager' }] },
      },
    });
    const wanted = touch('access-rules', known(collectionId));
    expect((await checked(roles('group'), wanted))[1]).toMatchObject({ outcome: 'unknown' });
    expect((await checked(roles('identity'), wanted))[1]).toMatchObject({ outcome: 'fails' });
  });

  test('rules that nobody here may see are not guessed', async () => {
    const forbidden: Reply = { status: 403, json: { code: 'PermissionDenied', message: 'No' } };
    const found = await checked(
      {
        [collection]: guest({ acl_editable: false, my_effective_roles: [] }),
        [`${collection}/access_list`]: forbidden,
        [`${collection}/role_list`]: forbidden,
      },
      touch('read-files', known(collectionId), known('/x/')),
      touch('access-rules', known(collectionId)),
    );
    expect(brief(found)).toEqual([
      'ok: reach it, “Results”',
      'unknown: read /x/, “Results”',
      'unknown: manage its access rules, “Results”',
    ]);
  });
});

describe('what is not known, or not there', () => {
  test('parameters', async () => {
    const found = await checked(
      { [collection]: guest(), [`${collection}/role_list`]: { json: { DATA: [] } } },
      touch('read-files', unresolved('later'), known('/')),
      touch('write-files', unresolved('missing')),
      touch('write-files', known(collectionId), unresolved('later')),
      touch('write-files', known(collectionId), unresolved('missing')),
    );
    expect(brief(found)).toEqual([
      'unknown: read /, a collection',
      'fails: write to its default folder, a collection',
      'ok: reach it, “Results”',
      'unknown: write to $.where, “Results”',
      'fails: write to $.where, “Results”',
    ]);
    expect(found[1]?.words).toBe('With this input there is nothing at $.where, so the state fails.');
  });

  test('whose role has everything on a collection may go wherever the run says', async () => {
    const roles = { json: { DATA: [{ id: '1', principal: robot.id, role: 'administrator' }] } };
    const found = await checked(
      { [collection]: guest(), [`${collection}/role_list`]: roles },
      touch('write-files', known(collectionId), unresolved('later')),
    );
    expect(found[1]?.outcome).toBe('ok');
  });

  test('action providers and roles', async () => {
    const found = await checked(
      {},
      touch('provider', known('https://example.org/mine')),
      touch('read-files', known(collectionId), known('/'), 'Robot'),
    );
    expect(brief(found)).toEqual([
      'unknown: use it, https://example.org/mine',
      `unknown: read /, a collection ${collectionId}`,
    ]);
    expect(found[1]?.who).toBe('whoever gives the token for the role “Robot”');
  });
});

describe('compute and search', () => {
  const endpoint = 'e0000000-0000-4000-8000-000000000001';
  const answers = (status: string) => ({
    [`/v2/endpoints/${endpoint}`]: { json: { uuid: endpoint, name: 'hpc', display_name: 'Cluster' } },
    [`/v2/endpoints/${endpoint}/status`]: { json: { status } },
    '/v2/functions/f1': { json: { function_uuid: 'f1', function_name: 'reduce' } },
  });

  test('an endpoint that is online, and a function', async () => {
    const found = await checkedAs(
      true,
      answers('online'),
      touch('compute-endpoint', known(endpoint)),
      touch('compute-function', known('f1')),
      touch('compute-function', known('f2')),
    );
    expect(brief(found)).toEqual([
      'ok: run functions there, “Cluster”',
      'ok: call it, “reduce”',
      'fails: call it, the compute function f2',
    ]);
  });

  test('others are not told whether it may use what is there, nor of what they do not see', async () => {
    const found = await checked(
      answers('online'),
      touch('compute-endpoint', known(endpoint)),
      touch('compute-function', known('f2')),
    );
    expect(brief(found)).toEqual([
      'unknown: run functions there, “Cluster”',
      'unknown: call it, the compute function f2',
    ]);
  });

  test('an endpoint that is offline', async () => {
    const [found] = await checked(answers('offline'), touch('compute-endpoint', known(endpoint)));
    expect(found).toMatchObject({ outcome: 'fails', words: 'It is offline: tasks wait until it is back.' });
  });

  test.each([
    [[{ principal: robot.urn, role_name: 'writer' }], 'ok'],
    [[{ principal: ada.urn, role_name: 'owner' }], 'fails'],
    [[{ principal: `urn:globus:groups:id:${groupId}`, role_name: 'writer' }], 'unknown'],
  ])('the roles of an index: %j', async (role_list, outcome) => {
    const [found] = await checked(
      { '/v1/index/i1/role_list': { json: { role_list } } },
      touch('search-index', known('i1')),
    );
    expect(found?.outcome).toBe(outcome);
  });
});

describe('fixes', () => {
  const grantee = { id: robot.id, urn: robot.urn, name: robot.name };
  const rule = (path: string, permissions: 'r' | 'rw'): Extract<AccessFix, { kind: 'access-rule' }> => ({
    kind: 'access-rule',
    collection: { id: collectionId, name: 'Results' },
    principal: grantee,
    path,
    permissions,
  });
  const check = (fix: AccessFix): AccessCheck => ({
    thing: '',
    need: '',
    who: '',
    outcome: 'fails',
    words: '',
    remedy: '',
    places: [],
    fix,
  });

  test('each once, and no rule that another one includes', () => {
    const rules = [
      rule('/a/b/', 'r'),
      rule('/a/', 'rw'),
      rule('/a/', 'r'),
      rule('/a/', 'rw'),
      rule('/', 'r'),
    ];
    expect(fixesOf(rules.map(check))).toEqual([rule('/a/', 'rw'), rule('/', 'r')]);
  });

  test('to run, the role comes first, once, though a group might have it; then what else is missing', () => {
    const role = {
      kind: 'flow-starter',
      flow: { id: flowId, title: flow().title },
      principal: grantee,
    } as const;
    const missing = [
      check({ ...role, flow: { id: flowId, title: 'As it was named' } }),
      check(rule('/a/', 'rw')),
    ];
    expect(runPermissionFixes(flow(), robot, missing)).toEqual([role, rule('/a/', 'rw')]);
    const byGroup = flow({ flow_starters: [`urn:globus:groups:id:${groupId}`] });
    expect(runPermissionFixes(byGroup, robot, [])).toEqual([role]);
    expect(runPermissionFixes(flow({ flow_starters: [robot.urn] }), robot, missing)).toEqual([
      rule('/a/', 'rw'),
    ]);
  });

  test('another flow that the run starts keeps its own role in the plan', () => {
    const nested = check({
      kind: 'flow-starter',
      flow: { id: groupId, title: 'Nested' },
      principal: grantee,
    });
    expect(runPermissionFixes(flow(), robot, [nested])).toHaveLength(2);
  });

  test('a role that cannot be given is a problem, not a shorter plan', () => {
    const seen = flow({ user_roles: ['flow_viewer'] });
    expect(() => runPermissionFixes(seen, robot, [check(rule('/a/', 'r'))])).toThrow(/administrators/);
  });

  test('a rule that permits less is changed, not made a second time', async () => {
    let permissions = 'r';
    const path = `${collection}/access/r1`;
    const { asker, double } = await services({
      [`${collection}/access_list`]: () => ({
        json: {
          DATA: [{ id: 'r1', principal_type: 'identity', principal: robot.id, path: '/a/', permissions }],
        },
      }),
      [path]: ({ json }) => {
        permissions = JSON.stringify(json).includes('"rw"') ? 'rw' : 'r';
        return { json: { code: 'Updated' } };
      },
    });
    await applyFix(asker, rule('/a/', 'rw'));
    await applyFix(asker, rule('/a/', 'r'));
    expect(double.received.filter(({ method }) => method !== 'GET')).toMatchObject([
      { method: 'PUT', json: { permissions: 'rw' } },
    ]);
  });

  test('a role is given only at a server that is safe to send a token to', async () => {
    const fix: AccessFix = {
      kind: 'access-manager',
      collection: { id: collectionId, name: 'Results' },
      principal: grantee,
    };
    const { asker, double } = await services({
      [`${collection}/role_list`]: { json: { DATA: [] } },
      [collection]: guest({ gcs_manager_url: 'https://elsewhere.example', non_functional_endpoint_id: 'e' }),
    });
    await expect(applyFix(asker, fix)).rejects.toMatchObject({ problem: { kind: 'service' } });
    expect(double.received.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('a rule that is not there when read back is a conflict', async () => {
    const { asker } = await services({
      [`${collection}/access_list`]: { json: { DATA: [] } },
      [`${collection}/access`]: { status: 201, json: { access_id: 'r1' } },
    });
    await expect(applyFix(asker, rule('/a/', 'rw'))).rejects.toMatchObject({ problem: { kind: 'conflict' } });
  });
});
