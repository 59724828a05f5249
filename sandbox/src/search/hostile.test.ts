import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { Json, JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type SearchClient, searchOf } from '../testing/search.ts';

let sandbox: Harness;
let search: SearchClient;
let index: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  search = await searchOf(sandbox);
  index = await search.newIndex();
});
afterAll(() => sandbox.close());

const entry: JsonObject = { subject: 's', visible_to: ['public'], content: {} };
const one = (data: Json, ingest_type = 'GMetaEntry'): JsonObject => ({ ingest_type, ingest_data: data });

test.each<[what: string, body: JsonObject, where: string]>([
  ['nothing', {}, 'ingest_type'],
  ['no data', { ingest_type: 'GMetaList' }, 'ingest_data'],
  ['a foreign type', one(entry, 'GMeta'), 'ingest_type'],
  ['a list without gmeta', one({}, 'GMetaList'), 'ingest_data.gmeta'],
  ['a list that is none', one({ gmeta: entry }, 'GMetaList'), 'ingest_data.gmeta'],
  ['an entry that is none', one('text'), 'ingest_data'],
  ['no subject', one({ visible_to: ['public'], content: {} }), 'ingest_data.subject'],
  ['no visible_to', one({ subject: 's', content: {} }), 'ingest_data.visible_to'],
  ['visible to nobody that there is', one({ ...entry, visible_to: ['ada'] }), 'ingest_data.visible_to.0'],
  ['no content', one({ subject: 's', visible_to: [] }), 'ingest_data.content'],
  ['content that is a list', one({ ...entry, content: [] }), 'ingest_data.content'],
  ['an id that is a number', one({ ...entry, id: 5 }), 'ingest_data.id'],
  ['sets of nobody', one({ ...entry, principal_sets: { a: ['public'] } }), 'ingest_data.principal_sets.a.0'],
  ['a bad entry in a list', one({ gmeta: [entry, {}] }, 'GMetaList'), 'ingest_data.gmeta.1.subject'],
])('ingest of %s is refused, and says where', async (_what, body, where) => {
  const answer = await search.call('POST', `/index/${index}/ingest`, search.adas, body);
  expect(answer.body).toMatchObject({ status: 400, code: 'BadRequest.ValidationError' });
  expect(answer.at(`error_data.messages.json.${where}`)).toBeDefined();
  expect((await search.get(index, 'q=*')).at('total')).toBe(0);
});

test.each([
  ['nope', 'NotFound.NoSuchIndex'],
  ['..%2f..%2ftokens', 'NotFound.NoSuchIndex'],
  ['__proto__', 'NotFound.NoSuchIndex'],
  ['%00', 'NotFound.NoSuchIndex'],
  ['%zz', 'BadRequest.Generic'],
])('the index %s is not there', async (id, code) => {
  for (const path of [`/index/${id}`, `/index/${id}/search?q=*`, `/index/${id}/subject?subject=x`])
    expect((await search.call('GET', path, search.adas)).at('code')).toBe(code);
});

test('the documented error of an unknown index', async () => {
  expect((await search.get('nope', 'q=*')).body).toEqual({
    '@datatype': 'GError',
    '@version': '2017-09-01',
    code: 'NotFound.NoSuchIndex',
    message: 'There is no search index named "nope"',
    request_id: expect.any(String),
    status: 404,
  });
});

test('subjects are any text: they name no file, and are what they are', async () => {
  const subjects = ['../../etc/passwd', 'a\u0000b', '__proto__', 'é', 'e\u0301', ' ', 'x'.repeat(5000)];
  await search.ingest(
    index,
    subjects.map(subject => ({ ...entry, subject, content: { constructor: 'x', __proto__: 'y' } })),
  );
  expect((await search.get(index, 'q=*')).at('total')).toBe(subjects.length);
  for (const subject of subjects) {
    const answer = await search.call(
      'GET',
      `/index/${index}/subject?subject=${encodeURIComponent(subject)}`,
      search.adas,
    );
    expect(answer.at('subject')).toBe(subject);
  }
  const inherited = { filters: [{ type: 'exists', field_name: 'toString' }] };
  expect((await search.post(index, undefined, inherited)).at('total')).toBe(0);
  await search.call('POST', `/index/${index}/batch_delete_by_subject`, search.adas, { subjects });
});

test('bodies that are none, too large or too deep', async () => {
  const headers = { authorization: `Bearer ${search.adas}` };
  const send = async (body: string) => {
    const response = await fetch(`${sandbox.url()}/v1/index/${index}/ingest`, {
      method: 'POST',
      headers,
      body,
    });
    const answer: unknown = await response.json();
    return [response.status, answer];
  };
  const error = { '@datatype': 'GError' };
  expect(await send('not json')).toMatchObject([400, error]);
  expect(await send('[]')).toMatchObject([400, error]);
  expect(await send(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toMatchObject([400, error]);
  expect(await send(`"${'x'.repeat(11 * 1024 * 1024)}"`)).toMatchObject([413, error]);
});

test('a wrong method and an unknown path', async () => {
  const wrong = await search.call('PUT', `/index/${index}/search`, search.adas, {});
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
  expect(wrong.at('@datatype')).toBe('GError');
  expect((await search.call('GET', '/nowhere', search.adas)).body).toMatchObject({ status: 404 });
});

test('faults are answered in the words of Search', async () => {
  const fault = { path: '/v1/index', fault: '429' };
  await sandbox.call('POST', '/sandbox/faults', { body: fault });
  const answer = await search.get(demo.indexes.scans.id, 'q=*');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  expect(answer.at('@datatype')).toBe('GError');
});
