import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Json, jsonOf } from './json.ts';
import { sameJson, semanticDiff } from './semantic-diff.ts';

test('additions, removals and changes by their pointers', () => {
  const before = { a: 1, 'b/c': { '~d': [1, 2, 3] }, e: true };
  const after = { 'b/c': { '~d': [1, 5] }, a: 1, f: null };
  expect(semanticDiff(before, after)).toEqual([
    { kind: 'added', pointer: '/f', after: null },
    { kind: 'removed', pointer: '/e', before: true },
    { kind: 'removed', pointer: '/b~1c/~0d/2', before: 3 },
    { kind: 'changed', pointer: '/b~1c/~0d/1', before: 2, after: 5 },
  ]);
});

test('the whole value, and kinds that differ', () => {
  expect(semanticDiff(1, 2)).toEqual([{ kind: 'changed', pointer: '', before: 1, after: 2 }]);
  expect(semanticDiff({ a: [] }, { a: {} })).toEqual([
    { kind: 'changed', pointer: '/a', before: [], after: {} },
  ]);
  expect(semanticDiff(null, {})).toHaveLength(1);
});

test('a key named __proto__ is a key like any other', () => {
  const before: Json = JSON.parse('{"__proto__": 1}');
  expect(semanticDiff(before, {})).toEqual([{ kind: 'removed', pointer: '/__proto__', before: 1 }]);
});

test('nesting may be deeper than calls can be', () => {
  let deep: Json = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(sameJson(deep, deep)).toBe(true);
});

test('a value is the same as itself with its keys shuffled, and not as anything else', () => {
  const shuffled = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, item]) => [key, shuffled(item)]));
  };
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [before, after] = [jsonOf(one), jsonOf(other)];
      expect(sameJson(before, shuffled(before))).toBe(true);
      const sorted = (value: Json) => JSON.stringify(canonical(value));
      expect(sameJson(before, after)).toBe(sorted(before) === sorted(after));
    }),
  );
});

function canonical(value: Json): Json {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item)]));
}
