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
  const created = await readAnswer(
    await flows.flows.create({
      ...adas,
      payload: {
        title: 'By the SDK',
        // As it comes out of a file: the SDK's own type of a definition knows fewer states than there are.
        definition: JSON.parse(JSON.stringify(copyAndShare)),
        input_schema: {},
        flow_starters: [`urn:globus:auth:identity:${robot.client_id}`],
      },
    }),
  );
  expect(created.status).toBe(201);
  const id = created.text('id');

  const listed = await readAnswer(
    await flows.flows.getAll({
      ...adas,
      query: { filter_roles: ['flow_owner', 'flow_starters'], orderby: ['title ASC'] },
    }),
  );
  expect(listed.at('flows.0.id')).toBe(id);

  const own = bearer(await sandbox.robotToken(`${flowsService}/all`));
  const started = await readAnswer(
    await flows.flows.run(id, {
      ...bearer(await sandbox.robotToken(flowScope(id))),
      payload: { body: copyInput('/incoming/sdk/'), label: 'SDK' },
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
      ...bearer(await sandbox.robotToken(transferAll)),
      query: { path: '/incoming/sdk/' },
    }),
  );
  expect(files.at('total')).toBe(4);
});

test('the official SDK looks up identities', async () => {
  const scope = 'urn:globus:auth:scope:auth.globus.org:view_identities';
  const answer = await readAnswer(
    await auth.identities.getAll({
      ...bearer(await sandbox.token(demo.people.ada, scope)),
      query: { usernames: demo.people.ben.username },
    }),
  );
  expect(answer.at('identities.0.id')).toBe(demo.people.ben.id);
});
