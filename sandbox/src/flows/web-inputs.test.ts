import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowsService } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf } from '../testing/flows.ts';
import { type Answer, eventually, type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
let bens: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
  bens = await sandbox.token(demo.people.ben, `${flowsService}/all`);
});
afterAll(() => sandbox.close());

const ben = `urn:globus:auth:identity:${demo.people.ben.id}`;
const ada = `urn:globus:auth:identity:${demo.people.ada.id}`;

/** Asks whether to go on, does something meanwhile, waits for the answer. */
const approval = (more: JsonObject = {}): JsonObject => ({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'CreateWebInput',
      Parameters: {
        InputType: 'Selection',
        Context: {
          PresentationStyle: 'Table',
          'Title.$': '$.title',
          Rows: [{ Field: 'Frames', 'Value.$': '$.frames' }],
        },
        Options: [
          { Value: 'yes', Label: 'Publish' },
          { Value: 'no', Label: 'Keep', Description: 'Nobody sees it' },
        ],
        RespondentUrns: [ben],
        ViewerUrns: [ada],
        ...more,
      },
      ResultPath: '$.asked',
      Next: 'Meanwhile',
    },
    Meanwhile: { Type: 'Pass', Result: { n: 1 }, ResultPath: '$.meanwhile', Next: 'Answer' },
    Answer: {
      Type: 'AwaitWebInput',
      Parameters: { 'web_input_id.$': '$.asked.web_input_id' },
      ResultPath: '$.answer',
      Catch: [{ ErrorEquals: ['Flows.WebInputExpired'], ResultPath: '$.late', Next: 'Late' }],
      End: true,
    },
    Late: { Type: 'Pass', End: true },
  },
});

const as = (token: string, method: string, path: string, body?: JsonObject): Promise<Answer> =>
  sandbox.call(method, path, { token, ...(body !== undefined && { body }) });

/** A run that waits for its answer. */
async function asked(): Promise<{ run: string; id: string }> {
  const flow = (await flows.create(approval())).text('id');
  const run = (await flows.start(flow, { title: 'Publish scan 7?', frames: 3 })).text('run_id');
  const waiting = await eventually(
    () => flows.get(run),
    one => typeof one.at('blocking_web_input_id') === 'string',
  );
  return { run, id: waiting.text('blocking_web_input_id') };
}

const chosen = (answer: Answer, index: number) => ({
  response: { value: answer.text(`options.${index}.option_id`) },
});

test('a run asks, and goes on with what the person has chosen, also after a restart', async () => {
  const { run, id } = await asked();
  expect((await flows.get(run)).at('status')).toBe('ACTIVE');
  const list = await as(bens, 'GET', `/web_inputs?filter_run_ids=${run}`);
  expect(list.at('web_input_summaries.0')).toMatchObject({
    id,
    status: 'open',
    title: 'Publish scan 7?',
    user_roles: ['viewer', 'respondent'],
    run: { id: run, label: null },
  });
  await sandbox.restart();
  const document = await as(bens, 'GET', `/web_inputs/${id}`);
  expect(document.body).toMatchObject({
    input_type: 'selection',
    context: { presentation_style: 'table', rows: [{ field: 'Frames', value: 3 }] },
    options: [{ label: 'Publish' }, { label: 'Keep', description: 'Nobody sees it' }],
    input_schema: { oneOf: [{ const: document.text('options.0.option_id') }, {}] },
  });
  expect((await as(bens, 'POST', `/web_inputs/${id}/respond`, chosen(document, 0))).body).toEqual({
    status: 'ok',
  });
  const ended = await flows.finished(run);
  expect(ended.at('details.output.answer')).toEqual({ web_input_id: id, response: 'yes' });
  expect(ended.at('blocking_web_input_id')).toBeNull();
  expect((await as(bens, 'POST', `/web_inputs/${id}/respond`, chosen(document, 1))).at('error.code')).toBe(
    'STATE_CONFLICT',
  );
  expect((await as(bens, 'GET', `/web_inputs?filter_run_ids=${run}`)).at('web_input_summaries')).toEqual([]);
  const closed = await as(bens, 'GET', `/web_inputs?filter_run_ids=${run}&filter_states=closed`);
  expect(closed.at('web_input_summaries.0.status')).toBe('closed');
});

test('only those who are named see it, and only respondents answer, with an option', async () => {
  const { run, id } = await asked();
  const adas = await sandbox.token(demo.people.ada, `${flowsService}/all`);
  const robots = await sandbox.robotToken(`${flowsService}/all`);
  const document = await as(adas, 'GET', `/web_inputs/${id}`);
  expect([document.status, document.at('user_roles')]).toEqual([200, ['viewer']]);
  const respond = (token: string, body: JsonObject) => as(token, 'POST', `/web_inputs/${id}/respond`, body);
  expect((await respond(adas, chosen(document, 0))).at('error.code')).toBe('FORBIDDEN');
  // Whoever has started the run is not among them.
  expect((await as(robots, 'GET', `/web_inputs/${id}`)).at('error.code')).toBe('NOT_FOUND');
  expect((await respond(bens, { response: { value: 'yes' } })).status).toBe(422);
  expect((await respond(bens, { response: 'yes' })).status).toBe(422);
  const narrow = await sandbox.token(demo.people.ben, `${flowsService}/web_input_view`);
  expect((await respond(narrow, chosen(document, 0))).at('error.code')).toBe('MISSING_SCOPE');
  await as(robots, 'POST', `/runs/${run}/cancel`);
  expect((await respond(bens, chosen(document, 0))).at('error.code')).toBe('STATE_CONFLICT');
});

test('one that nobody answers in time raises what the flow can catch', async () => {
  const { run, id } = await asked();
  expect((await as(bens, 'POST', `/sandbox/web_inputs/${id}`, { expired: true })).status).toBe(200);
  const ended = await flows.finished(run);
  expect(ended.at('status')).toBe('SUCCEEDED');
  expect(ended.at('details.output.late.Error')).toBe('Flows.WebInputExpired');
});

test.each([
  [{ RespondentUrns: [] }, 'nobody who could answer'],
  [{ Options: [] }, 'has no option'],
  [{ Options: [{ Label: 'x' }] }, 'has no “Value”'],
  [{ InputType: 'Text' }, 'there is only “Selection”'],
])('what cannot be asked fails and says why: %j', async (more, words) => {
  const run = await flows.run(approval(more), { title: 'x', frames: 1 });
  expect(run.at('status')).toBe('FAILED');
  expect(run.text('details.details.cause')).toContain(words);
});
