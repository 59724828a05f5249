import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataAccess, flowScope, flowsService, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, oneState } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

/** A provider of somebody's own: doubles a number once it was looked at twice, and knows who asks. */
const robot = demo.serviceAccounts.beamlineRobot;
const SCOPE = `https://auth.globus.org/scopes/${robot.client_id}/action_all`;
const credentials = { authorization: `Basic ${btoa(`${robot.client_id}:${robot.client_secret}`)}` };

let sandbox: Harness;
let server: Server;
let url: string;
let shown: string;
let publishes = true;
const asked: string[] = [];
const actions = new Map<string, { request: string; looks: number; n: number; status: string }>();

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  const answer = (status: number, document: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  const [, , id = '', verb = ''] = (request.url ?? '').split('/');
  asked.push(`${request.method} ${verb || id}`);
  if (id === '' && !publishes) return void answer(404, { code: 'NotFound' });
  if (id === '') return void answer(200, { globus_auth_scope: SCOPE, types: ['Action'] });
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  const form = new URLSearchParams({ token });
  const introspected = await fetch(`${sandbox.url()}/v2/oauth2/token/introspect`, {
    method: 'POST',
    body: form,
    headers: credentials,
  });
  const { active, sub, scope, aud }: { active: boolean; sub: string; scope: string; aud: string[] } =
    JSON.parse(await introspected.text());
  // As the toolkit for action providers does: a token for somebody else is none.
  if (!active || scope !== SCOPE || !aud.includes(robot.client_id))
    return void answer(401, { code: 'UnauthorizedRequest' });
  const document = (of: string) => {
    const action = actions.get(of);
    const done = action?.status === 'SUCCEEDED';
    return {
      action_id: of,
      status: action?.status,
      display_status: done ? 'Doubled' : 'Doubling',
      creator_id: `urn:globus:auth:identity:${sub}`,
      completion_time: done ? '2026-01-01T00:00:00+00:00' : null,
      details: done ? { doubled: (action?.n ?? 0) * 2, for: sub } : {},
    };
  };
  if (id === 'run') {
    shown = token;
    const { request_id, body } = JSON.parse(text);
    if (typeof body.n !== 'number')
      return void answer(422, { code: 'RequestValidationError', description: 'n' });
    const known = [...actions].find(([, action]) => action.request === request_id)?.[0];
    const made = known ?? `double-${actions.size + 1}`;
    if (!known) actions.set(made, { request: request_id, looks: 0, n: body.n, status: 'ACTIVE' });
    return void answer(known ? 200 : 202, document(made));
  }
  const action = actions.get(id);
  if (!action) return void answer(404, { code: 'ActionNotFound' });
  if (verb === 'status' && action.status === 'ACTIVE' && action.n >= 0 && ++action.looks > 1)
    action.status = 'SUCCEEDED';
  if (verb === 'cancel') action.status = 'FAILED';
  answer(200, document(id));
}

