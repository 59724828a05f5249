import { expect, test } from 'vitest';
import type { Json } from '../types.ts';
import { differences } from './differences.ts';

test.each<[Json, Json, Json | undefined]>([
  [{ a: 1 }, { a: 1 }, undefined],
  [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, undefined],
  [{ a: 1 }, { a: 2 }, { a: { Before: 1, After: 2 } }],
  [{}, { a: null }, { a: { After: null } }],
  [{ a: 1, b: 1 }, { b: 1 }, { a: { Before: 1 } }],
  [{ a: 1 }, 7, undefined],
  [[1], [2], undefined],
])('%j and then %j', (before, after, expected) => {
  expect(differences(before, after)).toEqual(expected);
});
