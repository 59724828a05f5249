import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type SearchClient, searchOf } from '../testing/search.ts';

let sandbox: Harness;
let search: SearchClient;
let index: string;

const scan = (subject: string, content: JsonObject): JsonObject => ({
  subject,
  visible_to: ['public'],
  content,
});

beforeAll(async () => {
  sandbox = await openSandbox();
  search = await searchOf(sandbox);
  index = await search.newIndex();
  await search.ingest(index, [
    scan('one', {
      title: 'Lysozyme crystal, first scan',
      tags: ['protein', 'calibration'],
      frames: 100,
      when: '2025-01-15',
      'dotted.name': 'yes',
      beam: { energy: 12.4 },
    }),
    scan('two', {
      title: 'Lysozyme in solution',
      tags: ['protein'],
      frames: 250,
      when: '2025-02-20T10:00:00Z',
      beam: { energy: 9 },
    }),
    scan('three', {
      title: 'Silicon wafer',
      tags: ['calibration'],
      frames: 10,
      when: '2025-04-02',
      checked: true,
    }),
  ]);
});
afterAll(() => sandbox.close());

const ask = (body: JsonObject) => search.post(index, undefined, body);
const found = async (body: JsonObject) => search.subjects(await ask(body)).sort();

describe('words', () => {
  test.each([
    ['*', ['one', 'three', 'two']],
    ['', ['one', 'three', 'two']],
    ['lysozyme', ['one', 'two']],
    ['LYSOZYME silicon', ['one', 'three', 'two']],
    ['"lysozyme crystal"', ['one']],
    ['"crystal lysozyme"', []],
    ['waf*', ['three']],
    ['250', ['two']],
    ['!!!', []],
    ['title:lysozyme', []],
  ])('%s', async (q, subjects) => {
    expect(await found({ q })).toEqual(subjects);
  });

  test('who has more of them comes first', async () => {
    expect(search.subjects(await ask({ q: 'solution lysozyme' }))).toEqual(['two', 'one']);
    const boosted = { q: 'lysozyme solution', boosts: [{ field_name: 'dotted\\.name', factor: 5 }] };
    expect(search.subjects(await ask(boosted))).toEqual(['one', 'two']);
  });
});

describe('the advanced syntax', () => {
  test.each([
    ['title:lysozyme', ['one', 'two']],
    ['title:"lysozyme crystal"', ['one']],
    ['lysozyme AND NOT crystal', ['two']],
    ['lysozyme -crystal', ['two']],
    ['+lysozyme +solution', ['two']],
    ['crystal OR wafer', ['one', 'three']],
    ['tags:(protein AND calibration)', ['one']],
    ['frames:[10 TO 100]', ['one', 'three']],
    ['frames:{10 TO 100}', []],
    ['frames:>100', ['two']],
    ['beam.energy:[10 TO *]', ['one']],
    ['when:[2025-02-01 TO 2025-03-31]', ['two']],
    ['_exists_:checked', ['three']],
    ['NOT lysozyme', ['three']],
    ['title:ly?ozyme', ['one', 'two']],
    ['(silicon OR crystal) AND calibration', ['one', 'three']],
    ['"', 'error'],
    ['(lysozyme', 'error'],
    ['lysozyme)', 'error'],
    ['a AND', 'error'],
    ['frames:[10]', 'error'],
    ['/ly.*/', 'error'],
    ['a:b:c', 'error'],
  ])('%s', async (q, expected) => {
    const answer = await ask({ q, advanced: true });
    if (expected === 'error')
      expect(answer.body).toMatchObject({
        status: 400,
        error_data: { messages: { json: { q: [expect.any(String)] } } },
      });
    else expect(search.subjects(answer).sort()).toEqual(expected);
  });

  test('the operator between words can be set', async () => {
    const q_settings = { mode: 'advanced_query_string', default_operator: 'and' };
    expect(await found({ q: 'lysozyme solution', q_settings })).toEqual(['two']);
    expect(await found({ q: 'wafer OR solution', q_settings })).toEqual(['three', 'two']);
  });

  test('a simple query with GET, an advanced one with GET', async () => {
    expect(search.subjects(await search.get(index, 'q=frames:10'))).toEqual([]);
    expect(search.subjects(await search.get(index, 'q=frames:10&advanced=true'))).toEqual(['three']);
  });
});

