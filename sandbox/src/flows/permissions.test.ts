import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowScope, flowsService } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf } from '../testing/flows.ts';
import { type Answer, eventually, type Harness, openSandbox } from '../testing/harness.ts';
import { permissionMatrix } from '../testing/permission-matrix.ts';
import { expectAnswers, members } from '../testing/permission-table.ts';

/** Every role against every verb of Flows; Ben is who has the role. What is not seen is 404, what is seen and not allowed is 403. */
let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const bens = identityUrn(ben.id);
const robots = identityUrn(demo.serviceAccounts.beamlineRobot.client_id);

const codeOf = (answer: Answer) => answer.at('error.code');

describe('flows', () => {
  test.each(permissionMatrix.flows.roles)('%s', async role => {
    const flows = flowsOf(sandbox);
    const listed = (name: string): JsonObject => (role === name ? { [FIELDS[name] ?? '']: [bens] } : {});
    const definition: JsonObject = {
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', SecondsPath: '$.n', End: true } },
    };
    const body: JsonObject = {
      title: 'A flow',
      definition,
      input_schema: {},
      flow_starters: role === 'starter' ? [bens, robots] : [robots],
      ...listed('viewer'),
      ...listed('administrator'),
      ...listed('run_manager'),
      ...listed('run_monitor'),
    };
    const all = `${flowsService}/all`;
    const token = await sandbox.token(ben, all);
    const owner = role === 'owner' ? token : await sandbox.token(ada, all);
    const flow = (await sandbox.call('POST', '/flows', { token: owner, body })).text('id');
    const own = await sandbox.token(ben, flowScope(flow));
    const input = { body: { n: 1000 } };
    const run = (await flows.start(flow, { n: 1000 })).text('run_id');
    const over = (await flows.start(flow, { n: 0 })).text('run_id');
    await flows.finished(over);
    const get = (path: string) => () => sandbox.call('GET', path, { token });
    const post =
      (path: string, who = token, body?: JsonObject) =>
      () =>
        sandbox.call('POST', path, { token: who, ...(body !== undefined && { body }) });
    const asks = {
      'GET /flows/:flow_id': get(`/flows/${flow}`),
      'GET /flows/:flow_id/runs': get(`/flows/${flow}/runs`),
      'POST /flows/:flow_id/validate_run': post(`/flows/${flow}/validate_run`, own, input),
      'POST /flows/:flow_id/run': post(`/flows/${flow}/run`, own, { body: { n: 0 } }),
      'PUT /flows/:flow_id': () =>
        sandbox.call('PUT', `/flows/${flow}`, { token, body: { subtitle: 'changed' } }),
      'GET /runs/:run_id': get(`/runs/${run}`),
      'GET /runs/:run_id/log': get(`/runs/${run}/log`),
      'GET /flows/:flow_id/runs/:run_id/log': get(`/flows/${flow}/runs/${run}/log`),
      'GET /runs/:run_id/definition': get(`/runs/${run}/definition`),
      'PUT /runs/:run_id': () => sandbox.call('PUT', `/runs/${run}`, { token, body: { label: 'changed' } }),
      'POST /runs/:run_id/resume': post(`/runs/${run}/resume`, own),
      'POST /flows/:flow_id/:run_id/resume': post(`/flows/${flow}/${run}/resume`, own),
      'POST /runs/:run_id/cancel': post(`/runs/${run}/cancel`),
      'POST /runs/:run_id/release': post(`/runs/${over}/release`),
      'DELETE /flows/:flow_id': () => sandbox.call('DELETE', `/flows/${flow}`, { token }),
    };
    await expectAnswers(permissionMatrix.flows, role, asks, answer => {
      if (answer.status === 403) expect(codeOf(answer)).toBe('FORBIDDEN');
      if (answer.status === 404) expect(codeOf(answer)).toBe('NOT_FOUND');
    });
  });

  const FIELDS: Record<string, string> = {
    viewer: 'flow_viewers',
    administrator: 'flow_administrators',
    run_manager: 'run_managers',
    run_monitor: 'run_monitors',
  };

  test.each(permissionMatrix.runs.roles)('%s of a run, without any role on its flow', async role => {
    const flows = flowsOf(sandbox);
    const definition = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1000, End: true } } };
    const flow = (await flows.create(definition, { flow_starters: [bens, robots] })).text('id');
    const own = await sandbox.token(ben, flowScope(flow));
    const listed = role === 'manager' || role === 'monitor' ? { [`run_${role}s`]: [bens] } : {};
    const started =
      role === 'owner'
        ? await sandbox.call('POST', `/flows/${flow}/run`, { token: own, body: { body: {} } })
        : await flows.start(flow, {}, listed);
    const run = started.text('run_id');
    const token = await sandbox.token(ben, `${flowsService}/all`);
    const adas = await sandbox.token(ada, `${flowsService}/all`);
    await sandbox.call('PUT', `/flows/${flow}`, { token: adas, body: { flow_starters: [robots] } });
    const ask = (method: string, path: string, body?: JsonObject) =>
      sandbox.call(method, path, { token, ...(body !== undefined && { body }) });
    const asks = {
      'GET /flows/:flow_id': () => ask('GET', `/flows/${flow}`),
      'GET /runs/:run_id': () => ask('GET', `/runs/${run}`),
      'GET /runs/:run_id/log': () => ask('GET', `/runs/${run}/log`),
      'GET /flows/:flow_id/runs/:run_id/log': () => ask('GET', `/flows/${flow}/runs/${run}/log`),
      'GET /runs/:run_id/definition': () => ask('GET', `/runs/${run}/definition`),
      'PUT /runs/:run_id': () => ask('PUT', `/runs/${run}`, { label: 'x' }),
      'POST /batch/runs': () =>
        ask('POST', '/batch/runs', { filters: { run_ids: [run] }, add: { tags: ['x'] } }),
      'POST /runs/:run_id/resume': () => sandbox.call('POST', `/runs/${run}/resume`, { token: own }),
      'POST /flows/:flow_id/:run_id/resume': () =>
        sandbox.call('POST', `/flows/${flow}/${run}/resume`, { token: own }),
      'POST /runs/:run_id/cancel': () => ask('POST', `/runs/${run}/cancel`),
      'POST /runs/:run_id/release': async () => {
        await sandbox.call('POST', `/runs/${run}/cancel`, { token: adas });
        return ask('POST', `/runs/${run}/release`);
      },
    };
    const list = async () => JSON.stringify((await ask('GET', '/runs')).body).includes(run);
    expect(await list()).toBe(role !== 'none');
    await expectAnswers(permissionMatrix.runs, role, asks);
  });
});

