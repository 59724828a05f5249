import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN } from './build.ts';
import { arrayOf, constant, objectOf, scalar } from './construct.ts';
import { join, joinAll } from './join.ts';
import { lookup } from './lookup.ts';
import { assume, assumeAll } from './narrow.ts';
import { type Fact, Presence, type Shape, Types } from './shape.ts';
import { admits, holds } from './testing/admits.ts';
import { facts, shapes, withValue } from './testing/arbitrary.ts';

const { Present, Absent, Optional, Undeclared, Unknown } = Presence;

const found = (payload: Shape, fact: Fact) => {
  const narrowed = assume(payload, fact);
  return narrowed && lookup(narrowed, fact.path);
};

describe('assume', () => {
  test('leaves every value for which the fact holds', () => {
    fc.assert(
      fc.property(withValue(shapes), facts, ([shape, value], fact) => {
        if (!holds(fact, value)) return;
        const narrowed = assume(shape, fact);
        expect(narrowed).toBeDefined();
        expect(narrowed && admits(narrowed, value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('never lets in a value', () => {
    const narrowed = fc
      .tuple(shapes, facts)
      .map(([shape, fact]) => ({ shape, narrowed: assume(shape, fact) ?? shape }));
    fc.assert(
      fc.property(
        narrowed.chain(pair => fc.tuple(fc.constant(pair.shape), withValue(fc.constant(pair.narrowed)))),
        ([shape, [covering, value]]) => {
          if (covering !== UNKNOWN) expect(admits(shape, value)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('gives the payload itself where the fact says nothing new', () => {
    fc.assert(
      fc.property(shapes, facts, (shape, fact) => {
        const once = assume(shape, fact);
        if (once && !fact.path.some(step => typeof step === 'number')) expect(assume(once, fact)).toBe(once);
      }),
    );
  });

  const input = objectOf(
    [
      ['id', scalar(Types.string)],
      ['mode', { shape: joinAll(['copy', 'move'].map(constant)), presence: Present | Optional }],
      ['more', { shape: objectOf([['x', constant(1)]]), presence: Present | Optional }],
    ],
    'undeclared',
  );

  test('presence', () => {
    expect(found(input, { path: ['mode'], present: true })?.presence).toBe(Present);
    expect(found(input, { path: ['mode'], present: false })?.presence).toBe(Absent);
    expect(assume(input, { path: ['id'], present: false })).toBeUndefined();
    expect(assume(input, { path: ['id'], present: true })).toBe(input);
    expect(found(input, { path: ['undeclared'], present: true })).toEqual({
      shape: UNKNOWN,
      presence: Present,
      missingAt: -1,
    });
    expect(found(input, { path: ['undeclared'], present: false })?.presence).toBe(Absent);
    expect(assume(objectOf([]), { path: ['a'], present: true })).toBeUndefined();
    expect(assume(objectOf([]), { path: ['a'], present: false })).toBeDefined();
  });

  test('presence of a whole path', () => {
    const there = assume(input, { path: ['more', 'x'], present: true });
    expect(there && lookup(there, ['more', 'x']).presence).toBe(Present);
    const not = assume(input, { path: ['more', 'x'], present: false });
    expect(not && lookup(not, ['more']).presence).toBe(Absent);
    const below = assume(input, { path: ['more', 'y', 'z'], present: true });
    expect(below).toBeUndefined();
    const unknown = assume(objectOf([], 'unknown'), { path: ['a', 'b'], present: false });
    expect(unknown && lookup(unknown, ['a', 'b']).presence).toBe(Absent);
    expect(unknown && lookup(unknown, ['a']).presence).toBe(Unknown);
  });

  test('equality makes the path present and its values few', () => {
    expect(found(input, { path: ['mode'], equals: 'copy' })).toMatchObject({
      presence: Present,
      shape: { values: ['copy'] },
    });
    expect(assume(input, { path: ['mode'], equals: 'delete' })).toBeUndefined();
    expect(assume(input, { path: ['id'], equals: 1 })).toBeUndefined();
    expect(found(input, { path: ['id'], equals: 'x' })?.shape).toEqual(constant('x'));
  });

  test('inequality takes a value away, and the path with the last one', () => {
    expect(found(input, { path: ['mode'], notEquals: 'copy' })).toMatchObject({
      presence: Present | Optional,
      shape: { values: ['move'] },
    });
    const neither = assumeAll(input, [
      { path: ['mode'], notEquals: 'copy' },
      { path: ['mode'], notEquals: 'move' },
    ]);
    expect(neither && lookup(neither, ['mode']).presence).toBe(Absent);
    expect(assume(objectOf([['a', constant(1)]]), { path: ['a'], notEquals: 1 })).toBeUndefined();
    expect(
      found(objectOf([['a', scalar(Types.boolean)]]), { path: ['a'], notEquals: true })?.shape.values,
    ).toEqual([false]);
    const nullable = objectOf([['a', scalar(Types.string | Types.null)]]);
    expect(found(nullable, { path: ['a'], notEquals: null })?.shape).toEqual(scalar(Types.string));
  });

  test('types', () => {
    const payload = objectOf([['a', join(constant(1), objectOf([]))]]);
    expect(found(payload, { path: ['a'], types: Types.object })?.shape).toEqual(objectOf([]));
    expect(assume(payload, { path: ['a'], types: Types.string })).toBeUndefined();
    expect(found(input, { path: ['undeclared'], types: Types.numeric })?.shape).toEqual(
      scalar(Types.numeric),
    );
  });

  test('of the elements of an array nothing more is known', () => {
    const payload = objectOf([['list', arrayOf(scalar(Types.numeric))]], 'undeclared');
    for (const fact of [{ equals: 1 }, { notEquals: 1 }, { present: false }, { types: Types.integer }])
      expect(assume(payload, { path: ['list', 0], ...fact })).toBe(payload);
    expect(assume(objectOf([['list', constant([])]]), { path: ['list', 0], present: true })).toBeUndefined();
    const other = assume(payload, { path: ['other', 0], present: true });
    expect(other && lookup(other, ['other'])).toMatchObject({
      presence: Present,
      shape: { types: Types.array },
    });
    expect(lookup(payload, ['other']).presence).toBe(Undeclared);
  });

  test('what a boolean implies holds once the boolean is known', () => {
    const hasMode: Shape = {
      types: Types.boolean,
      implies: {
        whenTrue: [{ path: ['mode'], present: true }],
        whenFalse: [{ path: ['mode'], present: false }],
      },
    };
    const payload = objectOf([...(input.object?.properties.entries() ?? []), ['hasMode', hasMode]]);
    const presence = (fact: Fact) => {
      const narrowed = assume(payload, fact);
      return narrowed && lookup(narrowed, ['mode']).presence;
    };
    expect(presence({ path: ['hasMode'], equals: true })).toBe(Present);
    expect(presence({ path: ['hasMode'], equals: false })).toBe(Absent);
    expect(presence({ path: ['hasMode'], notEquals: true })).toBe(Absent);
    const sure = assume(payload, { path: ['mode'], present: true });
    expect(sure && assume(sure, { path: ['hasMode'], equals: false })).toBeUndefined();
  });
});
