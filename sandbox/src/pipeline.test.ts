import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchQuery, transferAll } from './auth/scopes.ts';
import { demo } from './demo.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import { flowsOf } from './testing/flows.ts';
import { type Harness, openSandbox, readAnswer } from './testing/harness.ts';

/** The whole pipeline of the examples, as it is: from the instrument to whoever finds the record. */
let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

async function example(name: string): Promise<JsonObject> {
  const folder = new URL('../../examples/instrument-pipeline/', import.meta.url);
  const value = parseJson(await readFile(new URL(`instrument-pipeline.${name}.json`, folder), 'utf8'));
  if (!isObject(value)) throw new Error(`${name} is no object.`);
  return value;
}

const { sharedResults } = demo.collections;
const team = demo.groups.beamline7;

async function run(input: JsonObject) {
  const flows = flowsOf(sandbox);
  const definition = await example('flow');
  const ended = await flows.run(definition, input, { input_schema: await example('schema') });
  expect(ended.at('status')).toBe('SUCCEEDED');
  return ended;
}

async function found(token?: string): Promise<unknown> {
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  const path = `/v1/index/${demo.indexes.scans.id}/search?q=scan-001`;
  return (await readAnswer(await fetch(sandbox.url() + path, { headers }))).at('total');
}

test('it runs to its end with the input of the example; its reader finds the record and the data', async () => {
  const ended = await run(await example('input'));
  expect(ended.at('details.output.Reduce.details.result.0')).toEqual({
    frames: 3,
    mean: expect.closeTo(0.5, 1),
  });
  const bens = await sandbox.token(demo.people.ben, `${searchQuery} ${transferAll}`);
  const signedIn = await sandbox.signIn(demo.people.ben, transferAll);
  const path = `/v1/index/${demo.indexes.scans.id}/search?q=scan-001`;
  const answer = await sandbox.call('GET', path, { token: bens });
  expect(answer.at('gmeta.0.entries.0.content')).toMatchObject({
    scan: 'scan-001',
    result: { frames: 3 },
    run: ended.text('run_id'),
  });
  const place = new URL(answer.text('gmeta.0.subject'));
  expect(place.host).toBe(sharedResults.id);
  const listing = await sandbox.call(
    'GET',
    `/v0.10/operation/endpoint/${place.host}/ls?path=${place.pathname}`,
    { token: signedIn.text('access_token') },
  );
  expect(listing.at('total')).toBe(4);
});

test('published to a group, it is found by its members and by no stranger', async () => {
  const urn = `urn:globus:groups:id:${team.id}`;
  const input = { ...(await example('input')), reader: { id: team.id, type: 'group', urn } };
  await run({ ...input, source: { id: demo.collections.beamlineStorage.id, path: '/data/scan-001' } });
  expect(await found(await sandbox.token(demo.people.ben, searchQuery))).toBe(1);
  expect(await found(await sandbox.token(demo.people.ada, searchQuery))).toBe(1);
  expect(await found(await sandbox.robotToken(searchQuery, demo.serviceAccounts.archiveRobot))).toBe(0);
  expect(await found()).toBe(0);
});
