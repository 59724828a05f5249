import { auth, compute, flows, search, transfer } from '@globus/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeAll, flowScope, flowsService, searchAll, transferAll } from './auth/scopes.ts';
import { demo } from './demo.ts';
import { copyAndShare, copyInput } from './testing/flows.ts';
import { eventually, type Harness, openSandbox, readAnswer } from './testing/harness.ts';

/** The official SDK, pointed here by its own environment variables: what it understands is the wire as it is. */
const services = ['AUTH', 'FLOWS', 'TRANSFER', 'GROUPS', 'SEARCH', 'COMPUTE'].map(
  name => `GLOBUS_SDK_SERVICE_URL_${name}`,
);

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

test('the official SDK fills an index, asks it and lists its roles', async () => {
  const adas = bearer(await sandbox.token(demo.people.ada, searchAll));
  const { id } = demo.indexes.scans;
  const entry = {
    subject: 'sdk',
    visible_to: 'public',
    principal_sets: {},
    content: { title: 'By the SDK', frames: 3 },
  };
  const refused = await readAnswer(
    await search.index.ingest(id, { ...adas, payload: { ingest_type: 'GMetaEntry', ingest_data: entry } }),
  );
  expect(refused.at('code')).toBe('BadRequest.ValidationError');
  const ingest_data = { gmeta: [{ ...entry, visible_to: ['public'] }] };
  const accepted = await readAnswer(
    await search.index.ingest(id, { ...adas, payload: { ingest_type: 'GMetaList', ingest_data } }),
  );
  expect(accepted.at('acknowledged')).toBe(true);

  const found = await eventually(
    async () => readAnswer(await search.query.get(id, { query: { q: 'sdk' } })),
    answer => answer.at('total') === 1,
  );
  expect(found.at('gmeta.0.entries.0.content')).toEqual(entry.content);
  const range = { type: 'range' as const, field_name: 'frames', values: [{ from: '1', to: '5' }] };
  const posted = await readAnswer(
    await search.query.post(id, {
      payload: { q: '*', filters: [range], facets: [{ type: 'terms', field_name: 'title' }] },
    }),
  );
  expect([posted.at('total'), posted.at('facet_results.0.buckets.0.count')]).toEqual([1, 1]);
  const subject = await readAnswer(await search.subject.get(id, { query: { subject: 'sdk' } }));
  expect(subject.at('subject')).toBe('sdk');

  const roles = await readAnswer(await search.index.roles.getAll(id, adas));
  expect(roles.at('role_list.0')).toMatchObject({ role_name: 'owner', principal_type: 'identity' });
  const listed = await readAnswer(await search.index.getAll(adas));
  expect(listed.at('index_list.0.id')).toBe(id);
});

test('the official SDK looks at a compute endpoint', async () => {
  const adas = bearer(await sandbox.token(demo.people.ada, computeAll));
  const { id } = demo.computeEndpoints.beamlineCluster;
  const listed = await readAnswer(await compute.endpoints.getAll({ query: { role: 'any' }, ...adas }));
  expect(listed.at('0.uuid')).toBe(id);
  const shown = await readAnswer(await compute.endpoints.get(id, adas));
  expect(shown.at('display_name')).toBe('Beamline cluster');
  const status = await readAnswer(await compute.endpoints.getStatus(id, adas));
  expect(status.at('status')).toBe('online');
});
