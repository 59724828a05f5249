import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from './demo.ts';
import { type Harness, openSandbox } from './testing/harness.ts';
import { permissionMatrix } from './testing/permission-matrix.ts';

/** The tables of the permission matrix against what the sandbox has: no route is left out. */
let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

/** For whoever has a token of the service: what they see or make is their own. */
const OWN = [
  'GET /v2/oauth2/userinfo',
  'GET /v2/api/identities',
  'GET /v2/api/identity_providers',
  'GET /v2/api/projects',
  'POST /v2/api/projects',
  'GET /v2/api/clients',
  'GET /v2/groups/my_groups',
  'POST /flows/validate',
  'GET /flows',
  'POST /flows',
  'GET /runs',
  'GET /web_inputs',
  'GET /registered_apis',
  'GET /v0.10/endpoint_search',
  'GET /v0.10/submission_id',
  'GET /v0.10/task_list',
  'POST /v1/index',
  'GET /v1/index_list',
  'GET /v2/endpoints',
  'POST /v2/functions',
  'POST /v3/functions',
  'POST /v2/batch_status',
  'POST /actions/:provider/run',
];

/** For everybody, or for applications with their secret: there is no token yet, or it is what is asked about. */
const OPEN = [
  'GET /v2/oauth2/authorize',
  'GET /v2/web/auth-code',
  'POST /v2/oauth2/token',
  'POST /v2/oauth2/token/revoke',
  'POST /v2/oauth2/token/introspect',
  'POST /v2/oauth2/token/validate',
  'GET /jwk.json',
  'GET /.well-known/openid-configuration',
  'GET /v2/version',
  'GET /actions/:provider',
];

/** Links that people get; who may follow them is said in the action. */
const LINKS = ['GET /actions/weboption/option/:suffix', 'GET /actions/weboption/landing_page/:suffix'];

const tables = Object.values(permissionMatrix);
const inMatrix = new Set(
  tables.flatMap(({ rows }) => [...rows.keys()].map(row => row.replace(/ \(.*\)$/, ''))),
);
/** What can be read without a token. */
const readable = new Set(
  tables.flatMap(({ rows }) => [...rows].flatMap(([row, of]) => (of.get('stranger') === 200 ? [row] : []))),
);

interface Named {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** Routes of the services that are there; those of every action provider count as one. */
async function routes(): Promise<Named[]> {
  const all = sandbox
    .routes()
    .filter(({ pattern }) => pattern !== '/' && !pattern.startsWith('/sandbox'))
    .map(({ method, pattern }): Named => {
      const action = /^\/actions\/[\w/-]+?(\/run|\/:action_id\/(?:status|cancel|release))?$/.exec(pattern);
      const name = `${method} ${action ? `/actions/:provider${action[1] ?? ''}` : pattern}`;
      return { name, method, path: pattern.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000') };
    });
  const here = await Promise.all(
    all.map(async one => !JSON.stringify((await ask(one, {})).body).includes('The sandbox does not know')),
  );
  return all.filter((_, place) => here[place]);
}

const ask = ({ method, path }: Named, how: { token?: string }) =>
  sandbox.call(method, path, { ...how, ...(method !== 'GET' && { body: {} }) });

test('every route that the sandbox has is in the matrix, or for everybody', async () => {
  const here = (await routes()).map(({ name }) => name);
  const known = [...inMatrix, ...OWN, ...OPEN, ...LINKS];
  expect([...new Set(here)].filter(name => !known.includes(name))).toEqual([]);
  expect(known.filter(name => !here.includes(name))).toEqual([]);
});

describe('what is not for everybody', () => {
  /** Those that let somebody in. */
  const open = async (how: { token?: string }) => {
    const answers = (await routes())
      .filter(({ name }) => inMatrix.has(name) || OWN.includes(name))
      .filter(({ name }) => how.token !== undefined || !readable.has(name))
      .map(async one => [one.name, (await ask(one, how)).status] as const);
    return (await Promise.all(answers)).filter(([, status]) => status !== 401 && status !== 403);
  };

  test('is not for who has no token', async () => {
    expect(await open({})).toEqual([]);
  });

  test('is not for a token that is none', async () => {
    expect(await open({ token: 'sandbox_nope' })).toEqual([]);
  });

  test('is not for a token of another service', async () => {
    // Which scope it takes to resume a run, the run says; there is none here.
    expect(await open({ token: await sandbox.token(demo.people.ada, 'profile') })).toEqual([
      ['POST /runs/:run_id/resume', 404],
      ['POST /flows/:flow_id/:run_id/resume', 404],
    ]);
  });
});
