import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEVER, UNKNOWN } from './build.ts';
import { arrayOf, constant, objectOf, scalar, withOrigin } from './construct.ts';
import { equalShapes } from './equal.ts';
import { join, joinAll } from './join.ts';
import { Presence, type Shape, Types } from './shape.ts';
import { admits } from './testing/admits.ts';
import { shapes, withValue } from './testing/arbitrary.ts';

const presenceOf = (shape: Shape, name: string) => shape.object?.properties.get(name)?.presence;

describe('join', () => {
  test('does not care about the order', () => {
    fc.assert(fc.property(shapes, shapes, (a, b) => equalShapes(join(a, b), join(b, a))));
  });

  test('gives the shape itself where nothing is added', () => {
    fc.assert(
      fc.property(shapes, shapes, (a, b) => {
        const both = join(a, b);
        expect(join(a, a)).toBe(a);
        expect(join(both, a)).toBe(both);
        expect(join(both, b)).toBe(both);
        expect(join(both, both)).toBe(both);
      }),
    );
  });

  test('does not care about the grouping', () => {
    fc.assert(
      fc.property(shapes, shapes, shapes, (a, b, c) => equalShapes(join(join(a, b), c), join(a, join(b, c)))),
    );
  });

  test('covers what either side covers', () => {
    fc.assert(
      fc.property(withValue(shapes), shapes, ([a, value], b) => {
        expect(admits(a, value)).toBe(true);
        expect(admits(join(a, b), value)).toBe(true);
        expect(admits(join(b, a), value)).toBe(true);
      }),
    );
  });

  test('lists values up to sixteen', () => {
    const numbers = (count: number) => joinAll([...Array(count).keys()].map(constant));
    expect(numbers(16).values).toHaveLength(16);
    expect(numbers(17)).toEqual({ types: Types.integer });
    expect(join(constant('a'), scalar(Types.string)).values).toBeUndefined();
    expect(join(constant('a'), arrayOf(UNKNOWN)).values).toEqual(['a']);
    expect(join(constant('a'), constant(1))).toEqual({
      types: Types.string | Types.integer,
      values: ['a', 1],
    });
  });

  test('says of a property on one side what the other side knows of it', () => {
    const a = objectOf([['x', constant(1)]]);
    expect(presenceOf(join(a, objectOf([])), 'x')).toBe(Presence.Present | Presence.Absent);
    expect(presenceOf(join(a, objectOf([], 'undeclared')), 'x')).toBe(Presence.Present | Presence.Undeclared);
    expect(presenceOf(join(objectOf([], 'unknown'), a), 'x')).toBe(Presence.Present | Presence.Unknown);
    expect(join(a, objectOf([], 'undeclared')).object?.others).toBe('undeclared');
  });

  test('keeps on view what may be there, once the value may be anything', () => {
    const result = objectOf([['details', objectOf([['task_id', scalar(Types.string)]])]]);
    const joined = join(objectOf([['copy', result]]), objectOf([], 'undeclared'));
    const copy = joined.object?.properties.get('copy')?.shape ?? NEVER;
    expect(copy.types).toBe(Types.all);
    expect(presenceOf(copy, 'details')).toBe(Presence.Present | Presence.Undeclared);
    expect(copy.object?.others).toBe('undeclared');
  });

  test('keeps of what is said for people and of facts only what both say', () => {
    const a = withOrigin(scalar(Types.string), { kind: 'result', state: 'Copy', provider: 'p' });
    const same = withOrigin(scalar(Types.string), { kind: 'result', state: 'Copy', provider: 'p' });
    const other = withOrigin(scalar(Types.string), { kind: 'result', state: 'Copy', provider: 'q' });
    expect(join(a, same)).toBe(a);
    expect(join(a, other).origin).toBeUndefined();
    const fact = (name: string) => ({ path: [name], present: true });
    const x = { types: Types.boolean, implies: { whenTrue: [fact('a'), fact('b')], whenFalse: [] } };
    const y = { types: Types.boolean, implies: { whenTrue: [fact('b'), fact('c')], whenFalse: [] } };
    expect(join(x, y).implies).toEqual({ whenTrue: [fact('b')], whenFalse: [] });
    expect(join(x, constant(null)).implies).toBe(x.implies);
    expect(join(x, scalar(Types.boolean)).implies).toBeUndefined();
    expect(join({ types: Types.string, format: 'uuid' }, constant(null)).format).toBe('uuid');
    expect(join({ types: Types.string, format: 'uuid' }, constant('a')).format).toBeUndefined();
  });

  test('an empty array says what its elements are only if it is not joined', () => {
    expect(constant([]).items).toEqual(NEVER);
    expect(join(constant([]), constant([1])).items).toEqual(constant(1));
  });

  test('takes a payload that holds copies of itself', () => {
    const grown = (leaf: Shape) => {
      let shape = leaf;
      for (let i = 0; i < 60; i++)
        shape = objectOf([
          ['left', shape],
          ['right', shape],
        ]);
      return shape;
    };
    const joined = join(grown(constant(1)), grown(constant(2)));
    expect(joined.object?.properties.get('left')?.shape).toBe(joined.object?.properties.get('right')?.shape);
  });
});