describe('filters', () => {
  const range = (field_name: string, ...values: JsonObject[]): JsonObject => ({
    type: 'range',
    field_name,
    values,
  });
  test.each<[what: string, filter: JsonObject, subjects: string[]]>([
    ['match_any', { type: 'match_any', field_name: 'tags', values: ['protein', 'x'] }, ['one', 'two']],
    ['match_all', { type: 'match_all', field_name: 'tags', values: ['protein', 'calibration'] }, ['one']],
    ['a number', { type: 'match_any', field_name: 'frames', values: ['250'] }, ['two']],
    ['a flag', { type: 'match_any', field_name: 'checked', values: [true] }, ['three']],
    ['an escaped dot', { type: 'match_any', field_name: 'dotted\\.name', values: ['yes'] }, ['one']],
    ['a path', range('beam.energy', { from: 9, to: 12 }), ['two']],
    ['open ranges', range('frames', { from: '*', to: 10 }, { gt: 100 }), ['three', 'two']],
    ['dates', range('when', { from: '2025-02-01', to: '2025-03-01' }), ['two']],
    ['exists', { type: 'exists', field_name: 'beam.energy' }, ['one', 'two']],
    ['like', { type: 'like', field_name: 'title', value: '*WAFER' }, ['three']],
    ['not', { type: 'not', filter: { type: 'exists', field_name: 'checked' } }, ['one', 'two']],
    [
      'or',
      { type: 'or', filters: [range('frames', { lt: 50 }), range('frames', { gte: 250 })] },
      ['three', 'two'],
    ],
    [
      'and',
      { type: 'and', filters: [range('frames', { gt: 10 }), range('beam.energy', { lt: 10 })] },
      ['two'],
    ],
  ])('%s', async (_what, filter, subjects) => {
    expect(await found({ q: '*', filters: [filter] })).toEqual(subjects);
    expect(await found({ filters: [filter] })).toEqual(subjects);
  });

  test.each<[what: string, filter: JsonObject]>([
    ['no type', { field_name: 'x' }],
    ['no field', { type: 'match_any', values: [] }],
    ['no values', { type: 'match_any', field_name: 'x' }],
    ['a foreign bound', range('x', { above: 1 })],
    ['a place', { type: 'geo_bounding_box', field_name: 'x' }],
  ])('%s is refused where it is', async (_what, filter) => {
    expect((await ask({ filters: [filter] })).body).toMatchObject({
      code: 'BadRequest.ValidationError',
      error_data: { messages: { json: { filters: { 0: expect.anything() } } } },
    });
  });

  test('filters nested without end are refused', async () => {
    let filter: JsonObject = { type: 'exists', field_name: 'x' };
    for (let depth = 0; depth < 100; depth++) filter = { type: 'not', filter };
    expect((await ask({ filters: [filter] })).status).toBe(400);
  });
});

