import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowsOf, hello } from './testing/flows.ts';
import { type Harness, openSandbox } from './testing/harness.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const NASTY = '<img src=x onerror=alert(1)>';

test('shows runs, flows, collections and requests, and whatever they are called is text', async () => {
  const flows = flowsOf(sandbox);
  const flow = await flows.create(hello(), { title: NASTY });
  const run = await flows.start(flow.text('id'), { _private_key: 'do not tell', shown: 1 }, { label: NASTY });
  await flows.finished(run.text('run_id'));
  const page = await sandbox.call('GET', '/sandbox/inspector');
  expect(page.status).toBe(200);
  const text = String(page.body);
  expect(text).not.toContain('<img');
  expect(text).toContain('&#60;img src=x');
  for (const what of [
    'SUCCEEDED',
    'Beamline storage',
    'POST /flows',
    'Beamline robot'.toLowerCase().slice(0, 8),
  ])
    expect(text.toLowerCase()).toContain(what.toLowerCase());
  const one = await sandbox.call('GET', `/sandbox/inspector/runs/${run.text('run_id')}`);
  expect(String(one.body)).toContain('FlowSucceeded');
  expect(String(one.body)).not.toMatch(/<img|do not tell/);
  expect((await sandbox.call('GET', '/sandbox/inspector/runs/none')).status).toBe(404);
});

test('its pages run nothing and load nothing', async () => {
  const page = await sandbox.call('GET', '/sandbox/inspector');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'$/);
  expect(String(page.body)).not.toMatch(/<script|<link|style=|https?:\/\//);
});

test('nobody elsewhere reads them, and no token shows', async () => {
  const token = await sandbox.robotToken('urn:globus:auth:scope:transfer.api.globus.org:all');
  await sandbox.call('GET', `/v0.10/endpoint_search?filter_fulltext=x&token=${token}`, { token });
  const page = await sandbox.call('GET', '/sandbox/inspector');
  expect(String(page.body)).not.toContain(token);
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
});
