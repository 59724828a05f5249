import { describe, expect, test } from 'vitest';
import { readIngest, seenWords } from './ingest-document.ts';

const USER = 'urn:globus:auth:identity:00000000-0000-4000-8000-000000000001';
const entry = { subject: 'globus://a/b', visible_to: ['public'], content: { title: 'A' } };

describe('what is taken', () => {
  test.each([
    ['a whole document', { ingest_type: 'GMetaList', ingest_data: { gmeta: [entry] } }],
    ['a list by itself', { gmeta: [entry] }],
    ['entries in a list', [entry]],
  ])('%s is a list of entries', (_, value) => {
    expect(readIngest(value)).toEqual({
      document: { ingest_type: 'GMetaList', ingest_data: { gmeta: [entry] } },
      problems: [],
      entries: 1,
      seenBy: ['everybody, without signing in'],
    });
  });

  test('an entry alone is one', () => {
    expect(readIngest(entry).document).toEqual({ ingest_type: 'GMetaEntry', ingest_data: entry });
    expect(readIngest({ ingest_type: 'GMetaEntry', ingest_data: entry }).problems).toEqual([]);
  });

  test('what goes with a document goes with it', () => {
    const field_mapping = { where: 'geo_point' };
    const { document } = readIngest({
      ingest_type: 'GMetaList',
      ingest_data: { gmeta: [entry] },
      field_mapping,
    });
    expect(document.field_mapping).toEqual(field_mapping);
  });
});

test('who will see it is told before it is sent', () => {
  const more = { ...entry, visible_to: ['all_authenticated_users', USER, USER] };
  expect(seenWords(readIngest([entry, more]))).toBe(
    'Seen by everybody, without signing in, and by all who sign in to Globus, and by 1 identity or group',
  );
  expect(seenWords(readIngest({ ...entry, visible_to: [] }))).toBe(
    'Seen by nobody but those who administer the index',
  );
});

describe('what would be refused', () => {
  const found = (value: Parameters<typeof readIngest>[0]) =>
    readIngest(value).problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  test.each<[what: string, change: object, expected: RegExp]>([
    ['no subject', { subject: null }, /^0: “subject” is missing/],
    ['an empty subject', { subject: '' }, /^0.subject: /],
    ['nobody who may see it', { visible_to: null }, /^0: “visible_to” is missing/],
    ['a text for a list', { visible_to: 'public' }, /^0.visible_to: “visible_to” is a list/],
    ['a name for a principal', { visible_to: ['public', 'Ada'] }, /^0.visible_to.1: "Ada" is nobody/],
    ['a username', { visible_to: ['ada@example.org'] }, /is nobody/],
    ['content that is no object', { content: [] }, /^0.content: “content” is an object/],
    ['a number for an id', { id: 3 }, /^0.id: /],
    ['an entry beyond all measure', { content: { a: 'x'.repeat(11_000_000) } }, /10 MB/],
  ])('%s', (_, change, expected) => {
    const [first, ...others] = found([JSON.parse(JSON.stringify({ ...entry, ...change }))]);
    expect(first).toMatch(expected);
    expect(others).toEqual([]);
  });

  test('nothing at all, and what is no entry', () => {
    expect(found([])).toEqual([': There is no entry: give “gmeta” a list of them.']);
    expect(found({ ingest_type: 'GMetaList', ingest_data: {} })).toEqual([
      'ingest_data.gmeta: There is no entry: give “gmeta” a list of them.',
    ]);
    expect(found(['a', null])).toHaveLength(2);
    for (const value of [
      null,
      3,
      'a',
      {},
      { gmeta: 3 },
      { ingest_data: null },
      { ingest_type: 'GMetaEntry' },
    ])
      expect(found(value).length).toBeGreaterThan(0);
  });
});
