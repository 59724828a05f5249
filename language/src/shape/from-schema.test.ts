import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN } from './build.ts';
import { constant, scalar } from './construct.ts';
import { equalShapes } from './equal.ts';
import { inputShape, shapeOfSchema } from './from-schema.ts';
import { lookup } from './lookup.ts';
import { Presence, type Shape, Types } from './shape.ts';
import { admits } from './testing/admits.ts';
import { values, valuesOf } from './testing/arbitrary.ts';

const { Present, Optional, Absent, Undeclared, Unknown } = Presence;
const names = fc.constantFrom('a', 'b', 'c');

/** Schemas over the names and scalars of the arbitrary values. */
const schemas: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>(tie => {
  const list = fc.array(tie('schema'), { minLength: 1, maxLength: 2 });
  const keywords: Record<string, fc.Arbitrary<unknown>> = {
    type: fc.oneof(
      fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object'),
      fc.uniqueArray(fc.constantFrom('null', 'integer', 'string', 'object'), { minLength: 1 }),
    ),
    properties: fc.dictionary(names, tie('schema'), { maxKeys: 2, noNullPrototype: true }),
    required: fc.uniqueArray(names, { maxLength: 2 }),
    additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
    patternProperties: fc.dictionary(fc.constant('^[ab]$'), tie('schema'), { noNullPrototype: true }),
    items: fc.oneof(tie('schema'), list),
    additionalItems: tie('schema'),
    enum: fc.uniqueArray(values, { minLength: 1, maxLength: 3, selector: value => JSON.stringify(value) }),
    const: values,
    allOf: list,
    anyOf: list,
    oneOf: list,
    if: tie('schema'),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: tie('schema'),
    else: tie('schema'),
    not: tie('schema'),
    $ref: fc.constantFrom('#', '#/definitions/x', '#/definitions/y'),
  };
  const some = fc.uniqueArray(fc.constantFrom(...Object.keys(keywords)), { maxLength: 3 });
  const keyword = some.chain(chosen =>
    fc.record(Object.fromEntries(chosen.map(name => [name, keywords[name] ?? values])), {
      noNullPrototype: true,
    }),
  );
  return { schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.boolean(), keyword) };
}).schema;

const documents = fc
  .tuple(schemas, schemas, schemas)
  .filter(([schema]) => typeof schema === 'object')
  .map(([schema, x, y]) => ({ ...Object(schema), definitions: { x, y } }));