beforeAll(async () => {
  sandbox = await openSandbox();
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/double`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await sandbox.close();
});

describe('an action provider of somebody’s own', () => {
  const state = (Parameters: JsonObject, more: JsonObject = {}) =>
    oneState({ Type: 'Action', ActionUrl: url, Parameters, ResultPath: '$.Double', ...more });

  test('is asked as the API says, with a token for its scope of whoever runs the flow', async () => {
    const before = asked.length;
    const run = await flowsOf(sandbox).run(state({ n: 21 }));
    expect(run.at('details.output.Double')).toMatchObject({
      status: 'SUCCEEDED',
      display_status: 'Doubled',
      details: { doubled: 42, for: robot.client_id },
    });
    const since = asked.slice(before);
    expect(since.slice(0, 3)).toEqual(['GET ', 'GET ', 'POST run']);
    expect(since.filter(one => one === 'GET status').length).toBeGreaterThan(1);
    expect(since.at(-1)).toBe('POST release');
  });

  test('goes on for whoever runs the flow, with tokens that it gets with the one it was shown', async () => {
    const { ada } = demo.people;
    const run_monitors = [identityUrn(robot.client_id)];
    const flow = (await flowsOf(sandbox).create(state({ n: 4 }), { run_monitors })).text('id');
    const storage = demo.collections.beamlineStorage.id;
    const path = `${SCOPE}[${transferAll}[${dataAccess(storage)}]]`;
    const token = await sandbox.token(ada, `${flowScope(flow)}[${path}]`);
    const started = await sandbox.call('POST', `/flows/${flow}/run`, { token, body: { body: {} } });
    const { at } = await flowsOf(sandbox).finished(started.text('run_id'));
    expect(at('details.output.Double.details')).toMatchObject({ for: ada.id });
    const tokens = await sandbox.call('POST', '/v2/oauth2/token', {
      headers: credentials,
      form: { grant_type: 'urn:globus:auth:grant_type:dependent_token', token: shown },
    });
    const listed = await sandbox.call('GET', `/v0.10/operation/endpoint/${storage}/ls?path=/data/`, {
      token: tokens.text('0.access_token'),
    });
    expect(listed.status).toBe(200);
  });

  test('that refuses is told as hosted ones are', async () => {
    const run = await flowsOf(sandbox).run(state({ n: 'x' }));
    expect(run.text('details.details.cause')).toMatch(
      /^422 response from action URL .*RequestValidationError/,
    );
  });

  test('that is not there is told too', async () => {
    const flows = flowsOf(sandbox);
    const none = { Type: 'Action', ActionUrl: 'http://127.0.0.1:9/none', Parameters: {} };
    const gone = oneState({ ...none, ActionScope: SCOPE });
    expect((await flows.run(gone)).text('details.details.cause')).toContain('cannot be reached');
    const elsewhere = oneState({ Type: 'Action', ActionUrl: 'https://192.0.2.1/none', Parameters: {} });
    expect((await flows.run(elsewhere)).text('details.details.cause')).toContain(
      'does not have the action provider',
    );
  });

  test('is asked for its scope before a flow is taken, unless the flow names it', async () => {
    const { create, run, validated } = flowsOf(sandbox);
    expect((await validated(state({}))).at('scopes')).toEqual({ User: [SCOPE] });
    const gone = { ActionUrl: 'http://127.0.0.1:9/none' };
    const refusal = {
      status: 409,
      body: {
        error: {
          code: 'SCOPE_RESOLUTION_FAILED',
          detail: `Failed to resolve scope for Action Provider at '${gone.ActionUrl}': upstream did not respond`,
        },
        debug_id: expect.any(String),
      },
    };
    expect(await validated(state({}, gone))).toMatchObject(refusal);
    expect(await create(state({}, gone))).toMatchObject(refusal);
    const flow = await create(state({}));
    const token = await sandbox.token(demo.people.ada, `${flowsService}/all`);
    const put = await sandbox.call('PUT', `/flows/${flow.text('id')}`, {
      token,
      body: { definition: state({}, gone) },
    });
    expect(put).toMatchObject(refusal);
    publishes = false;
    expect((await validated(state({}))).text('error.detail')).toContain('it answered 404');
    const named = state({ n: 2 }, { ActionScope: SCOPE });
    expect((await validated(named)).at('scopes')).toEqual({ User: [SCOPE] });
    expect((await run(named)).at('details.output.Double.details.doubled')).toBe(4);
    publishes = true;
  });

  test('is told when its run is cancelled', async () => {
    const flows = flowsOf(sandbox);
    const flow = await flows.create(state({ n: -1 }));
    const run = await flows.start(flow.text('id'), {});
    await expect
      .poll(() => [...actions.values()].some(one => one.n === -1 && one.status === 'ACTIVE'))
      .toBe(true);
    const token = await sandbox.robotToken(`${flowsService}/all`);
    await sandbox.call('POST', `/runs/${run.text('run_id')}/cancel`, { token });
    await flows.finished(run.text('run_id'));
    await expect.poll(() => [...actions.values()].find(one => one.n === -1)?.status).toBe('FAILED');
  });
});

describe('hosted providers that send nothing outside', () => {
  const run = async (path: string, Parameters: JsonObject) =>
    flowsOf(sandbox).run(
      oneState({ Type: 'Action', ActionUrl: `https://actions.globus.org/${path}`, Parameters }),
    );

  test('work out expressions', async () => {
    const one = await run('expression_eval', {
      expression: 'a * b',
      arguments: { a: 6, b: 7 },
      result_path: '$.x.y',
    });
    expect(one.at('details.output.details')).toEqual({ x: { y: 42 } });
    const several = await run('expression_eval', {
      expressions: [
        { expression: '1 + 1' },
        { expression: 'n', arguments: { n: 'three' }, result_path: 'n' },
      ],
    });
    expect(several.at('details.output.details')).toEqual({ result: 2, n: 'three' });
    const wrong = await run('expression_eval', { expression: '1 +' });
    expect(wrong.at('details.details.exception')).toBe('ActionFailedException');
  });

  test('say that mail was sent, and keep no secret of it', async () => {
    const send_credentials = [{ credential_type: 'smtp', credential_value: { password: 'hush-hush-1' } }];
    const sent = await run('notification/notify', {
      body_template: 'x',
      destination: 'ann@example.org',
      sender: 'flows@example.org',
      subject: 's',
      __Private_Parameters: ['send_credentials'],
      send_credentials,
    });
    expect(sent.at('details.output.details')).toBe('Email sent to ann@example.org via SMTP');
  });

  test('make up a DOI where none is given', async () => {
    const minted = await run('datacite/mint/basic_auth', {
      username: 'u',
      password: 'p',
      as_test: true,
      Doi: { type: 'dois', attributes: { titles: [{ title: 'T' }] } },
    });
    expect(minted.text('details.output.details.data.attributes.doi')).toMatch(/^10\.5072\/[0-9a-f]{8}$/);
    expect(minted.at('details.output.details.data.attributes.titles')).toEqual([{ title: 'T' }]);
  });
});

test('a guest collection is made for whoever runs the flow', async () => {
  const { beamlineStorage } = demo.collections;
  const ActionUrl = 'https://transfer.actions.globus.org/gcsv5/create_guest_collection';
  const wanted = {
    mapped_collection_id: beamlineStorage.id,
    collection_base_path: '/projects/demo/',
    display_name: 'Demo share',
  };
  const state = oneState({ Type: 'Action', ActionUrl, Parameters: wanted });
  const none = await flowsOf(sandbox).run(state);
  expect(JSON.stringify(none.at('details'))).toContain('There is no folder');
  await mkdir(join(sandbox.folder, 'collections', beamlineStorage.slug, 'projects', 'demo'), {
    recursive: true,
  });
  const made = await flowsOf(sandbox).run(state);
  expect(made.at('details.output.details')).toMatchObject({
    collection_type: 'guest',
    display_name: 'Demo share',
    mapped_collection_id: beamlineStorage.id,
    identity_id: robot.client_id,
  });
});
