import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formFields } from './form-fields.ts';

const collection = (properties: object, more: object = {}) => ({
  type: 'object',
  format: 'globus-collection',
  properties,
  ...more,
});

test('what is asked for comes in the order of the schema, with its title or its path', () => {
  const schema = {
    type: 'object',
    required: ['scan'],
    propertyOrder: ['scan', 'options'],
    properties: {
      options: {
        type: 'object',
        required: ['depth'],
        properties: { depth: { type: 'integer', title: 'Depth' }, dry: { type: 'boolean' } },
      },
      scan: { type: 'string', description: 'Of the night.' },
    },
  };
  expect(formFields(schema)).toEqual([
    { path: ['scan'], title: 'scan', description: 'Of the night.', required: true, what: { kind: 'text' } },
    {
      path: ['options', 'depth'],
      title: 'Depth',
      description: '',
      required: false, // without options there is no depth
      what: { kind: 'integer' },
    },
    {
      path: ['options', 'dry'],
      title: 'options.dry',
      description: '',
      required: false,
      what: { kind: 'boolean' },
    },
  ]);
});

describe('a value is asked for', () => {
  test.each([
    [
      'a collection and a path',
      collection({ id: {}, path: {} }),
      { kind: 'collection', id: true, path: true },
    ],
    ['a collection alone', collection({ id: {} }), { kind: 'collection', id: true, path: false }],
    ['somebody', { type: 'object', format: 'globus-principal', oneOf: [] }, { kind: 'principal' }],
    ['a choice', { enum: ['a', 2] }, { kind: 'choice', values: ['a', 2] }],
    ['a text that may be null', { type: ['string', 'null'] }, { kind: 'text' }],
    ['a list of texts', { type: 'array', items: { type: 'string' } }, { kind: 'texts' }],
    ['a list of anything', { type: 'array', items: {} }, { kind: 'json' }],
    ['an object of any names', { type: 'object' }, { kind: 'json' }],
    ['anything', {}, { kind: 'json' }],
    ['a number or a text', { type: ['number', 'string'] }, { kind: 'json' }],
  ])('as %s', (_, property, what) => {
    expect(formFields({ properties: { it: property } })).toMatchObject([{ path: ['it'], what }]);
  });
});

test('references and allOf are followed', () => {
  const schema = {
    definitions: { place: collection({ id: {}, path: {} }, { title: 'A place' }) },
    allOf: [{ properties: { from: { $ref: '#/definitions/place' } }, required: ['from'] }],
    properties: { to: { $ref: '#/definitions/place' } },
  };
  expect(formFields(schema).map(({ path, title, required }) => [path.join('.'), title, required])).toEqual([
    ['to', 'A place', false],
    ['from', 'A place', true],
  ]);
});

test('circles end, and no schema makes it throw', () => {
  const circle = { properties: { a: { $ref: '#' } } };
  expect(formFields(circle)[0]?.path.length).toBeLessThan(10);
  fc.assert(fc.property(fc.jsonValue(), schema => void formFields(schema)));
});