describe('facets', () => {
  const facet = async (one: JsonObject, more: JsonObject = {}) =>
    (await ask({ q: '*', facets: [one], ...more })).at('facet_results.0');
  const terms: JsonObject = { name: 'Tags', type: 'terms', field_name: 'tags' };

  test('terms, the commonest first', async () => {
    expect(await facet({ ...terms, type: 'terms' })).toMatchObject({
      '@datatype': 'GFacetResult',
      name: 'Tags',
      buckets: [
        { value: 'calibration', count: 2 },
        { value: 'protein', count: 2 },
      ],
    });
    expect(await facet({ type: 'terms', field_name: 'tags', size: 1 })).toMatchObject({
      name: 'tags',
      buckets: [{ value: 'calibration' }],
    });
  });

  test.each<[what: string, one: JsonObject, result: JsonObject]>([
    ['sum', { type: 'sum', field_name: 'frames' }, { value: 360 }],
    ['avg', { type: 'avg', field_name: 'beam.energy' }, { value: 10.7 }],
    ['avg of what is missing', { type: 'avg', field_name: 'nothing', missing: 3 }, { value: 3 }],
    ['distinct_count', { type: 'distinct_count', field_name: 'tags' }, { approximate_value: 2 }],
    [
      'numeric_histogram',
      { type: 'numeric_histogram', field_name: 'frames', size: 3, histogram_range: { low: 0, high: 300 } },
      {
        buckets: [
          { value: { from: 0, to: 100 }, count: 1 },
          { value: { from: 100, to: 200 }, count: 1 },
          { value: { from: 200, to: 300 }, count: 1 },
        ],
      },
    ],
    [
      'date_histogram',
      { type: 'date_histogram', field_name: 'when', date_interval: 'month' },
      {
        buckets: [
          { value: '2025-01-01T00:00:00.000Z', count: 1 },
          { value: '2025-02-01T00:00:00.000Z', count: 1 },
          { value: '2025-03-01T00:00:00.000Z', count: 0 },
          { value: '2025-04-01T00:00:00.000Z', count: 1 },
        ],
      },
    ],
  ])('%s', async (_what, one, result) => {
    expect(await facet(one)).toMatchObject(result);
  });

  test('which filters they heed', async () => {
    const protein = { type: 'match_any', field_name: 'tags', values: ['protein'] };
    const counts = async (more: JsonObject) => JSON.stringify(await facet(terms, more)).match(/"count":\d/g);
    expect(await counts({ filters: [protein] })).toEqual(['"count":2', '"count":2']);
    expect(await counts({ filters: [{ ...protein, post_filter: false }] })).toEqual([
      '"count":2',
      '"count":1',
    ]);
    expect(await counts({ filters: [{ ...protein, type: 'match_all' }] })).toEqual([
      '"count":2',
      '"count":1',
    ]);
    const v1 = { '@version': 'query#1.0.0' };
    expect(await counts({ ...v1, filters: [protein] })).toEqual(['"count":2', '"count":1']);
    expect(await counts({ ...v1, post_facet_filters: [protein] })).toEqual(['"count":2', '"count":2']);
    expect(await found({ ...v1, q: '*', post_facet_filters: [protein] })).toEqual(['one', 'two']);
  });

  test.each<[what: string, facets: JsonObject[]]>([
    ['of no kind', [{ field_name: 'x' }]],
    ['of the same name', [terms, terms]],
    ['with a span that is none', [{ type: 'date_histogram', field_name: 'x', date_interval: 'fortnight' }]],
    ['with a size that is none', [{ type: 'terms', field_name: 'x', size: 0 }]],
    ['without a range', [{ type: 'numeric_histogram', field_name: 'x', size: 3 }]],
  ])('a facet %s is refused', async (_what, facets) => {
    expect((await ask({ q: '*', facets })).at('code')).toBe('BadRequest.ValidationError');
  });
});

test('results are sorted; what lacks the field comes last', async () => {
  const sort = async (field_name: string, order?: string) =>
    search.subjects(await ask({ q: '*', sort: [{ field_name, ...(order && { order }) }] }));
  expect(await sort('frames', 'asc')).toEqual(['three', 'one', 'two']);
  expect(await sort('when')).toEqual(['three', 'two', 'one']);
  expect(await sort('beam.energy', 'asc')).toEqual(['two', 'one', 'three']);
});

test.each<[what: string, body: JsonObject, where: string]>([
  ['nothing to look for', {}, 'q'],
  ['a limit of 0', { q: '*', limit: 0 }, 'limit'],
  ['a limit that is no number', { q: '*', limit: 'ten' }, 'limit'],
  ['more than can be paged', { q: '*', limit: 10, offset: 9995 }, 'offset'],
  ['a query that is no text', { q: ['a'] }, 'q'],
  ['a flag that is none', { q: '*', advanced: 'yes' }, 'advanced'],
  ['an order that is none', { q: '*', sort: [{ field_name: 'x', order: 'up' }] }, 'sort'],
])('%s is refused', async (_what, body, where) => {
  const answer = await ask(body);
  expect(answer.status).toBe(400);
  expect(answer.at(`error_data.messages.json.${where}`)).toBeDefined();
});

test('a GET query without q is refused in the query', async () => {
  const answer = await search.get(index, 'limit=1');
  expect(answer.at('error_data.messages.query.q.0')).toBe('Missing data for required field.');
});
