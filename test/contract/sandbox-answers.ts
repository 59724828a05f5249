import { randomUUID } from 'node:crypto';
import {
  flowScope,
  flowsService,
  groupsAll,
  helloWorldScope,
  searchAll,
  transferAll,
} from '../../sandbox/src/auth/scopes.ts';
import { packCall } from '../../sandbox/src/compute/serialize.ts';
import { demo } from '../../sandbox/src/index.ts';
import type { JsonObject } from '../../sandbox/src/json.ts';
import { computeOf, pythonFunction } from '../../sandbox/src/testing/compute.ts';
import { copyAndShare, copyInput, flowsOf, oneState } from '../../sandbox/src/testing/flows.ts';
import { type Answer, eventually, type Harness } from '../../sandbox/src/testing/harness.ts';

const { ada, ben } = demo.people;
const { beamlineRobot } = demo.serviceAccounts;
const { beamlineStorage, referenceArchive, sharedResults } = demo.collections;
const cluster = demo.computeEndpoints.beamlineCluster.id;
const flowsAll = `${flowsService}/all`;
const authScope = (name: string) => `urn:globus:auth:scope:auth.globus.org:${name}`;
const manageScope = 'urn:globus:auth:scope:94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d:manage_collections';
const nowhere = '00000000-0000-4000-8000-000000000000';

const isOver = (answer: Answer) => ['SUCCEEDED', 'FAILED'].includes(String(answer.at('status')));

/** Asks Ben whether to go on, and waits for the answer. */
const approval: JsonObject = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'CreateWebInput',
      Parameters: {
        InputType: 'Selection',
        Context: { PresentationStyle: 'Table', Title: 'Go on?', Rows: [{ Field: 'Frames', Value: 3 }] },
        Options: [{ Value: 'yes', Label: 'Yes' }],
        RespondentUrns: [`urn:globus:auth:identity:${ben.id}`],
      },
      ResultPath: '$.asked',
      Next: 'Await',
    },
    Await: {
      Type: 'AwaitWebInput',
      Parameters: { 'web_input_id.$': '$.asked.web_input_id' },
      End: true,
    },
  },
};

/** A state that reads what the one before has replaced. */
const reading = (state: JsonObject): JsonObject => ({
  StartAt: 'First',
  States: { First: { Type: 'Pass', Result: {}, Next: 'Reads' }, Reads: { ...state, End: true } },
});

/**
 * Asks the sandbox for what the services answer with the documents of the reference, by the names of these. Documents
 * that are not in here are such that the sandbox has no answer like them.
 */
