import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, oneState } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type SearchClient, searchOf } from '../testing/search.ts';

let sandbox: Harness;
let search: SearchClient;
let flows: ReturnType<typeof flowsOf>;
beforeAll(async () => {
  sandbox = await openSandbox();
  search = await searchOf(sandbox);
  flows = flowsOf(sandbox);
});
afterAll(() => sandbox.close());

const { scans } = demo.indexes;
const team = `urn:globus:groups:id:${demo.groups.beamline7.id}`;

const action = (name: 'ingest' | 'delete', parameters: JsonObject, more: JsonObject = {}): JsonObject =>
  oneState({
    Type: 'Action',
    ActionUrl: `https://actions.globus.org/search/${name}`,
    Parameters: { search_index: scans.id, ...parameters },
    ResultPath: '$.Result',
    ExceptionOnActionFailure: false,
    ...more,
  });

const entry = { subject: 'scan-7', visible_to: [team], content: { sample: 'lysozyme' } };

test('a flow ingests an entry, with the rights of who runs it', async () => {
  const run = await flows.run(action('ingest', entry));
  expect(run.at('details.output.Result')).toMatchObject({
    status: 'SUCCEEDED',
    details: {
      task_type: 'INGEST',
      state: 'SUCCESS',
      index_id: scans.id,
      message: 'Task succeeded',
      task_id: expect.any(String),
    },
  });
  expect(search.subjects(await search.get(scans.id, 'q=lysozyme', search.bens))).toEqual(['scan-7']);
  expect(search.subjects(await search.get(scans.id, 'q=lysozyme'))).toEqual([]);
});

test('a flow deletes by entry, subject and query', async () => {
  const put = (subject: string, more: JsonObject = {}) =>
    flows.run(action('ingest', { subject, visible_to: ['public'], content: { kind: subject }, ...more }));
  const left = async () => search.subjects(await search.get(scans.id, 'q=first second third')).sort();
  await put('first');
  await put('first', { id: 'notes' });
  await put('second');
  await put('third');
  await flows.run(action('delete', { delete_by: 'entry', subject: 'first', entry_id: 'notes' }));
  expect(await left()).toEqual(['first', 'second', 'third']);
  const byEntry = await flows.run(action('delete', { delete_by: 'entry', subject: 'first' }));
  expect(byEntry.at('details.output.Result.details.state')).toBe('SUCCESS');
  expect(await left()).toEqual(['second', 'third']);
  await flows.run(action('delete', { delete_by: 'subject', subject: 'second' }));
  await flows.run(action('delete', { delete_by: 'query', q: 'third' }));
  expect(await left()).toEqual([]);
});

test.each<[what: string, parameters: JsonObject, details: JsonObject]>([
  ['no index', { ...entry, search_index: 'nope' }, { code: 'NotFound.NoSuchIndex', status: 404 }],
  [
    'nobody to see it',
    { ...entry, visible_to: ['ben'] },
    { code: 'BadRequest.ValidationError', status: 400 },
  ],
])('%s makes the action fail', async (_what, parameters, details) => {
  const run = await flows.run(action('ingest', parameters));
  expect(run.at('details.output.Result')).toMatchObject({ status: 'FAILED', details });
});

test('who has no role on the index cannot ingest: the flow itself, here', async () => {
  const run = await flows.run(action('ingest', entry, { RunAs: 'Flow' }));
  expect(run.at('details.output.Result')).toMatchObject({
    status: 'FAILED',
    details: { code: 'Forbidden.Generic', error_data: { cause: expect.stringContaining('writer') } },
  });
});
