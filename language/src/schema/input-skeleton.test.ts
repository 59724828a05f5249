import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../json/parse.ts';
import { checkValue } from './check-value.ts';
import { inputSkeleton } from './input-skeleton.ts';

test('required properties, defaults, first choices, and nothing else', () => {
  const schema = {
    type: 'object',
    required: ['source', 'mode', 'count'],
    properties: {
      source: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, path: { type: 'string', default: '/~/' } },
      },
      mode: { enum: ['fast', 'safe'] },
      count: { type: 'integer', minimum: 1 },
      label: { type: 'string' },
      verify: { type: 'boolean', default: true },
    },
  };
  const input = inputSkeleton(schema);
  expect(input).toEqual({ source: { id: '', path: '/~/' }, mode: 'fast', count: 1, verify: true });
  const { root } = parseJson(JSON.stringify(input));
  expect(root && checkValue(root, schema)).toEqual([]);
});

test('where nothing is required every property is offered', () => {
  expect(inputSkeleton({ properties: { a: { type: 'string' }, b: { type: ['array', 'null'] } } })).toEqual({
    a: '',
    b: [],
  });
});

test('references, allOf and the first of oneOf are followed, in the order that the author wants', () => {
  const schema = {
    definitions: { place: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
    allOf: [{ required: ['to'], properties: { to: { $ref: '#/definitions/place' } } }],
    oneOf: [{ required: ['x'], properties: { x: { const: 1 } } }, { required: ['y'] }],
    required: ['b', 'a'],
    properties: { a: { examples: ['first'] }, b: { $ref: '#/definitions/place' } },
    propertyOrder: ['b', 'a'],
  };
  const input = inputSkeleton(schema);
  expect(JSON.stringify(input)).toBe('{"b":{"id":""},"a":"first","to":{"id":""},"x":1}');
});

test('a schema that refers to itself ends', () => {
  const schema = { $ref: '#', required: ['a'], properties: { a: { $ref: '#' } } };
  expect(() => inputSkeleton(schema)).not.toThrow();
  expect(() =>
    inputSkeleton({ properties: { a: { $ref: '#/properties/b' }, b: { $ref: '#/properties/a' } } }),
  ).not.toThrow();
});

test('no schema, no input; anything may stand in a schema', () => {
  for (const schema of [{}, null, true, { type: 'array' }]) expect(inputSkeleton(schema)).toEqual({});
  fc.assert(fc.property(fc.jsonValue(), value => void inputSkeleton(JSON.parse(JSON.stringify(value)))));
});
