import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN } from './build.ts';
import { arrayOf, constant, objectOf, scalar } from './construct.ts';
import { lookup } from './lookup.ts';
import { Presence, type Shape, Types } from './shape.ts';
import { admits, placed } from './testing/admits.ts';
import { namedPaths, paths, shapes, withValue } from './testing/arbitrary.ts';
import { write, writeConflict } from './write.ts';

const { Present, Absent, Optional, Unknown } = Presence;

describe('write', () => {
  test('what is written is there', () => {
    fc.assert(
      fc.property(shapes, namedPaths, shapes, (payload, path, value) => {
        const found = lookup(write(payload, path, value), path);
        expect(found).toEqual({ shape: value, presence: Present, missingAt: -1 });
      }),
    );
  });

  test('covers what ResultPath makes of every payload', () => {
    fc.assert(
      fc.property(withValue(shapes), paths, withValue(shapes), ([payload, before], path, [shape, value]) => {
        const after = placed(before, path, value);
        if (after !== undefined) expect(admits(write(payload, path, shape), after)).toBe(true);
        if (writeConflict(payload, path) !== undefined) expect(after).toBeUndefined();
      }),
    );
  });

  test('makes the objects on the way and keeps what stands beside', () => {
    const payload = objectOf([
      ['a', { shape: objectOf([['x', constant(1)]]), presence: Present | Optional }],
      ['c', constant(2)],
    ]);
    const after = write(payload, ['a', 'b', 'd'], constant('new'));
    expect(lookup(after, ['a', 'b', 'd']).presence).toBe(Present);
    expect(lookup(after, ['a', 'x']).presence).toBe(Present | Optional);
    expect(lookup(after, ['a', 'b', 'e']).presence).toBe(Absent);
    expect(lookup(after, ['a', 'y']).presence).toBe(Absent);
    expect(lookup(after, ['c']).shape).toEqual(constant(2));
    expect(lookup(payload, ['a', 'b']).presence).toBe(Absent);
  });

  test('does not know more of what nobody knew', () => {
    const after = write(objectOf([], 'unknown'), ['a', 'b'], constant(1));
    expect(lookup(after, ['a', 'c']).presence).toBe(Unknown);
    expect(lookup(after, ['d']).presence).toBe(Unknown);
  });

  test('replaces everything without steps', () => {
    const value = objectOf([['x', constant(1)]]);
    expect(write(objectOf([['y', constant(1)]]), [], value)).toBe(value);
  });

  test('an element written may be any of them', () => {
    const payload = objectOf([['list', arrayOf(constant(1))]]);
    expect(lookup(write(payload, ['list', 0], constant('x')), ['list', 1]).shape.values).toEqual([1, 'x']);
    const deep = write(objectOf([['list', arrayOf(objectOf([]))]]), ['list', 0, 'x'], constant(1));
    expect(lookup(deep, ['list', 0, 'x']).presence).toBe(Present | Absent | Unknown);
  });
});

describe('writeConflict', () => {
  const payload = objectOf([
    ['text', constant('x')],
    ['list', arrayOf(UNKNOWN)],
    ['maybe', { shape: constant('x'), presence: Present | Absent }],
  ]);

  test.each<[string[], number | undefined]>([
    [['text'], undefined],
    [['text', 'a'], 1],
    [['text', 'a', 'b'], 1],
    [['list', 'a'], 1],
    [['new', 'a', 'b'], undefined],
    [['maybe', 'a'], undefined],
  ])('%j', (path, index) => {
    expect(writeConflict(payload, path)).toBe(index);
  });

  test('of indexes and of a payload that is no object', () => {
    expect(writeConflict(payload, ['list', 0])).toBeUndefined();
    expect(writeConflict(payload, ['new', 0])).toBe(1);
    expect(writeConflict(payload, [0])).toBe(0);
    expect(writeConflict(scalar(Types.string), ['a'])).toBe(0);
    expect(writeConflict(UNKNOWN, ['a', 'b'])).toBeUndefined();
  });
});

describe('facts that booleans imply', () => {
  const present = (...path: string[]) => ({ path, present: true });
  const flag = (...path: string[]): Shape => ({
    types: Types.boolean,
    implies: { whenTrue: [present(...path)], whenFalse: [{ path, present: false }] },
  });
  const impliesAt = (payload: Shape, ...path: string[]) => lookup(payload, path).shape.implies;

  test('are forgotten when what they are about is written', () => {
    const flags = objectOf([
      ['hasA', flag('a')],
      ['hasB', flag('b', 'c')],
    ]);
    const payload = write(objectOf([], 'unknown'), ['flags'], flags);
    expect(impliesAt(payload, 'flags', 'hasA')).toEqual(flag('a').implies);
    const withA = write(payload, ['a', 'x'], constant(1));
    expect(impliesAt(withA, 'flags', 'hasA')).toBeUndefined();
    expect(impliesAt(withA, 'flags', 'hasB')).toEqual(flag('b', 'c').implies);
    expect(impliesAt(write(withA, ['b'], constant(1)), 'flags', 'hasB')).toBeUndefined();
    expect(impliesAt(write(withA, ['b', 'd'], constant(1)), 'flags', 'hasB')).toBeDefined();
  });

  test('are forgotten with the payload that they are about', () => {
    const payload = write(UNKNOWN, [], objectOf([['hasA', flag('a')]]));
    expect(impliesAt(payload, 'hasA')).toBeUndefined();
    expect(impliesAt(write(UNKNOWN, ['a'], objectOf([['hasA', flag('a')]])), 'a', 'hasA')).toBeUndefined();
  });

  test('are not kept of more than sixteen booleans', () => {
    let payload = objectOf([]);
    for (let i = 0; i < 20; i++) payload = write(payload, [`has${i}`], flag('a'));
    const kept = [...Array(20).keys()].filter(i => impliesAt(payload, `has${i}`));
    expect(kept).toEqual([...Array(16).keys()].map(i => i + 4));
    expect(lookup(payload, ['has0']).shape).toEqual(scalar(Types.boolean));
  });
});
