import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchAll, searchIngest, searchQuery } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type SearchClient, searchOf } from '../testing/search.ts';

let sandbox: Harness;
let search: SearchClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  search = await searchOf(sandbox);
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;
const { scans } = demo.indexes;
const team = `urn:globus:groups:id:${demo.groups.beamline7.id}`;
const urn = (id: string) => `urn:globus:auth:identity:${id}`;

const entry = (subject: string, content: JsonObject, visible_to: string[] = ['public']): JsonObject => ({
  subject,
  visible_to,
  content,
});

/** An index of its own with these entries. */
async function indexWith(entries: JsonObject[]): Promise<string> {
  const index = await search.newIndex();
  await search.ingest(index, entries);
  return index;
}

test('an index is made, shown, renamed, listed, deleted and reopened', async () => {
  const created = await search.call('POST', '/index', search.adas, {
    display_name: 'One',
    description: 'First',
  });
  expect(created.body).toMatchObject({
    '@datatype': 'GSearchIndex',
    '@version': '2017-09-01',
    display_name: 'One',
    status: 'open',
    is_trial: true,
    num_entries: 0,
    creation_date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  });
  const path = `/index/${created.text('id')}`;
  expect((await search.call('GET', path, search.adas)).at('permissions')).toEqual(['owner']);
  expect((await search.call('GET', path, search.bens)).at('permissions')).toEqual([]);
  const renamed = await search.call('PATCH', path, search.adas, { display_name: 'Two' });
  expect(renamed.body).toMatchObject({ display_name: 'Two', description: 'First' });

  const listed = async (query = '') =>
    JSON.stringify((await search.call('GET', `/index_list${query}`, search.adas)).body);
  expect(await listed()).toContain(created.text('id'));
  expect(await listed('?filter_roles=writer')).not.toContain(created.text('id'));

  expect((await search.call('DELETE', path, search.adas)).body).toEqual({
    index_id: created.text('id'),
    acknowledged: true,
  });
  expect((await search.call('GET', path, search.adas)).at('status')).toBe('delete-pending');
  expect((await search.call('GET', `${path}/search?q=*`, search.adas)).status).toBe(409);
  expect((await search.call('POST', `${path}/reopen`, search.adas)).status).toBe(200);
  expect((await search.call('GET', `${path}/search?q=*`, search.adas)).status).toBe(200);

  await search.call('DELETE', path, search.adas);
  await sandbox.restart();
  expect((await search.call('GET', path, search.adas)).at('code')).toBe('NotFound.NoSuchIndex');
});

test('an account owns only so many trial indexes', async () => {
  const make = () => search.call('POST', '/index', search.bens, { display_name: 'B', description: '' });
  const answers = [await make(), await make(), await make(), await make()];
  expect(answers.map(one => one.status)).toEqual([200, 200, 200, 409]);
  expect(answers[3]?.body).toMatchObject({ code: 'Conflict.LimitExceeded' });
});

test('ingest is a task; the same subject and id is changed, another id is another entry', async () => {
  const index = await search.newIndex();
  const accepted = await search.call('POST', `/index/${index}/ingest`, search.adas, {
    ingest_type: 'GMetaEntry',
    ingest_data: entry('a', { title: 'Sample A' }),
  });
  expect(accepted.body).toEqual({ acknowledged: true, task_id: expect.any(String) });
  const task = await search.done(accepted);
  expect(task.body).toMatchObject({
    index_id: index,
    task_type: 'INGEST',
    state: 'SUCCESS',
    state_description: 'Task succeeded',
    message: null,
  });
  await search.ingest(index, [
    entry('a', { title: 'Sample A again' }),
    { ...entry('a', { note: 'internal' }), id: 'notes' },
  ]);
  expect((await search.call('GET', `/index/${index}`, search.adas)).body).toMatchObject({
    num_subjects: 1,
    num_entries: 2,
  });
  const subject = await search.call('GET', `/index/${index}/subject?subject=a`, search.adas);
  expect(subject.body).toEqual({
    '@datatype': 'GMetaResult',
    '@version': '2019-08-27',
    subject: 'a',
    entries: [
      { content: { title: 'Sample A again' }, entry_id: null, matched_principal_sets: [] },
      { content: { note: 'internal' }, entry_id: 'notes', matched_principal_sets: [] },
    ],
  });
  const notes = await search.call('GET', `/index/${index}/entry?subject=a&entry_id=notes`, search.adas);
  expect(notes.at('entries.0.entry_id')).toBe('notes');
  const tasks = await search.call('GET', `/task_list/${index}`, search.adas);
  expect(tasks.at('tasks.1.task_id')).toBe(accepted.text('task_id'));
});