export async function answersOf(sandbox: Harness): Promise<Record<string, () => Promise<Answer>>> {
  const flows = flowsOf(sandbox);
  const compute = await computeOf(sandbox);
  const { call } = sandbox;
  const [adas, bens, transfer, search, developer, hello] = await Promise.all([
    sandbox.token(ada, flowsAll),
    sandbox.token(ben, flowsAll),
    sandbox.robotToken(transferAll),
    sandbox.robotToken(searchAll),
    sandbox.token(ada, `${authScope('manage_projects')} ${authScope('view_consents')}`),
    sandbox.robotToken(helloWorldScope),
  ]);
  const adasTransfer = await sandbox.token(ada, transferAll);
  const get = (path: string, token: string) => call('GET', path, { token });
  const post = (path: string, token: string, body: JsonObject = {}) => call('POST', path, { token, body });

  const runAs = async (flow: string, input: JsonObject, more: JsonObject = {}) =>
    post(`/flows/${flow}/run`, await sandbox.token(ada, flowScope(flow)), { body: input, ...more });
  const pathOf = (started: Answer) => `/runs/${started.text('run_id')}`;
  const once = async (started: Answer, good: (now: Answer) => boolean) =>
    eventually(() => get(pathOf(started), adas), good);

  const flow = (await flows.create(copyAndShare, { flow_viewers: [flows.urn(ben.id)] })).text('id');
  const run = (await flows.start(flow, copyInput('/incoming/fields/'))).text('run_id');
  const newFlow = async (definition: JsonObject, more: JsonObject = {}) =>
    (await flows.create(definition, more)).text('id');
  const slow = await newFlow(oneState({ Type: 'Wait', Seconds: 3600 }));
  const asked = await once(
    await runAs(await newFlow(approval), {}),
    now => now.at('blocking_web_input_id') !== null,
  );
  const question = `/web_inputs/${asked.text('blocking_web_input_id')}`;
  await flows.finished(run);

  const action = (body: JsonObject) =>
    post('/actions/hello_world/run', hello, { request_id: randomUUID(), body });
  const form = (path: string, fields: Record<string, string>) => {
    const { client_id, client_secret } = beamlineRobot;
    return call('POST', `/v2/oauth2/token${path}`, { form: { client_id, client_secret, ...fields } });
  };
  const client = async () =>
    post('/v2/api/clients', developer, {
      client: { name: 'Night shift', project: demo.project.id, client_type: 'client_identity' },
    });
  const identities = (usernames: string) =>
    call('GET', `/v2/api/identities?usernames=${usernames}`, { token: identityToken });
  const identityToken = await sandbox.token(ada, authScope('view_identities'));

  const endpoint = `/v0.10/endpoint/${sharedResults.id}`;
  const operation = (of: { id: string }, what: string) => `/v0.10/operation/endpoint/${of.id}/${what}`;
  const rule = (path: string): JsonObject => ({
    DATA_TYPE: 'access',
    principal_type: 'identity',
    principal: ben.id,
    path,
    permissions: 'r',
  });
  const index = `/v1/index/${demo.indexes.scans.id}`;
  const entry = { subject: 'a', visible_to: ['public'], content: { n: 1 } };
  const ingest = () => post(`${index}/ingest`, search, { ingest_type: 'GMetaEntry', ingest_data: entry });
  const ingested = async () => {
    const task = (await ingest()).text('task_id');
    return eventually(
      () => get(`/v1/task/${task}`, search),
      now => now.at('state') !== 'PENDING',
    );
  };
  const validation = (definition: JsonObject) =>
    post('/flows/validate', adas, { definition, input_schema: {} });

  return {
    'ap.error.404': () => get('/actions/hello_world/nope/status', hello),
    'ap.error.422': () => action({ echo_string: 1 }),
    'ap.introspection': () => call('GET', '/actions/hello_world'),
    'ap.run.request': () =>
      post('/actions/hello_world/run', hello, {
        request_id: randomUUID(),
        label: 'a',
        body: { sleep_time: 60 },
      }),
    'ap.status.active.202': () => action({ sleep_time: 60 }),
    'ap.status.inactive.consent': async () =>
      post('/actions/hello_world/run', await sandbox.token(ada, helloWorldScope), {
        request_id: randomUUID(),
        body: { required_dependent_scope: transferAll },
      }),
    'ap.status.succeeded': () => action({ echo_string: 'hi' }),

    'auth.client.service_account': client,
    'auth.consents': () => get(`/v2/api/identities/${ada.id}/consents`, developer),
    'auth.credential.created': async () =>
      post(`/v2/api/clients/${(await client()).text('client.id')}/credentials`, developer, {
        credential: { name: 'laptop' },
      }),
    'auth.credential.list': () => get(`/v2/api/clients/${beamlineRobot.client_id}/credentials`, developer),
    'auth.identities.none': () => identities('nobody@sandbox.example'),
    'auth.identities.service_account': () => identities(beamlineRobot.username),
    'auth.identities.users': () => identities(ada.username),
    'auth.introspect.active': () => form('/introspect', { token: adas }),
    'auth.introspect.inactive': () => form('/introspect', { token: 'nope' }),
    'auth.project': () => get(`/v2/api/projects/${demo.project.id}`, developer),
    'auth.revoke': () => form('/revoke', { token: 'nope' }),
    'auth.token.authorization_code': () =>
      sandbox.signIn(ada, `openid ${flowsAll} ${transferAll}`, { access_type: 'offline' }),
    'auth.token.client_credentials': () => form('', { grant_type: 'client_credentials', scope: flowsAll }),
    'auth.token.invalid_grant.401': () =>
      form('', { grant_type: 'authorization_code', code: 'nope', redirect_uri: 'http://localhost:1' }),
    'auth.unauthorized.401': () => call('GET', '/v2/oauth2/userinfo'),
    'auth.userinfo': async () =>
      get(
        '/v2/oauth2/userinfo',
        await sandbox.token(ada, `openid profile email ${authScope('view_identity_set')}`),
      ),

    'compute.endpoint.status': () => get(`/v2/endpoints/${cluster}/status`, compute.robot),
    'compute.function.registered': () =>
      post('/v3/functions', compute.robot, pythonFunction('f', 'def f():\n  return 1\n')),
    'compute.submit.v2': () =>
      post('/v2/submit', compute.robot, {
        tasks: [[demo.functions.countFiles.id, cluster, packCall({ args: ['/incoming/'], kwargs: {} })]],
      }),
    'compute.submit.v3': () => compute.submit(demo.functions.countFiles.id, { args: ['/incoming/'] }),
    'compute.task': () => compute.run(demo.functions.countFiles.id, { args: ['/incoming/'] }),

    'flows.create.bad_principal.422': () => flows.create(copyAndShare, { flow_administrators: [ben.id] }),
    'flows.deleted': async () =>
      call('DELETE', `/flows/${await newFlow(oneState({ Type: 'Pass' }))}`, { token: adas }),
    'flows.error.401': () => call('GET', '/flows'),
    'flows.error.403.forbidden': async () =>
      post(`/flows/${flow}/run`, await sandbox.token(ben, flowScope(flow)), { body: {} }),
    'flows.error.403.missing_scope': () => post(`/flows/${flow}/run`, adas, { body: {} }),
    'flows.error.404': () => get(`/flows/${nowhere}`, adas),
    'flows.flow': () => get(`/flows/${flow}`, adas),
    'flows.flow.as_viewer': () => get(`/flows/${flow}`, bens),
    'flows.list': () => get('/flows', adas),
    'flows.list.last_page': () => get('/flows?filter_title=no such title', adas),
    'flows.registered_apis.list': () =>
      get('/registered_apis?filter_roles=owner,viewer&orderby=name ASC', adas),
    'flows.run.active.PROVISIONAL': async () => get(pathOf(await runAs(slow, {})), adas),
    'flows.run.canceled.202': async () => post(`${pathOf(await runAs(slow, {}))}/cancel`, adas),
    'flows.run.definition': () => get(`/runs/${run}/definition`, adas),
    'flows.run.failed.PROVISIONAL': async () =>
      once(await runAs(await newFlow(oneState({ Type: 'Pass', InputPath: '$.nope' })), {}), isOver),
    'flows.run.inactive.consent': async () =>
      once(await runAs(flow, copyInput('/incoming/by-ada/')), now => now.at('status') === 'INACTIVE'),
    'flows.run.input_error.400': async () =>
      runAs(await newFlow(oneState({ Type: 'Pass' }), { input_schema: { required: ['source'] } }), {}),
    'flows.run.log.page1': () => get(`/runs/${run}/log?limit=4`, adas),
    'flows.run.log.page2': () => get(`/runs/${run}/log?limit=100`, adas),
    'flows.run.release_conflict.409': async () => post(`${pathOf(await runAs(slow, {}))}/release`, adas),
    'flows.run.started.201': () => runAs(slow, {}, { label: 'Try 1', tags: ['test'] }),
    'flows.run.succeeded': () => get(`/runs/${run}`, adas),
    'flows.run.update.label_too_long.422': async () =>
      call('PUT', `/runs/${run}`, { token: adas, body: { label: 'x'.repeat(65) } }),
    'flows.run.with_flow_description': () => get(`/runs/${run}?include_flow_description=true`, adas),
    'flows.runs.list': () => get('/runs', adas),
    'flows.validate.analysis_list.422': () => validation(reading({ Type: 'Wait', SecondsPath: '$.delay' })),
    'flows.validate.analysis_string.422': () =>
      validation(reading({ Type: 'Pass', Parameters: { 'x.$': '$.missing' } })),
    'flows.validate.ok': () => validation(copyAndShare),
    'flows.validate.scope_resolution.409': () =>
      validation(oneState({ Type: 'Action', ActionUrl: 'http://127.0.0.1:9/none', Parameters: {} })),
    'flows.validate.shape.422': () => validation({ StartAt: 'A', States: { A: { Type: 'Pass' } } }),
    'flows.validate_run.ok': async () =>
      post(`/flows/${slow}/validate_run`, await sandbox.token(ada, flowScope(slow)), { body: {} }),
    'flows.web_input': () => get(question, bens),
    'flows.web_inputs.list': () => get('/web_inputs?filter_states=open,closed', bens),
    'flows.web_input.respond.ok': async () => {
      const value = (await get(question, bens)).text('options.0.option_id');
      return post(`${question}/respond`, bens, { response: { value } });
    },

    'gcs.collection.guest.created': async () =>
      post('/api/collections', await sandbox.token(ada, manageScope), {
        DATA_TYPE: 'collection#1.9.0',
        collection_type: 'guest',
        mapped_collection_id: beamlineStorage.id,
        collection_base_path: '/data/',
        display_name: 'Project A',
      }),
    'groups.my_groups': async () => get('/v2/groups/my_groups', await sandbox.token(ada, groupsAll)),

    'search.error.no_index.404': () => get('/v1/index/nope', search),
    'search.error.validation.400': () =>
      post(`${index}/ingest`, search, {
        ingest_type: 'GMetaEntry',
        ingest_data: { subject: 'a', content: {} },
      }),
    'search.index': () => get(index, search),
    'search.ingest.accepted': ingest,
    'search.ingest.request': ingest,
    'search.result': async () => {
      await ingested();
      return get(`${index}/search?q=*`, search);
    },
    'search.task': ingested,

    'transfer.access.created.201': () => post(`${endpoint}/access`, transfer, rule('/incoming/a/')),
    'transfer.access.exists.409': async () => {
      await post(`${endpoint}/access`, transfer, rule('/incoming/b/'));
      return post(`${endpoint}/access`, transfer, rule('/incoming/b/'));
    },
    'transfer.access_list': () => get(`${endpoint}/access_list`, transfer),
    'transfer.endpoint.guest': () => get(endpoint, transfer),
    'transfer.endpoint.mapped': () => get(`/v0.10/endpoint/${beamlineStorage.id}`, transfer),
    'transfer.endpoint_search': () => get('/v0.10/endpoint_search?filter_fulltext=shared', transfer),
    'transfer.error.consent_required.403': () =>
      get(`${operation(beamlineStorage, 'ls')}?path=/data/`, adasTransfer),
    'transfer.error.endpoint_not_found.404': () => get(`/v0.10/endpoint/${nowhere}`, transfer),
    'transfer.error.permission_denied.403': () =>
      get(`/v0.10/endpoint/${referenceArchive.id}/access_list`, transfer),
    'transfer.error.stat_not_found.404': () =>
      get(`${operation(sharedResults, 'stat')}?path=/incoming/nope`, transfer),
    'transfer.ls': () => get(`${operation(sharedResults, 'ls')}?path=/incoming/fields/`, transfer),
    'transfer.mkdir': () =>
      post(operation(sharedResults, 'mkdir'), transfer, { DATA_TYPE: 'mkdir', path: '/incoming/new/' }),
    'transfer.result.deleted': async () => {
      const id = (await post(`${endpoint}/access`, transfer, rule('/incoming/c/'))).text('access_id');
      return call('DELETE', `${endpoint}/access/${id}`, { token: transfer });
    },
    'transfer.roles': () => get(`${endpoint}/role_list`, transfer),
    'transfer.stat': () =>
      get(`${operation(sharedResults, 'stat')}?path=/incoming/fields/metadata.json`, transfer),
    'transfer.submission_id': () => get('/v0.10/submission_id', transfer),
    'transfer.submit': () =>
      post('/v0.10/transfer', transfer, {
        DATA_TYPE: 'transfer',
        submission_id: randomUUID(),
        source_endpoint: beamlineStorage.id,
        destination_endpoint: sharedResults.id,
        DATA: [{ source_path: '/data/scan-001/metadata.json', destination_path: '/incoming/m.json' }],
      }),
    'transfer.task': async () => {
      const tasks = await get('/v0.10/task_list', transfer);
      return get(`/v0.10/task/${tasks.text('DATA.0.task_id')}`, transfer);
    },
  };
}
