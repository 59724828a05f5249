import { describe, expect, test } from 'vitest';
import { defaultsOf, filledForm, valueAt, withValue } from './form-values.ts';

const place = {
  type: 'object',
  format: 'globus-collection',
  required: ['id', 'path'],
  properties: { id: { type: 'string' }, path: { type: 'string' } },
  additionalProperties: false,
};

const schema = {
  type: 'object',
  required: ['source', 'frames'],
  properties: {
    source: place,
    frames: { type: 'integer', minimum: 1, default: 3 },
    note: { type: 'string', maxLength: 5 },
    options: { type: 'object', properties: { sync: { type: 'boolean', default: false } } },
  },
  additionalProperties: false,
};

describe('values', () => {
  test('are put at a path and taken away; what becomes empty goes with them', () => {
    const body = withValue({ a: 1 }, ['b', 'c'], 2);
    expect(body).toEqual({ a: 1, b: { c: 2 } });
    expect(valueAt(body, ['b', 'c'])).toBe(2);
    expect(valueAt(body, ['b', 'toString'])).toBeUndefined();
    expect(withValue(body, ['b', 'c'], undefined)).toEqual({ a: 1 });
  });

  test('keep their place', () => {
    expect(Object.keys(withValue({ a: 1, b: 2 }, ['a'], 3))).toEqual(['a', 'b']);
  });

  test('named __proto__ are values like others', () => {
    const body = withValue({}, ['__proto__'], 1);
    expect(Object.hasOwn(body, '__proto__')).toBe(true);
    expect(valueAt(body, ['__proto__'])).toBe(1);
  });
});

test('a form begins with the defaults of its schema', () => {
  expect(defaultsOf(schema)).toEqual({ frames: 3, options: { sync: false } });
  expect(defaultsOf({})).toEqual({});
});

test('each field says what is wrong with it, and what is missing', () => {
  const { fields, others } = filledForm(schema, { frames: 0, note: 'too long' });
  expect(fields.map(({ field, problem }) => [field.path.join('.'), problem !== undefined])).toEqual([
    ['source', true],
    ['frames', true],
    ['note', true],
    ['options.sync', false],
  ]);
  expect(fields[0]?.problem).toBe('is missing');
  expect(others).toEqual([]);
});

test('half a collection is wrong at its field', () => {
  const { fields } = filledForm(schema, { frames: 1, source: { id: 'c1' } });
  expect(fields[0]?.problem).toBeDefined();
});

test('what no field is about is said of the whole', () => {
  const { others } = filledForm(schema, { frames: 1, source: { id: 'a', path: '/' }, stray: 1 });
  expect(others).toHaveLength(1);
  expect(filledForm(schema, { frames: 1, source: { id: 'a', path: '/' } }).others).toEqual([]);
});