test('whoever may not see an entry finds no trace of it', async () => {
  const index = await indexWith([
    entry('open', { word: 'everybody' }),
    entry('known', { word: 'members' }, ['all_authenticated_users']),
    entry('bens', { word: 'ben' }, [urn(ben.id)]),
    entry('teams', { word: 'team' }, [team]),
    { ...entry('open', { word: 'hidden' }, [urn(ada.id)]), id: 'private' },
  ]);
  const archive = await sandbox.robotToken(searchQuery, demo.serviceAccounts.archiveRobot);
  const found = async (token?: string) => {
    const answer = await search.post(index, token, {
      q: '*',
      sort: [{ field_name: 'word', order: 'asc' }],
      facets: [{ name: 'words', type: 'terms', field_name: 'word' }],
    });
    const facet = answer.at('facet_results.0.buckets');
    return [search.subjects(answer), Array.isArray(facet) ? facet.length : 0];
  };
  expect(await found()).toEqual([['open'], 1]);
  expect(await found(archive)).toEqual([['open', 'known'], 2]);
  expect(await found(search.bens)).toEqual([['bens', 'open', 'known', 'teams'], 4]);
  expect(await found(search.adas)).toEqual([['open', 'known', 'teams'], 4]);

  const subject = (of: string, token: string) =>
    search.call('GET', `/index/${index}/subject?subject=${of}`, token);
  expect((await subject('teams', search.bens)).status).toBe(200);
  expect((await subject('teams', archive)).status).toBe(404);
  expect((await subject('open', search.bens)).body).toMatchObject({ entries: [{ entry_id: null }] });
  expect((await search.get(index, 'q=hidden', search.bens)).at('total')).toBe(0);

  const all = { q: '*', bypass_visible_to: true };
  expect((await search.post(index, search.adas, all)).at('total')).toBe(4);
  expect((await search.post(index, search.bens, all)).status).toBe(403);
  expect((await search.post(index, undefined, all)).status).toBe(403);
});

test('principal sets are matched, and can be asked for', async () => {
  const index = await indexWith([
    { ...entry('a', {}), principal_sets: { readers: [team], owners: [urn(ada.id)] } },
    entry('b', {}),
  ]);
  const mine = await search.get(index, 'q=*&filter_principal_sets=readers', search.bens);
  expect(search.subjects(mine)).toEqual(['a']);
  expect(mine.at('gmeta.0.entries.0.matched_principal_sets')).toEqual(['readers']);
  expect(search.subjects(await search.get(index, 'q=*&filter_principal_sets=owners', search.bens))).toEqual(
    [],
  );
});

