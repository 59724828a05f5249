import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from './demo.ts';
import { eventually, type Harness, openSandbox } from './testing/harness.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const run = (action_url: string, body: Record<string, string | number>) =>
  sandbox.call('POST', '/sandbox/actions', { body: { action_url, body } });

test('a debugger starts an action as a flow would, and asks until it is over', async () => {
  const started = await run('https://actions.globus.org/hello_world', { echo_string: 'hi', sleep_time: 1 });
  expect([started.status, started.at('status')]).toEqual([202, 'ACTIVE']);
  const over = await eventually(
    () => sandbox.call('GET', `/sandbox/actions/${started.text('action_id')}`),
    answer => answer.at('status') !== 'ACTIVE',
  );
  expect(over.body).toMatchObject({ status: 'SUCCEEDED', details: { hello: 'hi' } });
});

test('what a flow may not, a debugger may not', async () => {
  const { referenceArchive } = demo.collections;
  const made = await run('https://transfer.actions.globus.org/mkdir', {
    endpoint_id: referenceArchive.id,
    path: '/x',
  });
  expect([made.at('status'), made.at('details.code')]).toEqual(['FAILED', 'PermissionDenied']);
});

test('what cannot be started says why, in the words of the run’s log', async () => {
  const refused = await run('https://actions.globus.org/hello_world', { echo_string: 5 });
  expect([refused.status, refused.text('cause')]).toEqual([
    422,
    expect.stringMatching(/^422 response from action URL .*echo_string/),
  ]);
  expect((await run('https://elsewhere.example/', {})).text('cause')).toContain('does not have');
  expect((await sandbox.call('POST', '/sandbox/actions', { body: {} })).status).toBe(400);
  expect((await sandbox.call('GET', '/sandbox/actions/none')).status).toBe(400);
});