describe('web inputs', () => {
  test.each(permissionMatrix.webInputs.roles)('%s', async role => {
    const flows = flowsOf(sandbox);
    const adas = identityUrn(ada.id);
    const definition: JsonObject = {
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'CreateWebInput',
          Parameters: {
            InputType: 'Selection',
            Context: { PresentationStyle: 'Text', Title: 'Go on?' },
            Options: [{ Value: 'yes', Label: 'Yes' }],
            RespondentUrns: role === 'respondent' ? [bens] : [adas],
            ViewerUrns: role === 'viewer' ? [bens, adas] : [adas],
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
    const flow = (await flows.create(definition, { flow_starters: [bens, robots] })).text('id');
    const run = await sandbox.call('POST', `/flows/${flow}/run`, {
      token:
        role === 'starter'
          ? await sandbox.token(ben, flowScope(flow))
          : await sandbox.robotToken(flowScope(flow)),
      body: { body: {} },
    });
    const of = `filter_run_ids=${run.text('run_id')}`;
    const admin = await sandbox.token(ada, `${flowsService}/all`);
    const asked = await eventually(
      () => sandbox.call('GET', `/web_inputs?${of}`, { token: admin }),
      now => now.at('web_input_summaries.0.id') !== undefined,
    );
    const path = `/web_inputs/${asked.text('web_input_summaries.0.id')}`;
    const option = (await sandbox.call('GET', path, { token: admin })).text('options.0.option_id');
    const token = await sandbox.token(ben, `${flowsService}/all`);
    const asks = {
      'GET /web_inputs/:web_input_id': () => sandbox.call('GET', path, { token }),
      'POST /web_inputs/:web_input_id/respond': () =>
        sandbox.call('POST', `${path}/respond`, { token, body: { response: { value: option } } }),
    };
    const seen = await sandbox.call('GET', `/web_inputs?${of}`, { token });
    const sees = role === 'viewer' || role === 'respondent';
    expect(members(seen, 'web_input_summaries')).toHaveLength(sees ? 1 : 0);
    await expectAnswers(permissionMatrix.webInputs, role, asks);
  });
});
