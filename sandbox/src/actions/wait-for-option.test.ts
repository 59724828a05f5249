import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowsService } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, oneState } from '../testing/flows.ts';
import { eventually, type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;

async function started(Parameters: JsonObject): Promise<string> {
  const flows = flowsOf(sandbox);
  const ActionUrl = 'https://actions.globus.org/weboption/wait_for_option';
  const flow = await flows.create(oneState({ Type: 'Action', ActionUrl, Parameters }));
  return (await flows.start(flow.text('id'), {})).text('run_id');
}

const option = (name: string, more: JsonObject = {}): JsonObject => ({ name, url_suffix: name, ...more });
const follow = (path: string, token?: string) =>
  sandbox.call('GET', `/actions/weboption/${path}`, token === undefined ? {} : { token });

test('a run goes on with the option whose link somebody follows', async () => {
  const run = await started({
    options: [option('accept', { completed_message: '<b>Fine</b>' }), option('reject')],
    landing_page: { url_suffix: 'page-1', page_title: 'Accept the data?' },
  });
  const page = await eventually(
    () => follow('landing_page/page-1'),
    answer => answer.status === 200,
  );
  expect(page.body).toContain('Accept the data?');
  expect(page.body).toContain('href="../option/reject"');
  const chosen = await follow('option/accept?user_input=looks%20good');
  expect([chosen.status, chosen.body]).toEqual([200, expect.stringContaining('&#60;b&#62;Fine')]);
  const ended = await flowsOf(sandbox).finished(run);
  expect(ended.at('details.output.details')).toEqual({
    name: 'accept',
    url_suffix: 'accept',
    parameters: { user_input: 'looks good' },
  });
  expect((await follow('option/accept')).status).toBe(404);
});

test('an option can be for certain people', async () => {
  const run = await started({
    options: [option('mine', { selectable_by: [`urn:globus:auth:identity:${ben.id}`] })],
  });
  await eventually(
    () => follow('option/mine'),
    answer => answer.status === 401,
  );
  const scope = `${flowsService}/all`;
  expect((await follow('option/mine', await sandbox.token(ada, scope))).status).toBe(403);
  expect((await follow('option/mine', await sandbox.token(ben, scope))).status).toBe(200);
  expect((await flowsOf(sandbox).finished(run)).at('status')).toBe('SUCCEEDED');
});

test('a link stands for one option only', async () => {
  const run = await started({ options: [option('twice'), option('twice')] });
  const ended = await flowsOf(sandbox).finished(run);
  expect(ended.text('details.details.cause')).toContain('is taken');
});