/** Those that the schema accepts; none for one that refers to itself and nothing else, which ajv cannot take. */
const acceptedBy = (schema: object, list: unknown[]) => {
  try {
    const validate = new Ajv({ strict: false, validateSchema: false, meta: false }).compile(schema);
    return list.filter(value => validate(value) === true);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};

describe('the shape of a schema', () => {
  test('covers every value that the schema accepts', () => {
    let accepted = 0;
    const cases = documents.chain(schema => {
      const shape = shapeOfSchema(schema);
      const near = valuesOf(shape) ?? values;
      return fc.tuple(fc.constant(schema), fc.constant(shape), fc.array(fc.oneof(near, values)));
    });
    fc.assert(
      fc.property(cases, ([schema, shape, list]) => {
        for (const value of acceptedBy(schema, list)) {
          accepted++;
          expect(admits(shape, value)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('is there for any value at all', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        shapeOfSchema(value);
        shapeOfSchema({
          properties: value,
          items: value,
          allOf: value,
          $ref: value,
          required: value,
          type: value,
        });
        inputShape(value);
      }),
    );
  });
});

const presence = (shape: Shape, ...path: string[]) => lookup(shape, path).presence;

describe('keywords', () => {
  test('properties, required and additionalProperties', () => {
    const schema = {
      type: 'object',
      properties: { id: { type: 'string', format: 'uuid' }, label: { title: 'Label', default: '' } },
      required: ['id', 'token'],
    };
    const open = shapeOfSchema(schema);
    expect(presence(open, 'id')).toBe(Present);
    expect(presence(open, 'label')).toBe(Present | Optional);
    expect(presence(open, 'token')).toBe(Present);
    expect(presence(open, 'lable')).toBe(Undeclared);
    expect(lookup(open, ['id']).shape).toEqual({ types: Types.string, format: 'uuid' });
    expect(lookup(open, ['label']).shape.description).toBe('Label');
    expect(presence(shapeOfSchema({ ...schema, additionalProperties: true }), 'lable')).toBe(Undeclared);
    expect(presence(shapeOfSchema({ ...schema, additionalProperties: false }), 'lable')).toBe(Absent);
    for (const more of [{ patternProperties: { '^x': {} } }, { additionalProperties: { type: 'string' } }])
      expect(presence(shapeOfSchema({ ...schema, ...more }), 'lable')).toBe(Unknown);
  });

  test('a schema that lists nothing leaves everything unknown', () => {
    for (const schema of [{}, true, undefined, 'x', { type: 'object' }])
      expect(presence(shapeOfSchema(schema), 'x')).toBe(Unknown);
  });

  test.each<[object, Shape]>([
    [{ type: 'number' }, scalar(Types.numeric)],
    [{ type: ['string', 'null'] }, scalar(Types.string | Types.null)],
    [{ type: 'strnig' }, UNKNOWN],
    [{ const: 'x' }, constant('x')],
    [
      { type: 'string', enum: ['x', 'y', 1] },
      { types: Types.string, values: ['x', 'y'] },
    ],
    [
      { type: 'array', items: { type: 'string' } },
      { types: Types.array, items: scalar(Types.string) },
    ],
    [
      { type: 'array', items: [{ const: 1 }, { const: 2 }], additionalItems: false },
      { types: Types.array, items: { types: Types.integer, values: [1, 2] } },
    ],
    [{ allOf: [{ type: ['string', 'integer'] }, { type: ['integer', 'null'] }] }, scalar(Types.integer)],
    [{ anyOf: [{ type: 'string' }, { const: 1 }] }, { types: Types.string | Types.integer }],
    [
      { type: 'string', title: 'Name', description: 'Of the file.' },
      { types: Types.string, description: 'Of the file.' },
    ],
  ])('%j', (schema, shape) => {
    expect(equalShapes(shapeOfSchema(schema), shape)).toBe(true);
  });

  test('what only some alternatives list may be left out', () => {
    const principal = shapeOfSchema({
      oneOf: [
        {
          type: 'object',
          properties: { type: { const: 'identity' }, id: { type: 'string' }, urn: { type: 'string' } },
          required: ['type', 'id'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { type: { const: 'group' }, id: { type: 'string' } },
          required: ['type', 'id'],
          additionalProperties: false,
        },
      ],
    });
    expect(presence(principal, 'id')).toBe(Present);
    expect(lookup(principal, ['type']).shape.values).toEqual(['identity', 'group']);
    expect(presence(principal, 'urn')).toBe(Present | Optional);
    expect(presence(principal, 'name')).toBe(Absent);
    const either = shapeOfSchema({
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    });
    expect(lookup(either, ['a'])).toMatchObject({
      presence: Present | Optional,
      shape: scalar(Types.string),
    });
  });

  test('references into the document, to themselves and to nowhere', () => {
    const schema = {
      type: 'object',
      properties: {
        file: { $ref: '#/definitions/a~1b%20c', description: 'The file.' },
        tree: { $ref: '#/$defs/tree' },
        other: { $ref: 'https://example.org/schema.json' },
        none: { $ref: '#/nothing' },
      },
      definitions: { 'a/b c': { type: 'string' } },
      $defs: {
        tree: { type: 'object', properties: { left: { $ref: '#/$defs/tree' }, value: { type: 'integer' } } },
      },
    };
    const shape = shapeOfSchema(schema);
    expect(lookup(shape, ['file']).shape).toEqual({ types: Types.string, description: 'The file.' });
    expect(lookup(shape, ['tree', 'value']).shape).toEqual(scalar(Types.integer));
    expect(lookup(shape, ['tree', 'left', 'left']).presence & Unknown).toBe(Unknown);
    expect(lookup(shape, ['other']).shape).toEqual(UNKNOWN);
    expect(lookup(shape, ['none']).shape).toEqual(UNKNOWN);
  });

  test('what stands beside a reference counts in later drafts', () => {
    const schema = { $ref: '#/$defs/x', type: 'string', $defs: { x: { type: ['string', 'null'] } } };
    expect(shapeOfSchema(schema).types).toBe(Types.string | Types.null);
    const later = { ...schema, $schema: 'https://json-schema.org/draft/2020-12/schema' };
    expect(shapeOfSchema(later).types).toBe(Types.string);
  });

  test('schemas that multiply by references end', () => {
    const definitions: Record<string, unknown> = { d0: { type: 'string' } };
    for (let i = 1; i < 60; i++) {
      const $ref = `#/definitions/d${i - 1}`;
      definitions[`d${i}`] = { properties: { left: { $ref }, right: { $ref } } };
    }
    const all = (name: string) => ({ $ref: `#/definitions/${name}` });
    expect(shapeOfSchema({ allOf: [all('d59'), all('d58')], definitions }).types).toBe(Types.all);
  });
});

describe('the input', () => {
  test('is an object, of which nothing is known without a schema', () => {
    for (const schema of [undefined, {}, { type: 'string' }, false])
      expect(inputShape(schema)).toEqual({ types: Types.object, origin: { kind: 'input' } });
  });

  test('is where all that its schema lists comes from', () => {
    const shape = inputShape({ properties: { a: { properties: { b: {} } } } });
    expect(lookup(shape, ['a', 'b']).shape).toEqual({ types: Types.all, origin: { kind: 'input' } });
    expect(lookup(shape, ['a']).shape.origin).toEqual({ kind: 'input' });
  });
});
