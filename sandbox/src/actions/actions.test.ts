import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { helloWorldScope } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, hello, oneState, transferUrl } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineRobot, archiveRobot } = demo.serviceAccounts;
const { referenceArchive, sharedResults } = demo.collections;
const fault = (body: Record<string, string | number>) => sandbox.call('POST', '/sandbox/faults', { body });

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

  test('that the sandbox does not have are named, with the reason where Globus has them', async () => {
    const cause = await causeOf('https://transfer.actions.globus.org/gcp/create_guest_collection');
    expect(cause).toBe(
      'The sandbox does not have the action provider https://transfer.actions.globus.org/gcp/create_guest_collection: what it takes is not documented.',
    );
    const elsewhere = await causeOf('https://provider.example/double');
    expect(elsewhere).toContain('does not have the action provider https://provider.example/double. It has ');
    expect(elsewhere).toContain('https://actions.globus.org/hello_world');
  });

  test('that are registered APIs are not there', async () => {
    const handler = { Type: 'RegisteredAPI', Id: sharedResults.id };
    const run = await flows.run(oneState({ Type: 'Action', Handler: handler, Parameters: {} }));
    expect(run.text('details.details.cause')).toBe(
      'The state asks for a registered API, and there are none in the sandbox.',
    );
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
    expect((await sandbox.call('POST', `${path}/cancel`, { token })).at('code')).toBe('ActionConflict');
    expect((await sandbox.call('POST', `${path}/release`, { token })).status).toBe(200);
    expect((await sandbox.call('GET', `${path}/status`, { token })).status).toBe(404);
  });
});

test('a web input that is not known is refused with a cause', async () => {
  const run = await flows.run(oneState({ Type: 'AwaitWebInput', Parameters: { web_input_id: 'x' } }));
  expect([run.at('status'), run.text('details.details.cause')]).toEqual([
    'FAILED',
    'There is no web input x.',
  ]);
});
