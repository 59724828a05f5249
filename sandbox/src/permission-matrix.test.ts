import { afterAll, beforeAll, expect, test } from 'vitest';
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
/** Routes of the services that are there; those of every action provider count as one. */
async function routes(): Promise<string[]> {
  const all = sandbox.routes().filter(({ pattern }) => pattern !== '/' && !pattern.startsWith('/sandbox'));
  const names = all.map(async ({ method, pattern }) => {
    const path = pattern.replaceAll(/:\w+/g, 'x');
    const { body } = await sandbox.call(method, path, method === 'GET' ? {} : { body: {} });
    if (JSON.stringify(body).includes('The sandbox does not know')) return [];
    const action = /^\/actions\/[\w/-]+?(\/run|\/:action_id\/(?:status|cancel|release))?$/.exec(pattern);
    return `${method} ${action ? `/actions/:provider${action[1] ?? ''}` : pattern}`;
  });
  return [...new Set((await Promise.all(names)).flat())];
}

test('every route that the sandbox has is in the matrix, or for everybody', async () => {
  const here = await routes();
  const known = [...inMatrix, ...OWN, ...OPEN, ...LINKS];
  expect(here.filter(name => !known.includes(name))).toEqual([]);
  expect(known.filter(name => !here.includes(name))).toEqual([]);
});
