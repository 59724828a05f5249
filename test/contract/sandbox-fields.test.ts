import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  computeAll,
  flowsService,
  groupsAll,
  searchAll,
  transferAll,
} from '../../sandbox/src/auth/scopes.ts';
import { demo } from '../../sandbox/src/index.ts';
import { copyAndShare, copyInput, flowsOf } from '../../sandbox/src/testing/flows.ts';
import { type Harness, openSandbox } from '../../sandbox/src/testing/harness.ts';

/** Documents as the services send them, beside the checkout: the sandbox's must have every field that they have. */
const folder = fileURLToPath(new URL('../../../shared/reference/examples/', import.meta.url));
const here = existsSync(folder);
if (!here)
  console.warn('sandbox fields: skipped, there is no ../shared/reference/examples beside this checkout');

/** What is the user's own differs in any case: definitions, schemas, payloads. */
const OWN = new Set(['definition', 'input_schema', 'details', 'content']);

/** The paths of fields that `wanted` has and `given` has not. */
function lacking(wanted: unknown, given: unknown, path = '$'): string[] {
  if (Array.isArray(wanted) && Array.isArray(given)) {
    const [first, ours] = [wanted[0], given[0]];
    return first === undefined || ours === undefined ? [] : lacking(first, ours, `${path}[0]`);
  }
  if (!isFields(wanted) || !isFields(given)) return [];
  return Object.entries(wanted).flatMap(([key, value]) => {
    if (!Object.hasOwn(given, key)) return [`${path}.${key}`];
    return OWN.has(key) ? [] : lacking(value, given[key], `${path}.${key}`);
  });
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe.skipIf(!here)('the document', () => {
  let sandbox: Harness;
  let paths: Record<string, [path: string, token: string]>;
  beforeAll(async () => {
    sandbox = await openSandbox();
    const flows = flowsOf(sandbox);
    const flow = (await flows.create(copyAndShare)).text('id');
    const run = (await flows.start(flow, copyInput('/incoming/fields/'))).text('run_id');
    await flows.finished(run);
    const { ada } = demo.people;
    const { sharedResults, beamlineStorage } = demo.collections;
    const all = `${flowsService}/all`;
    const [adas, robot, transfer, search, compute] = [
      await sandbox.token(ada, all),
      await sandbox.robotToken(all),
      await sandbox.robotToken(transferAll),
      await sandbox.robotToken(searchAll),
      await sandbox.robotToken(computeAll),
    ];
    const identitySet = 'urn:globus:auth:scope:auth.globus.org:view_identity_set';
    const userinfo = await sandbox.token(ada, `openid profile email ${identitySet}`);
    const tasks = await sandbox.call('GET', '/v0.10/task_list', { token: transfer });
    const endpoint = `/v0.10/endpoint/${sharedResults.id}`;
    const operation = `/v0.10/operation${endpoint.slice('/v0.10'.length)}`;
    const cluster = demo.computeEndpoints.beamlineCluster.id;
    paths = {
      'flows.flow': [`/flows/${flow}`, adas],
      'flows.list': ['/flows', adas],
      'flows.run.succeeded': [`/runs/${run}`, robot],
      'flows.run.with_flow_description': [`/runs/${run}?include_flow_description=true`, robot],
      'flows.runs.list': ['/runs', robot],
      'flows.run.log.page1': [`/runs/${run}/log?limit=2`, robot],
      'flows.run.definition': [`/runs/${run}/definition`, robot],
      'transfer.endpoint.guest': [endpoint, transfer],
      'transfer.endpoint.mapped': [`/v0.10/endpoint/${beamlineStorage.id}`, transfer],
      'transfer.endpoint_search': ['/v0.10/endpoint_search?filter_fulltext=shared', transfer],
      'transfer.access_list': [`${endpoint}/access_list`, transfer],
      'transfer.roles': [`${endpoint}/role_list`, transfer],
      'transfer.task': [`/v0.10/task/${tasks.text('DATA.0.task_id')}`, transfer],
      'transfer.ls': [`${operation}/ls?path=/incoming/fields/`, transfer],
      'transfer.stat': [`${operation}/stat?path=/incoming/fields/metadata.json`, transfer],
      'search.index': [`/v1/index/${demo.indexes.scans.id}`, search],
      'groups.my_groups': ['/v2/groups/my_groups', await sandbox.token(ada, groupsAll)],
      'compute.endpoint.status': [`/v2/endpoints/${cluster}/status`, compute],
      'auth.userinfo': ['/v2/oauth2/userinfo', userinfo],
    };
  });
  afterAll(() => sandbox?.close());

  test.each([
    'flows.flow',
    'flows.list',
    'flows.run.succeeded',
    'flows.run.with_flow_description',
    'flows.runs.list',
    'flows.run.log.page1',
    'flows.run.definition',
    'transfer.endpoint.guest',
    'transfer.endpoint.mapped',
    'transfer.endpoint_search',
    'transfer.access_list',
    'transfer.roles',
    'transfer.task',
    'transfer.ls',
    'transfer.stat',
    'search.index',
    'groups.my_groups',
    'compute.endpoint.status',
    'auth.userinfo',
  ])('%s has every field that the service’s has', async name => {
    const [path = '', token = ''] = paths[name] ?? [];
    const { status, body } = await sandbox.call('GET', path, { token });
    expect(status).toBe(200);
    expect(lacking(JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')), body)).toEqual([]);
  });
});
