import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataAccess, flowScope, flowsService, helloWorldScope, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { copyAndShare, copyInput, flowsOf, hello, oneState, transferUrl } from '../testing/flows.ts';
import { eventually, type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const { beamlineRobot, archiveRobot } = demo.serviceAccounts;
const { beamlineStorage, referenceArchive, sharedResults } = demo.collections;
const all = `${flowsService}/all`;
const fileOf = (collection: { slug: string }, path: string) =>
  readFile(join(sandbox.folder, 'collections', collection.slug, path));
const fault = (body: Record<string, string | number>) => sandbox.call('POST', '/sandbox/faults', { body });

describe('the main job', () => {
  test('copies from the mapped to the guest collection and shares it', async () => {
    const begun = Date.now();
    const run = await flows.run(copyAndShare, copyInput('/incoming/scan-001/'), { title: 'Copy and share' });
    const took = Date.now() - begun;
    expect(run.body).toMatchObject({
      flow_title: 'Copy and share',
      status: 'SUCCEEDED',
      display_status: 'SUCCEEDED',
      run_owner: flows.urn(beamlineRobot.client_id),
      user_role: 'run_owner',
      user_roles: ['run_owner'],
      completion_time: expect.any(String),
      details: { code: 'FlowSucceeded', description: 'The Flow run reached a successful completion state' },
    });
    expect(run.at('details.output.Copy.details.status')).toBe('SUCCEEDED');
    expect(run.at('details.output.Copy.state_name')).toBe('Copy');
    for (const name of ['frame-0001.dat', 'frame-0002.dat', 'frame-0003.dat', 'metadata.json'])
      expect(await fileOf(sharedResults, `incoming/scan-001/${name}`)).toEqual(
        await fileOf(beamlineStorage, `data/scan-001/${name}`),
      );

    const rule = await sandbox.call(
      'GET',
      `/v0.10/endpoint/${sharedResults.id}/access/${run.text('details.output.Share.details.access_id')}`,
      { token: await sandbox.token(ada, transferAll) },
    );
    expect(rule.body).toMatchObject({ principal: ben.id, path: '/incoming/scan-001/', permissions: 'r' });

    const entries = await flows.log(run.text('run_id'));
    expect(
      entries.map(entry =>
        entry !== null && typeof entry === 'object' && 'code' in entry ? entry.code : '',
      ),
    ).toEqual([
      'FlowStarted',
      'ActionStarted',
      'ActionCompleted',
      'ActionStarted',
      'ActionCompleted',
      'FlowSucceeded',
    ]);
    expect(took).toBeLessThan(5000);
  });

  test('fails with the state named where the destination may only be read', async () => {
    const run = await flows.run(copyAndShare, copyInput('/incoming/', referenceArchive));
    expect(run.at('status')).toBe('FAILED');
    expect(run.body).toMatchObject({
      details: { code: 'FlowFailed', details: { state_name: 'Copy', exception: 'ActionFailedException' } },
    });
    expect(run.text('details.details.cause')).toContain(
      'may not write to /incoming/ on \\"Reference archive\\"',
    );
  });
});

describe('starting', () => {
  const start = async (flowId: string, token: string, body: JsonObject = { body: {} }, verb = 'run') =>
    sandbox.call('POST', `/flows/${flowId}/${verb}`, { token, body });

  test('answers with the run as it begins', async () => {
    const id = (await flows.create(hello())).text('id');
    const run = await flows.start(id, { a: 1 }, { label: 'Try 1', tags: [' some   tag '] });
    expect(run.status).toBe(201);
    expect(run.body).toMatchObject({
      action_id: run.at('run_id'),
      flow_id: id,
      flow_title: 'A flow',
      completion_time: null,
      label: 'Try 1',
      tags: ['some tag'],
      status: 'ACTIVE',
      details: {
        code: 'FlowStarting',
        description: 'The Flow is starting execution',
        details: { input: { a: 1 } },
      },
      run_managers: [],
      created_by: flows.urn(beamlineRobot.client_id),
      blocking_web_input_id: null,
    });
    await flows.finished(run.text('run_id'));
  });

  test('needs the role', async () => {
    const id = (await flows.create(hello())).text('id');
    for (const token of [
      await sandbox.token(ben, flowScope(id)),
      await sandbox.robotToken(flowScope(id), archiveRobot),
    ])
      for (const verb of ['run', 'validate_run']) {
        const refused = await start(id, token, { body: {} }, verb);
        expect([refused.status, refused.at('error')]).toEqual([
          403,
          { code: 'FORBIDDEN', detail: `You lack permission on flow ${id}. Missing permissions: RUN.` },
        ]);
      }
  });

  test('needs a token for the very flow', async () => {
    const id = (await flows.create(hello())).text('id');
    const refused = await start(id, await sandbox.robotToken(all));
    expect([refused.status, refused.at('error')]).toEqual([
      403,
      { code: 'MISSING_SCOPE', detail: `This action requires the following scope: ${flowScope(id)}` },
    ]);
    expect((await start(id, 'nonsense')).status).toBe(401);
  });

  test('needs an input that fits the schema', async () => {
    const input_schema = {
      type: 'object',
      required: ['source'],
      properties: { source: { type: 'object', required: ['id'] } },
    };
    const id = (await flows.create(hello(), { input_schema })).text('id');
    const token = await sandbox.robotToken(flowScope(id));
    const refused = await start(id, token, { body: { source: {} } });
    expect([refused.status, refused.at('error.code'), refused.at('error.message')]).toEqual([
      400,
      'FLOW_INPUT_ERROR',
      'Input failed schema validation with 1 error.',
    ]);
    expect(refused.at('error.detail.0')).toMatchObject({ loc: ['$.source'], type: 'InvalidActionInput' });
    const good = await start(id, token, { body: { source: { id: 'x' } } }, 'validate_run');
    expect([good.status, good.body]).toEqual([200, { message: 'validation successful' }]);
    const long = await start(id, token, { body: {}, label: 'x'.repeat(65) });
    expect([long.status, long.at('error.detail.0')]).toEqual([
      422,
      {
        loc: ['label'],
        msg: 'ensure this value has at most 64 characters',
        type: 'value_error.any_str.max_length',
        ctx: { limit_value: 64 },
      },
    ]);
    expect((await start(id, token, {})).at('error.detail.0.loc')).toEqual(['body']);
  });
});

describe('a run', () => {
  const sleeper = hello({ echo_string: 'later', sleep_time: 60 });
  const running = async (definition: JsonObject = sleeper) => {
    const id = (await flows.create(definition)).text('id');
    return (await flows.start(id, {})).text('run_id');
  };
  const manage = async (method: string, path: string, body: JsonObject = {}) =>
    sandbox.call(method, path, { token: await sandbox.robotToken(all), body });

  test('that is cancelled says so and ends its action', async () => {
    const id = await running();
    await eventually(
      () => flows.get(id),
      run => run.at('details.code') === 'ActionStarted',
    );
    const conflict = await manage('POST', `/runs/${id}/release`);
    expect([conflict.status, conflict.at('error')]).toEqual([
      409,
      {
        code: 'STATE_CONFLICT',
        detail: `Run ${id} has status 'ACTIVE' but must have status in {'ENDED', 'SUCCEEDED', 'FAILED'} for requested operation`,
      },
    ]);
    expect((await manage('POST', `/runs/${id}/cancel`)).status).toBe(202);
    const run = await flows.finished(id);
    expect(run.body).toMatchObject({
      status: 'FAILED',
      details: { code: 'FlowCanceled', description: 'The Flow Instance was canceled by the user' },
    });
    expect((await manage('POST', `/runs/${id}/release`)).status).toBe(200);
    expect((await flows.get(id)).status).toBe(404);
  });

  test('is for its owner, those whom the owner names, and the flow’s administrators', async () => {
    const flow = await flows.create(hello());
    const started = await flows.start(flow.text('id'), {});
    const id = started.text('run_id');
    const bens = await sandbox.token(ben, all);
    const adas = await sandbox.token(ada, all);
    expect((await sandbox.call('GET', `/runs/${id}`, { token: bens })).status).toBe(404);
    await manage('PUT', `/runs/${id}`, { label: 'Named', run_monitors: [flows.urn(ben.id)] });
    const monitored = await sandbox.call('GET', `/runs/${id}`, { token: bens });
    expect(monitored.body).toMatchObject({ label: 'Named', user_roles: ['run_monitor'], run_monitors: [] });
    expect((await sandbox.call('POST', `/runs/${id}/cancel`, { token: bens })).status).toBe(403);
    const seen = await sandbox.call('GET', `/runs/${id}?include_flow_description=True`, { token: adas });
    expect(seen.body).toMatchObject({
      user_roles: ['flow_run_manager'],
      run_monitors: [flows.urn(ben.id)],
      flow_description: { title: 'A flow' },
    });
    const definition = await sandbox.call('GET', `/runs/${id}/definition`, { token: adas });
    expect(definition.body).toEqual({ flow_id: flow.at('id'), definition: hello(), input_schema: {} });
    await flows.finished(id);

    const list = async (query: string, token: string) => {
      const answer = await sandbox.call('GET', `/runs?filter_flow_id=${flow.text('id')}&${query}`, { token });
      return answer.at('runs.0.run_id');
    };
    expect(await list('', bens)).toBe(id);
    expect(await list('filter_roles=run_owner', bens)).toBeUndefined();
    expect(await list('filter_roles=flow_run_manager&filter_status=SUCCEEDED', adas)).toBe(id);
    expect(await list('filter_status=FAILED', adas)).toBeUndefined();
    expect(await list('filter_start_time=2020-01-01,2020-01-02', adas)).toBeUndefined();
    const ofFlow = await sandbox.call('GET', `/flows/${flow.text('id')}/runs`, { token: adas });
    expect(ofFlow.at('runs.0.run_id')).toBe(id);
  });

  test('has a log in pages, forwards and backwards', async () => {
    const definition: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const run = await flows.run(definition, { x: 1 });
    const token = await sandbox.robotToken(all);
    const log = (query: string) => sandbox.call('GET', `/runs/${run.text('run_id')}/log?${query}`, { token });
    const first = await log('limit=3');
    expect(first.body).toEqual({
      limit: 3,
      has_next_page: true,
      marker: expect.any(String),
      entries: [
        {
          time: expect.any(String),
          code: 'FlowStarted',
          description: 'The Flow Instance started execution',
          details: { input: { x: 1 } },
        },
        expect.objectContaining({ code: 'PassStarted' }),
        expect.objectContaining({ code: 'PassCompleted' }),
      ],
    });
    const second = await log(`marker=${first.text('marker')}`);
    expect([second.at('entries.0.code'), second.at('has_next_page')]).toEqual(['FlowSucceeded', false]);
    expect((await log('reverse_order=True')).at('entries.0.code')).toBe('FlowSucceeded');
    expect((await log('limit=101')).status).toBe(400);
  });
});

describe('identity', () => {
  const info = oneState({
    Type: 'Action',
    ActionUrl: `${transferUrl}/ls`,
    Parameters: { endpoint_id: sharedResults.id, path: '/incoming/' },
    RunAs: 'Flow',
  });

  test('of the flow acts where a state runs as the flow, with the rights of the flow', async () => {
    const flow = await flows.create(info);
    const id = flow.text('id');
    const refused = await flows.finished((await flows.start(id, {})).text('run_id'));
    expect(refused.text('details.details.cause')).toContain(`${id}@clients.auth.globus.org may not read`);
    const body = { principal_type: 'identity', principal: id, path: '/incoming/', permissions: 'r' };
    const token = await sandbox.token(ada, transferAll);
    await sandbox.call('POST', `/v0.10/endpoint/${sharedResults.id}/access`, { token, body });
    const allowed = await flows.finished((await flows.start(id, {})).text('run_id'));
    expect(allowed.at('details.output.creator_id')).toBe(flows.urn(id));
  });

  test('of a role acts with the token that came with the input, which is kept nowhere', async () => {
    const definition = oneState({
      Type: 'Action',
      ActionUrl: `${transferUrl}/collection_info`,
      Parameters: { endpoint_id: sharedResults.id },
      RunAs: 'Curator',
    });
    const without = await flows.run(definition);
    expect(without.text('details.details.cause')).toContain('role "Curator"');
    const curator = await sandbox.token(ada, transferAll);
    const run = await flows.run(definition, { _tokens: { Curator: curator } });
    expect(run.at('details.output.details.my_effective_roles')).toEqual(['administrator']);
    expect(JSON.stringify([run.body, await flows.log(run.text('run_id'))])).not.toContain(curator);
  });

  test('of a person needs consent for a mapped collection: the run waits for it and goes on', async () => {
    const id = (await flows.create(copyAndShare)).text('id');
    const token = await sandbox.token(ada, flowScope(id));
    const body = { body: copyInput('/incoming/by-ada/') };
    const run = await sandbox.call('POST', `/flows/${id}/run`, { token, body });
    const adas = await sandbox.token(ada, all);
    const get = () => sandbox.call('GET', `/runs/${run.text('run_id')}`, { token: adas });
    const inactive = await eventually(get, now => now.at('status') !== 'ACTIVE');
    const scope = `${flowScope(id)}[*${transferAll}[*${dataAccess(beamlineStorage.id)}]]`;
    const description =
      "Flow run requires user intervention to proceed. For state 'Copy': Missing required data_access consent";
    expect(inactive.body).toMatchObject({
      status: 'INACTIVE',
      completion_time: null,
      details: {
        code: 'ConsentRequired',
        description,
        state_name: 'Copy',
        required_scope: scope,
        authorization_parameters: { required_scopes: [scope], session_message: description },
        action_statuses: [{ status: 'INACTIVE', state_name: 'Copy' }],
      },
    });

    const resume = (bearer: string) =>
      sandbox.call('POST', `/runs/${run.text('run_id')}/resume`, { token: bearer });
    expect((await resume(adas)).at('error.code')).toBe('MISSING_SCOPE');
    expect((await resume(token)).status).toBe(200);
    await eventually(get, now => now.at('status') === 'INACTIVE');
    expect((await resume(await sandbox.token(ada, scope))).status).toBe(200);
    const done = await eventually(get, now => !['ACTIVE', 'INACTIVE'].includes(String(now.at('status'))));
    expect(done.at('status')).toBe('SUCCEEDED');
  });

  test('of hello world can be made to ask for consent', async () => {
    const id = (await flows.create(hello({ required_dependent_scope: transferAll }))).text('id');
    const run = await sandbox.call('POST', `/flows/${id}/run`, {
      token: await sandbox.token(ada, flowScope(id)),
      body: { body: {} },
    });
    const token = await sandbox.token(ada, all);
    const inactive = await eventually(
      () => sandbox.call('GET', `/runs/${run.text('run_id')}`, { token }),
      now => now.at('status') === 'INACTIVE',
    );
    expect(inactive.at('details.required_scope')).toBe(
      `${flowScope(id)}[*${helloWorldScope}[*${transferAll}]]`,
    );
  });
});

describe('action providers', () => {
  const runOne = (ActionUrl: string, Parameters: JsonObject = {}) =>
    flows.run(oneState({ Type: 'Action', ActionUrl, Parameters }));
  const causeOf = async (url: string, parameters?: JsonObject) => {
    const run = await runOne(url, parameters);
    expect(run.at('details.details.exception')).toBe('ActionUnableToRun');
    return run.text('details.details.cause');
  };

  test('that were switched off are gone, and name what replaces them', async () => {
    for (const host of ['actions.globus.org', 'actions.automate.globus.org'])
      expect(await causeOf(`https://${host}/transfer/set_permission`)).toMatch(
        /^410 response from action URL .*Use https:\/\/transfer\.actions\.globus\.org\/manage_permission/,
      );
    expect(await causeOf('https://automate.funcx.org')).toContain('https://compute.actions.globus.org/v3');
  });

  test('that the sandbox does not have are named', async () => {
    const cause = await causeOf('https://compute.actions.globus.org/v3');
    expect(cause).toContain('does not have the action provider https://compute.actions.globus.org/v3');
    expect(cause).toContain('https://actions.globus.org/hello_world');
  });

  test('refuse parameters that do not fit', async () => {
    const cause = await causeOf('https://actions.globus.org/hello_world', { echo_string: 5 });
    expect(cause).toMatch(/^422 response .*RequestValidationError.*\$\.echo_string/);
  });

  test('of Transfer do what Transfer does', async () => {
    const on = { endpoint_id: sharedResults.id };
    const made = await runOne(`${transferUrl}/mkdir`, { ...on, path: '/incoming/made' });
    expect(made.at('details.output.details.code')).toBe('DirectoryCreated');
    const stat = await runOne(`${transferUrl}/stat/`, { ...on, path: '/incoming/made' });
    expect(stat.at('details.output.details.type')).toBe('dir');
    const missing = await runOne(`${transferUrl}/stat`, { ...on, path: '/incoming/nothing' });
    expect([missing.at('status'), missing.at('details.output.details.code')]).toEqual([
      'SUCCEEDED',
      'NotFound',
    ]);
    const listed = await runOne(`${transferUrl}/ls`, { ...on, path: '/incoming/', limit: 1 });
    expect([
      listed.at('details.output.details.DATA_TYPE'),
      listed.at('details.output.details.length'),
    ]).toEqual(['file_list', 1]);
    const rules = await runOne(`${transferUrl}/manage_permission`, { ...on, operation: 'LIST' });
    expect(rules.at('details.output.details.DATA_TYPE')).toBe('access_list');
    const deleted = await runOne(`${transferUrl}/delete`, {
      endpoint: sharedResults.id,
      DATA: [{ path: '/incoming/made' }],
      recursive: true,
    });
    expect(deleted.at('details.output.details')).toMatchObject({ type: 'DELETE', status: 'SUCCEEDED' });
    const denied = await runOne(`${transferUrl}/mkdir`, { endpoint_id: referenceArchive.id, path: '/x' });
    expect(denied.text('details.details.cause')).toContain('"transfer_http_status":403');
  });

  test('that are flows run the flow as the same identity', async () => {
    const inner = await flows.create(hello({ 'echo_string.$': '$.name' }));
    const url = `https://flows.globus.org/flows/${inner.text('id')}`;
    const run = await runOne(url, { name: 'inner' });
    expect(run.at('details.output.details.output.details.hello')).toBe('inner');
    const closed = await flows.create(hello(), { flow_starters: [] });
    expect(await causeOf(`https://flows.globus.org/flows/${closed.text('id')}`)).toContain(
      'Missing permissions: RUN.',
    );
    expect(await causeOf('https://flows.globus.org/flows/none')).toContain('No flow exists');
  });

  test('can fail in transport: a start that fails is refused, a poll is repeated', async () => {
    await fault({ path: '/actions/hello_world/run', fault: '500' });
    expect(await causeOf('https://actions.globus.org/hello_world')).toMatch(/^500 response from action URL/);
    await fault({ path: '/actions/hello_world', method: 'GET', fault: 'drop', times: 2 });
    const run = await runOne('https://actions.globus.org/hello_world', { sleep_time: 1 });
    expect(run.at('status')).toBe('SUCCEEDED');
  });

  test('answer over HTTP as the action provider API says', async () => {
    const token = await sandbox.robotToken(helloWorldScope);
    const about = await sandbox.call('GET', '/actions/hello_world');
    expect(about.body).toMatchObject({
      title: 'Hello World',
      synchronous: false,
      globus_auth_scope: helloWorldScope,
    });
    const body = { request_id: 'r1', body: { echo_string: 'hi', sleep_time: 30 }, label: 'hello' };
    const started = await sandbox.call('POST', '/actions/hello_world/run', { token, body });
    expect([started.status, started.body]).toEqual([
      202,
      {
        action_id: expect.stringMatching(/^\w{13}$/),
        status: 'ACTIVE',
        display_status: 'ACTIVE',
        creator_id: flows.urn(beamlineRobot.client_id),
        label: 'hello',
        monitor_by: [],
        manage_by: [],
        start_time: expect.any(String),
        completion_time: null,
        release_after: 'P30D',
        details: { Hello: 'World', hello: 'hi' },
      },
    ]);
    const again = await sandbox.call('POST', '/actions/hello_world/run', { token, body });
    expect([again.status, again.at('action_id')]).toEqual([200, started.at('action_id')]);
    const path = `/actions/hello_world/${started.text('action_id')}`;
    expect((await sandbox.call('POST', `${path}/release`, { token })).status).toBe(409);
    const other = await sandbox.robotToken(helloWorldScope, archiveRobot);
    expect((await sandbox.call('GET', `${path}/status`, { token: other })).at('code')).toBe('ActionNotFound');
    expect((await sandbox.call('POST', `${path}/cancel`, { token })).at('status')).toBe('FAILED');
    expect((await sandbox.call('POST', `${path}/release`, { token })).status).toBe(200);
    expect((await sandbox.call('GET', `${path}/status`, { token })).status).toBe(404);
  });
});

test('web inputs are refused with a cause', async () => {
  const run = await flows.run(oneState({ Type: 'AwaitWebInput', Parameters: { web_input_id: 'x' } }));
  expect([run.at('status'), run.text('details.details.cause')]).toEqual([
    'FAILED',
    expect.stringContaining('no web inputs'),
  ]);
});

test('many runs go on at the same time', async () => {
  const id = (await flows.create(hello({ sleep_time: 1 }))).text('id');
  const begun = Date.now();
  const started = await Promise.all(Array.from({ length: 20 }, () => flows.start(id, {})));
  const done = await Promise.all(started.map(run => flows.finished(run.text('run_id'))));
  expect(done.every(run => run.at('status') === 'SUCCEEDED')).toBe(true);
  expect(Date.now() - begun).toBeLessThan(8000);
});
