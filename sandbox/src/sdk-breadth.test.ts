import { auth, flows, groups, search, transfer } from '@globus/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowScope, flowsService, groupsAll, searchAll, transferAll } from './auth/scopes.ts';
import { demo } from './demo.ts';
import { hello } from './testing/flows.ts';
import { type Answer, eventually, type Harness, openSandbox, readAnswer } from './testing/harness.ts';

/** Whatever else the official SDK has a function for, and the sandbox a route. */
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

const { beamlineStorage, sharedResults } = demo.collections;
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

/** The answer, which must be a good one. */
async function good(response: Promise<Response>): Promise<Answer> {
  const answer = await readAnswer(await response);
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

test('flows are validated, read, changed and deleted; runs are listed, changed, cancelled and deleted', async () => {
  const own = bearer(await sandbox.robotToken(`${flowsService}/all`));
  const definition = JSON.parse(JSON.stringify(hello({ echo_string: 'hi', sleep_time: 30 })));
  const validated = await good(flows.flows.validate({ ...own, payload: { definition, input_schema: {} } }));
  expect(validated.at('scopes.User')).toHaveLength(1);
  const payload = { title: 'All of it', definition, input_schema: {} };
  const id = (await good(flows.flows.create({ ...own, payload }))).text('id');
  expect((await good(flows.flows.get(id, own))).at('title')).toBe('All of it');
  const updated = await good(flows.flows.update(id, { ...own, payload: { subtitle: 'More' } }));
  expect(updated.at('subtitle')).toBe('More');

  const token = bearer(await sandbox.robotToken(flowScope(id)));
  const started = await good(flows.flows.run(id, { ...token, payload: { body: {}, tags: ['one'] } }));
  const run = started.text('run_id');
  const listed = await good(flows.runs.getAll({ ...own, query: { filter_flow_id: [id] } }));
  expect(listed.at('runs.0.run_id')).toBe(run);
  const labelled = await good(flows.runs.update(run, { ...own, payload: { label: 'two' } }));
  expect(labelled.at('label')).toBe('two');
  expect((await good(flows.runs.getDefinition(run, own))).at('flow_id')).toBe(id);
  await good(flows.runs.cancel(run, own));
  await eventually(
    () => good(flows.runs.get(run, own)),
    answer => answer.at('status') === 'FAILED',
  );
  expect((await good(flows.runs.remove(run, own))).at('run_id')).toBe(run);
  expect((await flows.runs.get(run, own)).status).toBe(404);
  await good(flows.flows.remove(id, own));
  expect((await flows.flows.get(id, own)).status).toBe(404);
});

test('collections are found, files moved and shared', async () => {
  const own = bearer(await sandbox.robotToken(transferAll));
  const found = await good(transfer.endpointSearch({ ...own, query: { filter_fulltext: 'shared' } }));
  expect(found.at('DATA.0.id')).toBe(sharedResults.id);
  expect((await good(transfer.endpoint.get(sharedResults.id, own))).at('entity_type')).toBe(
    'GCSv5_guest_collection',
  );
  const { fileOperations: files } = transfer;
  await good(files.mkdir(sharedResults.id, { ...own, payload: { path: '/incoming/a' } }));
  await good(
    files.rename(sharedResults.id, {
      ...own,
      payload: { old_path: '/incoming/a', new_path: '/incoming/b' },
    }),
  );
  const stat = await good(files.stat(sharedResults.id, { ...own, query: { path: '/incoming/b' } }));
  expect(stat.at('type')).toBe('dir');

  const submission_id = (await good(transfer.taskSubmission.submissionId(own))).text('value');
  const payload = {
    DATA_TYPE: 'transfer' as const,
    submission_id,
    source_endpoint: beamlineStorage.id,
    destination_endpoint: sharedResults.id,
    DATA: [
      {
        DATA_TYPE: 'transfer_item' as const,
        source_path: '/data/scan-001/',
        destination_path: '/incoming/b/',
        recursive: true,
      },
    ],
  };
  const submitted = await good(transfer.taskSubmission.submitTransfer({ ...own, payload }));
  const task = submitted.text('task_id');
  await eventually(
    () => good(transfer.task.get(task, own)),
    answer => answer.at('status') === 'SUCCEEDED',
  );
  expect((await good(transfer.task.getAll(own))).at('DATA.0.task_id')).toBe(task);
  expect((await good(transfer.task.getEventList(task, own))).at('DATA.0.code')).toBe('SUCCEEDED');
  const copied = await good(transfer.task.getSuccessfulTransfers(task, own));
  expect(copied.at('DATA')).toHaveLength(4);
  expect((await good(transfer.task.getSkippedErrors(task, own))).at('DATA')).toEqual([]);
  expect((await good(transfer.task.getPauseInfo(task, own))).at('pause_rules')).toEqual([]);
  expect((await good(transfer.task.cancel(task, own))).at('code')).toBe('TaskComplete');
  expect((await transfer.task.update(task, { ...own, payload: { label: 'late' } })).status).toBe(409);

  const rule = {
    DATA_TYPE: 'access' as const,
    path: '/incoming/b/',
    principal: demo.people.ben.id,
    principal_type: 'identity' as const,
    permissions: 'r' as const,
  };
  const made = await good(transfer.access.create(sharedResults.id, { ...own, payload: rule }));
  const place = { endpoint_xid: sharedResults.id, id: made.text('access_id') };
  expect((await good(transfer.access.get(place, own))).at('permissions')).toBe('r');
  await good(transfer.access.update(place, { ...own, payload: { ...rule, permissions: 'rw' } }));
  expect((await good(transfer.access.getAll(sharedResults.id, own))).at('DATA')).toContainEqual(
    expect.objectContaining({ id: place.id, permissions: 'rw' }),
  );
  await good(transfer.access.remove(place, own));
  expect((await good(transfer.roles.getAll(sharedResults.id, own))).at('DATA')).toHaveLength(2);
});

test('groups, tokens and identities are told', async () => {
  const adas = bearer(await sandbox.token(demo.people.ada, groupsAll));
  const mine = await good(groups.groups.getMyGroups(adas));
  expect(mine.at('0.id')).toBe(demo.groups.beamline7.id);
  const group = await good(groups.groups.get(demo.groups.beamline7.id, adas));
  expect(group.at('name')).toBe('Beamline 7 team');
  const { client_id, client_secret } = demo.serviceAccounts.beamlineRobot;
  const basic = { headers: { Authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` } };
  const token = await sandbox.robotToken(transferAll);
  const { introspect, revoke } = auth.oauth2.token;
  expect((await good(introspect({ ...basic, payload: { token } }))).at('sub')).toBe(client_id);
  await good(revoke({ ...basic, payload: { token, client_id } }));
  expect((await good(introspect({ ...basic, payload: { token } }))).at('active')).toBe(false);
});

test('indexes are made, given roles, emptied and deleted', async () => {
  const adas = bearer(await sandbox.token(demo.people.ada, searchAll));
  const created = await good(
    search.index.create({ ...adas, payload: { display_name: 'Mine', description: 'By the SDK' } }),
  );
  const id = created.text('id');
  expect((await good(search.index.get(id, adas))).at('display_name')).toBe('Mine');
  const role = await good(
    search.index.roles.create(id, {
      ...adas,
      payload: { role_name: 'writer', principal: `urn:globus:auth:identity:${demo.people.ben.id}` },
    }),
  );
  await good(search.index.roles.remove({ index_id: id, role_id: role.text('id') }, adas));
  const entry = { subject: 's', visible_to: ['public'], principal_sets: {}, content: { n: 1 } };
  await good(
    search.index.ingest(id, {
      ...adas,
      payload: { ingest_type: 'GMetaList', ingest_data: { gmeta: [entry] } },
    }),
  );
  await eventually(
    async () => readAnswer(await search.entry.get(id, { ...adas, query: { subject: 's' } })),
    answer => answer.status === 200,
  );
  await good(search.index.remove(id, adas));
  await good(search.index.reopen(id, adas));
  await good(search.index.remove(id, adas));
});
