import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowScope, flowsService, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { isObject, type Json, type JsonObject, textMember } from '../json.ts';
import { copyAndShare, copyInput, flowsOf, hello } from '../testing/flows.ts';
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

describe('the main job', () => {
  test('copies from the mapped to the guest collection and shares it', async () => {
    const run = await flows.run(copyAndShare, copyInput('/incoming/scan-001/'), { title: 'Copy and share' });
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
    // Comparing megabytes as a matcher does takes seconds.
    for (const name of ['frame-0001.dat', 'frame-0002.dat', 'frame-0003.dat', 'metadata.json'])
      expect(
        (await fileOf(sharedResults, `incoming/scan-001/${name}`)).equals(
          await fileOf(beamlineStorage, `data/scan-001/${name}`),
        ),
      ).toBe(true);

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

  test('needs the role; to whom cannot see the flow there is none', async () => {
    const id = (await flows.create(hello(), { flow_viewers: [flows.urn(ben.id)] })).text('id');
    const forbidden = {
      code: 'FORBIDDEN',
      detail: `You lack permission on flow ${id}. Missing permissions: RUN.`,
    };
    const unknown = { code: 'NOT_FOUND', detail: `No flow exists with id ${id}` };
    const bens = await sandbox.token(ben, flowScope(id));
    const strangers = await sandbox.robotToken(flowScope(id), archiveRobot);
    const refusalOf = async (token: string, verb: string) => {
      const refused = await start(id, token, { body: {} }, verb);
      return [refused.status, refused.at('error')];
    };
    expect(await refusalOf(bens, 'run')).toEqual([403, forbidden]);
    expect(await refusalOf(bens, 'validate_run')).toEqual([403, forbidden]);
    expect(await refusalOf(strangers, 'run')).toEqual([404, unknown]);
    expect(await refusalOf(strangers, 'validate_run')).toEqual([403, forbidden]);
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

test('many runs go on at the same time', async () => {
  const id = (await flows.create(hello({ sleep_time: 1 }))).text('id');
  const started = await Promise.all(Array.from({ length: 20 }, () => flows.start(id, {})));
  const done = await Promise.all(started.map(run => flows.finished(run.text('run_id'))));
  expect(done.every(run => run.at('status') === 'SUCCEEDED')).toBe(true);
  const logs = await Promise.all(started.map(run => flows.log(run.text('run_id'))));
  const timeOf = (log: Json[], code: string) =>
    Date.parse(
      log
        .filter(isObject)
        .map(entry => (entry.code === code ? textMember(entry, 'time') : undefined))
        .find(Boolean) ?? '',
    );
  const actions = logs.map(log => ({
    from: timeOf(log, 'ActionStarted'),
    to: timeOf(log, 'ActionCompleted'),
  }));
  const atOnce = actions.map(({ from }) => actions.filter(one => one.from <= from && from < one.to).length);
  expect(Math.max(...atOnce)).toBeGreaterThan(5);
});
