import { describe, expect, test } from 'vitest';
import { place, remove } from './result-path.ts';
import type { Json } from './types.ts';

describe('a result', () => {
  test.each<[Json | undefined, Json, Json]>([
    [undefined, { a: 1 }, 'r'],
    ['$', { a: 1 }, 'r'],
    [null, { a: 1 }, { a: 1 }],
    ['$.a', { a: { b: 1 } }, { a: 'r' }],
    ['$.a.c', { a: { b: 1 } }, { a: { b: 1, c: 'r' } }],
    ['$.x.y.z', { a: 1 }, { a: 1, x: { y: { z: 'r' } } }],
    ["$['x y']", {}, { 'x y': 'r' }],
    ['$.l[1]', { l: [1, 2] }, { l: [1, 'r'] }],
    ['$.l[-1].m', { l: [{}, { n: 1 }] }, { l: [{}, { n: 1, m: 'r' }] }],
  ])('at %j of %j', (path, payload, expected) => {
    const text = JSON.stringify(payload);
    expect(place(path, 'r', payload)).toEqual(expected);
    expect(JSON.stringify(payload)).toBe(text);
  });

  test.each<[Json, Json, RegExp]>([
    ['$.a.b', { a: 'text' }, /'\$\.a' is not an object/],
    ['$.a.b', { a: null }, /'\$\.a' is not an object/],
    ['$.a.b', { a: [] }, /'\$\.a' is not an object/],
    ['$.a', 'text', /'\$' is not an object/],
    ['$.l[2]', { l: [1, 2] }, /'\$\.l\[2\]' does not exist/],
    ['$.l[0]', {}, /'\$\.l' is not an array/],
    ['$.l[*]', { l: [] }, /names and single indexes/],
    ['$.', {}, /names and single indexes/],
    [5, {}, /names and single indexes/],
    ['$._context', {}, /run context/],
  ])('cannot go to %j of %j', (path, payload, message) => {
    expect(() => place(path, 'r', payload)).toThrow(message);
  });

  test('shares what is not on its way', () => {
    const payload = { big: { x: [1] }, a: { other: { y: 2 } } };
    const placed = place('$.a.r', 1, payload) as typeof payload;
    expect(placed.big).toBe(payload.big);
    expect(placed.a.other).toBe(payload.a.other);
  });
});

test('a value can be taken out', () => {
  const payload = { a: { b: 1, c: [1, { d: 2 }, 3] } };
  expect(remove(['a', 'b'], payload)).toEqual({ a: { c: [1, { d: 2 }, 3] } });
  expect(remove(['a', 'c', 0], payload)).toEqual({ a: { b: 1, c: [{ d: 2 }, 3] } });
  expect(remove(['a', 'c', 1, 'd'], payload)).toEqual({ a: { b: 1, c: [1, {}, 3] } });
});
