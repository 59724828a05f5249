import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowScope, flowsService } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf } from '../testing/flows.ts';
import { type Answer, eventually, type Harness, openSandbox } from '../testing/harness.ts';
import { members, table } from '../testing/permission-table.ts';

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
  const roles = [
    'none',
    'viewer',
    'starter',
    'administrator',
    'owner',
    'run_manager',
    'run_monitor',
  ] as const;
  const expected = table(
    `
                      none  viewer  starter  administrator  owner  run_manager  run_monitor
    get                404     200      200            200    200          200          200
    validateRun        403     403      200            200    200          403          403
    run                404     403      201            201    201          403          403
    update             404     403      403            200    200          403          403
    getRun             404     404      404            200    200          200          200
    getLog             404     404      404            200    200          200          200
    getRunDefinition   404     404      404            200    200          200          200
    updateRun          404     404      404            200    200          200          403
    resume             404     404      404            403    403          403          403
    cancel             404     404      404            202    202          202          403
    release            404     404      404            200    200          200          403
    delete             404     403      403            200    200          403          403
    `,
    roles,
  );

  test.each(roles)('%s', async role => {
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
    const verbs: Record<string, () => Promise<Answer>> = {
      get: () => sandbox.call('GET', `/flows/${flow}`, { token }),
      validateRun: () => sandbox.call('POST', `/flows/${flow}/validate_run`, { token: own, body: input }),
      run: () => sandbox.call('POST', `/flows/${flow}/run`, { token: own, body: { body: { n: 0 } } }),
      update: () => sandbox.call('PUT', `/flows/${flow}`, { token, body: { subtitle: 'changed' } }),
      getRun: () => sandbox.call('GET', `/runs/${run}`, { token }),
      getLog: () => sandbox.call('GET', `/runs/${run}/log`, { token }),
      getRunDefinition: () => sandbox.call('GET', `/runs/${run}/definition`, { token }),
      updateRun: () => sandbox.call('PUT', `/runs/${run}`, { token, body: { label: 'changed' } }),
      resume: () => sandbox.call('POST', `/runs/${run}/resume`, { token: own }),
      cancel: () => sandbox.call('POST', `/runs/${run}/cancel`, { token }),
      release: () => sandbox.call('POST', `/runs/${over}/release`, { token }),
      delete: () => sandbox.call('DELETE', `/flows/${flow}`, { token }),
    };
    expect(Object.keys(verbs)).toEqual(Object.keys(expected));
    for (const [verb, ask] of Object.entries(verbs)) {
      const answer = await ask();
      expect([verb, answer.status]).toEqual([verb, expected[verb]?.[role]]);
      const known = verb.toLowerCase().match(/run$|log|resume|cancel|release|definition/) ? 'RUN' : 'FLOW';
      if (answer.status === 403) expect(codeOf(answer)).toBe('FORBIDDEN');
      if (answer.status === 404)
        expect(['NOT_FOUND', `${known}_NOT_FOUND`, 'FLOW_NOT_FOUND']).toContain(codeOf(answer));
    }
  });

  const FIELDS: Record<string, string> = {
    viewer: 'flow_viewers',
    administrator: 'flow_administrators',
    run_manager: 'run_managers',
    run_monitor: 'run_monitors',
  };

  const runRoles = ['none', 'owner', 'manager', 'monitor'] as const;
  const expectedOfRun = table(
    `
                      none  owner  manager  monitor
    getFlow            404    404      404      404
    getRun             404    200      200      200
    getLog             404    200      200      200
    getRunDefinition   404    200      200      200
    updateRun          404    200      200      403
    batch              403    202      202      403
    resume             404    200      403      403
    cancel             404    202      202      403
    release            404    200      200      403
    `,
    runRoles,
  );

  test.each(runRoles)('%s of a run, without any role on its flow', async role => {
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
    const verbs: Record<string, () => Promise<Answer>> = {
      getFlow: () => ask('GET', `/flows/${flow}`),
      getRun: () => ask('GET', `/runs/${run}`),
      getLog: () => ask('GET', `/runs/${run}/log`),
      getRunDefinition: () => ask('GET', `/runs/${run}/definition`),
      updateRun: () => ask('PUT', `/runs/${run}`, { label: 'x' }),
      batch: () => ask('POST', '/batch/runs', { filters: { run_ids: [run] }, add: { tags: ['x'] } }),
      resume: () => sandbox.call('POST', `/runs/${run}/resume`, { token: own }),
      cancel: () => ask('POST', `/runs/${run}/cancel`),
      release: async () => {
        await sandbox.call('POST', `/runs/${run}/cancel`, { token: adas });
        return ask('POST', `/runs/${run}/release`);
      },
    };
    expect(Object.keys(verbs)).toEqual(Object.keys(expectedOfRun));
    const list = async () => JSON.stringify((await ask('GET', '/runs')).body).includes(run);
    expect(await list()).toBe(role !== 'none');
    for (const [verb, perform] of Object.entries(verbs))
      expect([verb, (await perform()).status]).toEqual([verb, expectedOfRun[verb]?.[role]]);
  });
});

describe('web inputs', () => {
  const roles = ['none', 'starter', 'viewer', 'respondent'] as const;
  const expected = table(
    `
              none  starter  viewer  respondent
    get        404      404     200         200
    respond    404      404     403         200
    `,
    roles,
  );

  test.each(roles)('%s', async role => {
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
    const verbs: Record<string, () => Promise<Answer>> = {
      get: () => sandbox.call('GET', path, { token }),
      respond: () =>
        sandbox.call('POST', `${path}/respond`, { token, body: { response: { value: option } } }),
    };
    expect(Object.keys(verbs)).toEqual(Object.keys(expected));
    const seen = await sandbox.call('GET', `/web_inputs?${of}`, { token });
    expect(members(seen, 'web_input_summaries')).toHaveLength(expected.get?.[role] === 200 ? 1 : 0);
    for (const [verb, perform] of Object.entries(verbs))
      expect([verb, (await perform()).status]).toEqual([verb, expected[verb]?.[role]]);
  });
});
