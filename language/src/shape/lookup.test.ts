import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePath } from '../path/parse.ts';
import { NEVER, UNKNOWN } from './build.ts';
import { arrayOf, constant, objectOf, scalar } from './construct.ts';
import { join } from './join.ts';
import { lookup, lookupPath } from './lookup.ts';
import { Presence, Types } from './shape.ts';
import { admits, valueAt } from './testing/admits.ts';
import { paths, shapes, withValue } from './testing/arbitrary.ts';

const { Present, Absent, Optional, Undeclared, Unknown } = Presence;
const optional = { shape: scalar(Types.string), presence: Present | Optional };

describe('lookup', () => {
  test('is right about every value that the shape covers', () => {
    fc.assert(
      fc.property(withValue(shapes), paths, ([shape, value], path) => {
        const found = lookup(shape, path);
        const at = valueAt(value, path);
        if (found.presence === Present) expect(at).toBeDefined();
        if (found.presence === Absent) expect(at).toBeUndefined();
        if (at !== undefined) expect(admits(found.shape, at)).toBe(true);
        expect(found.missingAt === -1).toBe(found.presence === Present);
      }),
    );
  });

  test('says where the way is not plainly there, and carries the doubt on', () => {
    const payload = objectOf([
      ['a', { shape: objectOf([['b', constant(1)]]), presence: Present | Absent }],
      ['input', objectOf([['label', optional]], 'undeclared')],
    ]);
    expect(lookup(payload, [])).toEqual({ shape: payload, presence: Present, missingAt: -1 });
    expect(lookup(payload, ['a', 'b'])).toEqual({
      shape: constant(1),
      presence: Present | Absent,
      missingAt: 0,
    });
    expect(lookup(payload, ['input', 'label'])).toMatchObject({ presence: Present | Optional, missingAt: 1 });
    expect(lookup(payload, ['input', 'lable'])).toEqual({
      shape: UNKNOWN,
      presence: Undeclared,
      missingAt: 1,
    });
    expect(lookup(payload, ['input', 'lable', 'x'])).toMatchObject({ presence: Undeclared, missingAt: 1 });
    expect(lookup(payload, ['b', 'c'])).toMatchObject({ presence: Absent, missingAt: 0 });
  });

  test('never there is never there, however doubtful the way to it', () => {
    const payload = objectOf([['a', { shape: objectOf([]), presence: Present | Unknown }]]);
    expect(lookup(payload, ['a', 'b'])).toMatchObject({ presence: Absent, missingAt: 1 });
  });

  test('finds nothing below what has no members', () => {
    const payload = objectOf([
      ['text', constant('x')],
      ['none', NEVER],
      ['some', join(constant(null), objectOf([['id', constant('x')]]))],
      ['any', { types: Types.all & ~Types.null }],
    ]);
    expect(lookup(payload, ['text', 'x'])).toMatchObject({ presence: Absent, missingAt: 1 });
    expect(lookup(payload, ['text', 0])).toMatchObject({ presence: Absent });
    expect(lookup(payload, ['some', 'id'])).toMatchObject({ presence: Present | Absent, missingAt: 1 });
    expect(lookup(payload, ['any', 'id'])).toMatchObject({ presence: Unknown });
    expect(lookup(payload, ['none', 'x'])).toMatchObject({ presence: Unknown });
    expect(lookup(payload, [0])).toMatchObject({ presence: Absent, missingAt: 0 });
  });

  test('knows the elements of an array, but not how many there are', () => {
    const payload = objectOf([
      ['list', arrayOf(objectOf([['name', scalar(Types.string)]]))],
      ['empty', constant([])],
    ]);
    expect(lookup(payload, ['list', 3, 'name'])).toEqual({
      shape: scalar(Types.string),
      presence: Present | Unknown,
      missingAt: 1,
    });
    expect(lookup(payload, ['list', 3, 'nam'])).toMatchObject({ presence: Absent });
    expect(lookup(payload, ['list', 'name'])).toMatchObject({ presence: Absent });
    expect(lookup(payload, ['empty', 0])).toMatchObject({ presence: Absent });
  });
});

describe('lookupPath', () => {
  const payload = objectOf([
    ['files', arrayOf(objectOf([['name', scalar(Types.string)]]))],
    ['a b', constant(1)],
  ]);
  const at = (text: string) => lookupPath(payload, parsePath(text));

  test('takes names and indexes step by step', () => {
    expect(at('$')).toMatchObject({ shape: payload, presence: Present });
    expect(at("$['a b']").shape).toEqual(constant(1));
    expect(at('$.files[0].nam')).toMatchObject({ presence: Absent, missingAt: 2 });
  });

  test('an indefinite path is an array that is always there', () => {
    const names = { shape: arrayOf(scalar(Types.string)), presence: Present, missingAt: -1 };
    for (const text of ['$.files[*].name', '$.files[1:].name', '$.files[0,1].name', '$.files[?(@.x)].name'])
      expect(at(text)).toEqual(names);
    for (const text of ['$..name', '$.*', '$.nothing[*].x'])
      expect(at(text)).toEqual({ ...names, shape: { types: Types.array } });
  });

  test('knows nothing of a malformed path', () => {
    expect(at('$.files.')).toEqual({ shape: UNKNOWN, presence: Unknown, missingAt: -1 });
  });
});
