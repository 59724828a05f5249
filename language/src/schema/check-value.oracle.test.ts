import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/tree.ts';
import { checkValue } from './check-value.ts';
import { isOfFormat } from './formats.ts';
import { isRefused } from './value-problem.ts';

/** A keyword of JSON Schema; written out, it looks like a promise. */
const THEN = 'then';

const nodeOf = (value: unknown): JsonNode => {
  const { root } = parseJson(JSON.stringify(value));
  if (!root) throw new Error('no value');
  return root;
};

const names = fc.constantFrom('a', 'b', 'ab', 'c');
const json = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      null,
      true,
      false,
      0,
      1,
      2,
      3,
      1.5,
      -1,
      10,
      '',
      'a',
      'b',
      'ab',
      'aaa',
      '😀',
      '2024-02-30',
      'a@b',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const map = <T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
  fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true });

/** The values that a keyword can have. */
const keywordValues = (
  schema: fc.Arbitrary<unknown>,
  formats: readonly string[],
): Record<string, fc.Arbitrary<unknown>> => ({
  type: fc.oneof(
    fc.constantFrom('object', 'array', 'string', 'number', 'integer', 'boolean', 'null'),
    fc.uniqueArray(fc.constantFrom('object', 'array', 'string', 'integer', 'null'), { minLength: 1 }),
  ),
  enum: fc.uniqueArray(json, { minLength: 1, maxLength: 3, selector: v => JSON.stringify(v) }),
  const: json,
  properties: map(names, schema),
  required: fc.uniqueArray(names, { maxLength: 2 }),
  additionalProperties: schema,
  patternProperties: map(fc.constantFrom('^a', 'b$', 'c'), schema),
  propertyNames: schema,
  minProperties: fc.nat(2),
  maxProperties: fc.nat(2),
  dependencies: map(names, fc.oneof(schema, fc.uniqueArray(names, { maxLength: 2 }))),
  items: fc.oneof(schema, fc.array(schema, { minLength: 1, maxLength: 2 })),
  additionalItems: schema,
  contains: schema,
  minItems: fc.nat(2),
  maxItems: fc.nat(2),
  uniqueItems: fc.boolean(),
  minimum: fc.integer({ min: -1, max: 3 }),
  maximum: fc.integer({ min: -1, max: 3 }),
  exclusiveMinimum: fc.integer({ min: -1, max: 3 }),
  exclusiveMaximum: fc.integer({ min: -1, max: 3 }),
  multipleOf: fc.constantFrom(1, 2, 0.5, 0.1),
  minLength: fc.nat(2),
  maxLength: fc.nat(2),
  pattern: fc.constantFrom('^a', 'b$', '^(a|b)+$', 'x'),
  format: fc.constantFrom('', ...formats),
  allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
  anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  not: schema,
  if: schema,
  [THEN]: schema,
  else: schema,
});

/** Schemas of up to four keywords a level, so that values have a chance to fit. */
const schemas = (formats: readonly string[]) => {
  const { schema } = fc.letrec<{ schema: unknown }>(tie => {
    const values = keywordValues(tie('schema'), formats);
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'schema' },
        fc.constantFrom<unknown>(
          true,
          false,
          {},
          { $ref: '#/definitions/one' },
          { $ref: '#/definitions/two' },
        ),
        fc
          .subarray(Object.keys(values), { maxLength: 4 })
          .chain(chosen =>
            fc.record(Object.fromEntries(chosen.map(name => [name, values[name] ?? fc.constant(0)]))),
          ),
      ),
    };
  });
  return fc
    .tuple(schema, schema, schema)
    .map(([root, one, two]) => ({ allOf: [root], definitions: { one, two } }));
};

/** ajv's verdict; undefined for a schema that it runs in circles on. */
function verdictOf(formats: readonly string[]): (schema: object, value: unknown) => boolean | undefined {
  // Without allErrors ajv 8 skips what follows a list of items that is longer than the value.
  const options = {
    allErrors: true,
    strict: false,
    logger: false,
    validateSchema: false,
    multipleOfPrecision: 9,
  } as const;
  const ajv = new Ajv({ ...options, validateFormats: formats.length > 0 });
  for (const format of formats) ajv.addFormat(format, text => isOfFormat(format, text) ?? true);
  return (schema, value) => {
    try {
      return ajv.compile(schema)(value) === true;
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
}

describe('ajv agrees', () => {
  const formats = ['date', 'email'];
  const plain = verdictOf([]);
  const withFormats = verdictOf(formats);

  test('on what fits and what does not', () => {
    fc.assert(
      fc.property(schemas([]), json, (schema, value) => {
        const expected = plain(schema, value);
        fc.pre(expected !== undefined);
        expect(!isRefused(checkValue(nodeOf(value), schema))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('that what fits without a look at formats is not refused, and what fits with one is not mentioned', () => {
    fc.assert(
      fc.property(schemas(formats), json, (schema, value) => {
        const without = plain(schema, value);
        const asserted = withFormats(schema, value);
        fc.pre(without !== undefined && asserted !== undefined);
        const problems = checkValue(nodeOf(value), schema);
        if (without) expect(isRefused(problems)).toBe(false);
        if (without && asserted) expect(problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
