import { auth, flows, transfer } from '@globus/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowScope, flowsService, transferAll } from './auth/scopes.ts';
import { demo } from './demo.ts';
import { copyAndShare, copyInput } from './testing/flows.ts';
import { eventually, type Harness, openSandbox, readAnswer } from './testing/harness.ts';

/** The official SDK, pointed here by its own environment variables: what it understands is the wire as it is. */
const services = ['AUTH', 'FLOWS', 'TRANSFER', 'GROUPS'].map(name => `GLOBUS_SDK_SERVICE_URL_${name}`);

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
  for (const name of services) process.env[name] = sandbox.url();
});
afterAll(async () => {
  for (const name of services) delete process.env[name];
  await sandbox.close();
});

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

test('the official SDK creates, lists and runs a flow', async () => {
  const adas = bearer(await sandbox.token(demo.people.ada, `${flowsService}/all`));
  const robot = demo.serviceAccounts.beamlineRobot;
  const payload = {
    title: 'By the SDK',
    definition: copyAndShare,
    input_schema: {},
    flow_starters: [`urn:globus:auth:identity:${robot.client_id}`],
  };
  const created = await readAnswer(
    await flows.flows.create({ ...adas, payload: JSON.parse(JSON.stringify(payload)) }),
  );
  expect(created.status).toBe(201);
  const id = created.text('id');

  const query = { filter_roles: ['flow_owner', 'flow_starters'], orderby: 'title ASC' };
  const listed = await readAnswer(
    await flows.flows.getAll({ ...adas, query: JSON.parse(JSON.stringify(query)) }),
  );
  expect(listed.at('flows.0.id')).toBe(id);

  const grant = {
    grant_type: 'client_credentials',
    client_id: robot.client_id,
    client_secret: robot.client_secret,
    scope: `${flowScope(id)} ${flowsService}/all ${transferAll}`,
  };
  const tokens = await readAnswer(
    await auth.oauth2.token.token({ payload: JSON.parse(JSON.stringify(grant)) }),
  );
  expect(tokens.at('resource_server')).toBe(id);
  const own = bearer(tokens.text('other_tokens.0.access_token'));
  const started = await readAnswer(
    await flows.flows.run(id, {
      ...bearer(tokens.text('access_token')),
      payload: { body: JSON.parse(JSON.stringify(copyInput('/incoming/sdk/'))), label: 'SDK' },
    }),
  );
  expect(started.status).toBe(201);
  const runId = started.text('run_id');
  const done = await eventually(
    async () => readAnswer(await flows.runs.get(runId, own)),
    run => run.at('status') !== 'ACTIVE',
  );
  expect(done.at('status')).toBe('SUCCEEDED');
  const log = await readAnswer(
    await flows.runs.getLog(runId, { ...own, query: { limit: 2, reverse_order: true } }),
  );
  expect([log.at('entries.0.code'), log.at('has_next_page')]).toEqual(['FlowSucceeded', true]);

  const files = await readAnswer(
    await transfer.fileOperations.ls(demo.collections.sharedResults.id, {
      ...bearer(tokens.text('other_tokens.1.access_token')),
      query: { path: '/incoming/sdk/' },
    }),
  );
  expect(files.at('total')).toBe(4);
});