test('entries go by subject, by id, in a batch and by query', async () => {
  const some = ['a', 'b', 'c', 'd', 'e'].map(name => entry(name, { name, size: name === 'e' ? 5 : 1 }));
  const index = await indexWith([...some, { ...entry('b', { name: 'b2', size: 2 }), id: 'two' }]);
  const left = async () => {
    const answer = await search.post(index, search.adas, {
      q: '*',
      sort: [{ field_name: 'name', order: 'asc' }],
    });
    return search.subjects(answer);
  };
  const remove = async (method: string, path: string, body?: JsonObject) =>
    search.done(await search.call(method, `/index/${index}${path}`, search.adas, body));
  await remove('DELETE', '/subject?subject=a');
  await remove('DELETE', '/entry?subject=b');
  expect(await left()).toEqual(['b', 'c', 'd', 'e']);
  await remove('POST', '/batch_delete_by_subject', { subjects: ['c', 'nowhere'] });
  expect(await left()).toEqual(['b', 'd', 'e']);
  const large = { filters: [{ type: 'range', field_name: 'size', values: [{ gte: 2 }] }] };
  await remove('POST', '/delete_by_query', large);
  expect(await left()).toEqual(['d']);
});

test('results are paged, and scrolled through', async () => {
  const index = await indexWith(Array.from({ length: 25 }, (_, n) => entry(`s${n}`, { n })));
  const page = await search.post(index, undefined, {
    q: '*',
    limit: 10,
    offset: 20,
    sort: [{ field_name: 'n', order: 'desc' }],
  });
  expect(page.body).toMatchObject({ count: 5, total: 25, offset: 20, has_next_page: false });
  expect(search.subjects(page)[0]).toBe('s4');
  expect((await search.get(index, 'q=*', undefined)).body).toMatchObject({ count: 10, has_next_page: true });

  const seen: string[] = [];
  let marker: string | undefined;
  do {
    const body: JsonObject = { '@version': 'scroll#1.0.0', q: '*', limit: 10, ...(marker && { marker }) };
    const scrolled = await search.call('POST', `/index/${index}/scroll`, search.adas, body);
    seen.push(...search.subjects(scrolled));
    marker = scrolled.at('has_next_page') === true ? scrolled.text('marker') : undefined;
  } while (marker !== undefined);
  expect(new Set(seen).size).toBe(25);
});

test('the demo has an index that the beamline robot fills', async () => {
  const token = await sandbox.robotToken(searchIngest);
  const body = { ingest_type: 'GMetaEntry', ingest_data: entry('scan', { x: 1 }) };
  expect((await search.call('POST', `/index/${scans.id}/ingest`, token, body)).status).toBe(200);
  expect((await search.call('POST', `/index/${scans.id}/ingest`, search.bens, body)).body).toMatchObject({
    code: 'Forbidden.Generic',
    message: 'ingest request denied by service',
    error_data: { cause: expect.stringContaining('owner or admin or writer') },
  });
});

test('what was acknowledged is there after a restart', async () => {
  const index = await search.newIndex();
  const body = { ingest_type: 'GMetaEntry', ingest_data: entry('kept', { x: 1 }) };
  const accepted = await search.call('POST', `/index/${index}/ingest`, search.adas, body);
  await sandbox.restart();
  expect((await search.done(accepted)).at('state')).toBe('SUCCESS');
  expect(search.subjects(await search.get(index, 'q=*', undefined))).toEqual(['kept']);
});

test.each([
  ['no token where one is needed', 'POST', '/index', undefined, { display_name: 'x', description: '' }, 401],
  ['a dead token', 'GET', `/index/${scans.id}/search?q=*`, 'sandbox_dead', undefined, 401],
])('%s: %s %s', async (_what, method, path, token, body, status) => {
  const answer = await search.call(method, path, token, body);
  expect(answer.status).toBe(status);
  expect(answer.at('@datatype')).toBe('GError');
});

test('a scope is not enough for what another one is for', async () => {
  const onlyQuery = await sandbox.token(ada, searchQuery);
  expect((await search.get(scans.id, 'q=*', onlyQuery)).status).toBe(200);
  expect((await search.call('GET', '/index_list', onlyQuery)).body).toMatchObject({
    code: 'Forbidden.Generic',
    error_data: { required_scopes: [searchAll] },
  });
  const ingest = { ingest_type: 'GMetaEntry', ingest_data: entry('x', {}) };
  expect((await search.call('POST', `/index/${scans.id}/ingest`, onlyQuery, ingest)).status).toBe(403);
});
