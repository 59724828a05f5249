import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEVER, UNKNOWN } from './build.ts';
import { arrayOf, constant, objectOf, scalar } from './construct.ts';
import { sketch, typeWords } from './describe.ts';
import { example } from './example.ts';
import { join, joinAll } from './join.ts';
import { Presence, type Shape, Types } from './shape.ts';
import { admits } from './testing/admits.ts';
import { shapes, valuesOf } from './testing/arbitrary.ts';

const string = scalar(Types.string);

test.each<[Shape, string]>([
  [UNKNOWN, 'any value'],
  [NEVER, 'no value'],
  [string, 'a string'],
  [{ types: Types.string, format: 'uuid' }, 'a string (uuid)'],
  [{ types: Types.object, format: 'globus-collection' }, 'an object (globus-collection)'],
  [scalar(Types.numeric | Types.null), 'a number or null'],
  [scalar(Types.integer), 'a whole number'],
  [scalar(Types.number), 'a number'],
  [scalar(Types.boolean | Types.string | Types.null), 'a string, true or false or null'],
  [scalar(Types.all & ~Types.null), 'any value but null'],
  [scalar(Types.all & ~Types.numeric), 'any value but a number'],
  [constant('a'), '"a"'],
  [joinAll(['a', 'b'].map(constant)), 'one of "a", "b"'],
  [joinAll([...'abcdefgh'].map(constant)), 'one of "a", "b", "c", "d", "e", "f", …'],
  [join(joinAll(['a', null].map(constant)), objectOf([])), 'an object or one of "a", null'],
  [constant('x'.repeat(50)), `"${'x'.repeat(39)}…"`],
  [arrayOf(string), 'an array of strings'],
  [arrayOf(join(string, constant(null))), 'an array'],
  [constant([]), 'an array without elements'],
  [scalar(Types.array), 'an array'],
])('typeWords %#: %j', (shape, words) => {
  expect(typeWords(shape)).toBe(words);
});

const collection = objectOf(
  [
    ['path', { shape: string, presence: Presence.Present | Presence.Optional }],
    ['id', string],
    ['gone', { shape: NEVER, presence: Presence.Absent }],
    ['two words', objectOf([['deep', objectOf([['deeper', string]])]])],
  ],
  'undeclared',
);

test.each<[Shape, string]>([
  [collection, '{ id: string, path?: string, "two words": { deep: {…} }, … }'],
  [objectOf([]), '{}'],
  [arrayOf(string), '[string, …]'],
  [constant([]), '[]'],
  [scalar(Types.array | Types.object), '{…} | […]'],
  [joinAll(['a', 1].map(constant)), '"a" | 1'],
  [join(objectOf([['a', string]]), UNKNOWN), 'any, like { a?: any, … }'],
  [UNKNOWN, 'any'],
  [NEVER, 'nothing'],
])('sketch %#', (shape, outline) => {
  expect(sketch(shape)).toBe(outline);
});

describe('example', () => {
  test('fits the shape, if anything does', () => {
    fc.assert(
      fc.property(shapes, shape => {
        if (valuesOf(shape)) expect(admits(shape, example(shape))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('looks like its format and has what may be left out', () => {
    const shape = objectOf([
      ['id', { types: Types.string, format: 'uuid' }],
      ['label', { shape: string, presence: Presence.Present | Presence.Optional }],
      ['unknown', { shape: UNKNOWN, presence: Presence.Unknown }],
      ['mode', joinAll(['copy', 'move'].map(constant))],
      ['files', arrayOf(objectOf([['size', scalar(Types.integer)]]))],
    ]);
    expect(example(shape)).toEqual({
      id: '00000000-0000-0000-0000-000000000000',
      label: 'text',
      mode: 'copy',
      files: [{ size: 1 }],
    });
  });
});
