import { expect, test } from 'vitest';
import { validateInput } from './schema.ts';
import type { Json } from './types.ts';

const schema: Json = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['source'],
  additionalProperties: false,
  properties: {
    source: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', format: 'uuid' }, 'a b': { type: 'integer' } },
    },
    tags: { type: 'array', items: { enum: ['x', 'y'] }, maxItems: 2 },
    size: { type: ['integer', 'null'], minimum: 1 },
    unknown: { widget: 'globus-collection', type: 'string' },
  },
};

test('an input that fits has no problems; formats and unknown keywords do not count', () => {
  expect(validateInput(schema, { source: { id: 'not-a-uuid' }, tags: ['x'], size: null })).toEqual([]);
  expect(validateInput({ id: 'old-style', type: 'object' }, {})).toEqual([]);
  expect(validateInput(true, {})).toEqual([]);
});

test.each<[Json, string, RegExp]>([
  [{}, '$', /^'source' is missing; it is required\.$/],
  [[], '$', /^This must be an object, not an array\.$/],
  [{ source: {} }, '$.source', /'id' is missing/],
  [{ source: { id: 7 } }, '$.source.id', /^This must be a string, not a number\.$/],
  [{ source: { id: '', 'a b': 1.5 } }, "$.source['a b']", /^This must be an integer, not a number\.$/],
  [{ source: { id: '' }, tags: ['x', 'z'] }, '$.tags[1]', /^This must be one of "x", "y"\.$/],
  [{ source: { id: '' }, tags: ['x', 'x', 'x'] }, '$.tags', /^This must have at most 2 elements\.$/],
  [{ source: { id: '' }, size: 'big' }, '$.size', /^This must be an integer or null, not a string\.$/],
  [{ source: { id: '' }, size: 0 }, '$.size', /^This must be >= 1\.$/],
  [{ source: { id: '' }, more: 1 }, '$', /^'more' is not a property that is allowed here\.$/],
])('%j', (input, path, message) => {
  expect(validateInput(schema, input)).toEqual([{ path, message: expect.stringMatching(message) }]);
});

test('all problems are told', () => {
  expect(validateInput(schema, { tags: [1], size: 0 }).map(p => p.path)).toEqual([
    '$',
    '$.tags[0]',
    '$.size',
  ]);
});

test.each<Json>([
  { type: 'strnig' },
  { $ref: '#/definitions/nope' },
  { $ref: 'https://elsewhere.example/schema.json' },
  { pattern: '(' },
  { properties: [] },
  'text',
  null,
  { allOf: [{ $ref: '#' }] },
])('a schema that cannot be used gives one problem: %j', broken => {
  const problems = validateInput(broken, { a: '' });
  expect(problems).toEqual([
    { path: '$', message: expect.stringMatching(/^The input schema cannot be used: /) },
  ]);
});

test('what is nested too deeply is refused', () => {
  const deep: Json = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
  expect(validateInput({}, deep)).toHaveLength(1);
  expect(validateInput({ properties: { a: deep } }, {})).toHaveLength(1);
});
