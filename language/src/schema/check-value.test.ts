import { describe, expect, test } from 'vitest';
import { parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/tree.ts';
import { checkValue } from './check-value.ts';

/** A keyword of JSON Schema; written out, it looks like a promise. */
const THEN = 'then';

const nodeOf = (value: unknown): JsonNode => {
  const { root } = parseJson(
    typeof value === 'string' && value.startsWith('{') ? value : JSON.stringify(value),
  );
  if (!root) throw new Error('no value');
  return root;
};

/** Problems as "where keyword": the text that is marked, and what refuses it. */
const told = (text: string, schema: unknown) =>
  checkValue(nodeOf(text), schema).map(p => {
    const marked = text.slice(p.at.offset, p.at.offset + p.at.length);
    return `${marked === text ? '$' : marked} ${p.keyword}${p.certain ? '' : ' (perhaps)'}`;
  });

describe('one mistake is one problem, at its place', () => {
  const schema = {
    type: 'object',
    required: ['source', 'size'],
    additionalProperties: false,
    properties: {
      source: { $ref: '#/definitions/collection' },
      size: { type: ['integer', 'null'], minimum: 1 },
      tags: { type: 'array', items: { enum: ['x', 'y'] }, maxItems: 2, uniqueItems: true },
      mode: { type: 'string', enum: ['fast', 'safe'], pattern: 'a' },
    },
    definitions: {
      collection: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string', format: 'uuid', minLength: 3 }, path: { type: 'string' } },
      },
    },
  };
  test.each([
    ['{"source": {"id": "abc"}, "size": 1}', ['"abc" format (perhaps)']],
    ['{"source": {"id": "a"}, "size": 1}', ['"a" format']],
    ['{"source": {"id": 7}, "size": 1}', ['7 type']],
    ['{"source": {"iid": ""}, "size": 1}', ['"iid" required']],
    ['{"source": {}, "size": 1}', ['{} required']],
    ['{"sorce": {}, "size": 1}', ['"sorce" unknown-name']],
    ['{"size": 0}', ['$ required', '0 minimum'].toSorted()],
    ['{"source": {"id": "abcd"}, "size": 1, "mode": "slow"}', ['"abcd" format (perhaps)', '"slow" enum']],
    [
      '{"source": {"id": "abcd"}, "size": 1, "tags": ["x", "y", "x"]}',
      ['"abcd" format (perhaps)', '"x" items', '"x" uniqueItems'],
    ],
    ['{"source": {"id": "abcd"}, "size": 1, "size": "1"}', ['"abcd" format (perhaps)', '"1" type']],
  ])('%s', (text, expected) => expect(told(text, schema).toSorted()).toEqual(expected.toSorted()));
});

describe('of several schemas the one that was meant is told about', () => {
  const person = {
    properties: { kind: { const: 'person' }, name: { type: 'string' } },
    required: ['kind', 'name'],
  };
  const group = {
    properties: { kind: { const: 'group' }, size: { type: 'number' } },
    required: ['kind', 'size'],
  };
  const choice = (...names: string[]) => ({ oneOf: names.map(name => ({ required: [name] })) });
  test.each<[string, unknown, string[]]>([
    ['{"kind": "group", "size": "1"}', { oneOf: [person, group] }, ['"1" type']],
    ['{"kind": "person"}', { anyOf: [group, person] }, ['$ required']],
    [
      '{"kind": "robot"}',
      { anyOf: [{ properties: { kind: { const: 'a' } } }, { properties: { kind: { enum: ['b'] } } }] },
      ['"robot" enum'],
    ],
    ['{"a": 1}', { properties: { a: { oneOf: [{ type: 'string' }, { type: 'array' }] } } }, ['1 type']],
    [
      '{"a": {"b": 1}}',
      { properties: { a: { oneOf: [{ type: 'string' }, { properties: { b: { type: 'string' } } }] } } },
      ['1 type'],
    ],
    ['{"c": 1}', choice('a', 'b'), ['$ required-choice']],
    ['{"a": 1, "b": 1}', choice('a', 'b'), ['$ exclusive']],
    ['{"a": 1}', { oneOf: [{}, { required: ['a'] }] }, ['$ oneOf']],
    ['{"a": 1}', { not: { required: ['a'] } }, ['$ not']],
    ['{"a": 1}', { if: { required: ['a'] }, [THEN]: { required: ['b'] } }, ['$ required']],
    ['{"a": 1}', { dependencies: { a: ['b'] } }, ['"a" dependency']],
    ['{"Aa": 1}', { propertyNames: { pattern: '^[a-z]+$' } }, ['"Aa" pattern']],
    [
      '{"a": [1, 2]}',
      { properties: { a: { items: [{ type: 'string' }], additionalItems: false } } },
      ['1 type', '2 false'],
    ],
    ['{"a": [1]}', { properties: { a: { prefixItems: [{ type: 'string' }] } } }, ['1 type']],
  ])('%s', (text, schema, expected) => expect(told(text, schema)).toEqual(expected));

  test('what all of them want is put together', () => {
    const [types] = checkValue(nodeOf(1), { anyOf: [{ type: 'string' }, { type: ['null', 'string'] }] });
    expect(types).toMatchObject({ keyword: 'type', types: ['string', 'null'] });
    const [allowed] = checkValue(nodeOf('x'), { oneOf: [{ const: 'a' }, { enum: ['b', 'a'] }] });
    expect(allowed).toMatchObject({ keyword: 'enum', allowed: ['a', 'b'] });
  });
});

test('references are followed by pointer, name and anchor, and ones that lead out are let be', () => {
  const definitions = { 'a/b': { type: 'string' }, named: { $id: '#text', type: 'string' } };
  for (const $ref of ['#/definitions/a~1b', '#/definitions/a%2Fb', '#text'])
    expect(checkValue(nodeOf(1), { definitions, properties: { a: { $ref } } })).toEqual([]);
  for (const $ref of ['#/definitions/a~1b', '#text'])
    expect(told('{"a": 1}', { definitions, properties: { a: { $ref } } })).toEqual(['1 type']);
  for (const $ref of ['https://elsewhere.example/x.json', '#/definitions/nope', '#nope'])
    expect(told('{"a": 1}', { definitions, not: { $ref }, properties: { a: { $ref } } })).toEqual([]);
  const inner = {
    $id: 'https://x.example/inner.json',
    definitions: { s: { type: 'string' } },
    items: { $ref: '#/definitions/s' },
  };
  expect(told('{"a": [1]}', { properties: { a: inner } })).toEqual(['1 type']);
});

test('schemas without an end, or of no sense, do no harm', () => {
  const deep = nodeOf(`${'{"a":'.repeat(450)}1${'}'.repeat(450)}`);
  const twice = { properties: { a: { $ref: '#' } } };
  for (const schema of [
    { $ref: '#' },
    { allOf: [{ $ref: '#' }] },
    { anyOf: [twice, twice], oneOf: [twice, { type: 'string' }] },
    {
      definitions: Object.fromEntries(
        Array.from({ length: 20_000 }, (_, i) => [i, { $ref: `#/definitions/${i + 1}` }]),
      ),
      $ref: '#/definitions/0',
    },
    {
      type: 5,
      enum: 'x',
      required: 'y',
      properties: [],
      items: 7,
      allOf: {},
      not: null,
      pattern: 3,
      minimum: '1',
    },
    { pattern: '(' },
    null,
    'text',
    true,
  ])
    expect(checkValue(deep, schema)).toEqual([]);
  const nested = nodeOf(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
  expect(checkValue(nested, { additionalProperties: { $ref: '#' }, type: 'object' })).toHaveLength(1);
});
