import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge, PersistentMap } from './persistent-map.ts';

/** Keys of one hash: 'costarring' and 'liquid' are a known pair for FNV-1a. */
const COLLIDING = ['costarring', 'liquid'];
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '', ...COLLIDING),
  fc.string({ maxLength: 3 }),
);
const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key, value: fc.nat(5) }),
  fc.record({ kind: fc.constant('delete' as const), key }),
);
const entries = fc.array(fc.tuple(key, fc.nat(5)), { maxLength: 40 });

const contents = <V>(map: PersistentMap<V>) => Object.fromEntries(map.sorted().map(([k, v]) => [`.${k}`, v]));
const expected = <V>(map: Map<string, V>) => Object.fromEntries([...map].map(([k, v]) => [`.${k}`, v]));

describe('a persistent map', () => {
  test('does what Map does, after any changes, and leaves the older maps alone', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), changes => {
        let map = PersistentMap.empty<number>();
        const model = new Map<string, number>();
        for (const c of changes) {
          const before = contents(map);
          const next = c.kind === 'set' ? map.set(c.key, c.value) : map.delete(c.key);
          expect(contents(map)).toEqual(before);
          map = next;
          if (c.kind === 'set') model.set(c.key, c.value);
          else model.delete(c.key);
          expect(map.get(c.key)).toBe(model.get(c.key));
          expect(map.size).toBe(model.size);
        }
        expect(contents(map)).toEqual(expected(model));
      }),
    );
  });

  test('lists its entries in an order that does not tell how it came about', () => {
    fc.assert(
      fc.property(entries, list => {
        const map = PersistentMap.of(list);
        const again = PersistentMap.of([['zz', 1], ...map.sorted().reverse()]).delete('zz');
        if (map.get('zz') === undefined) expect([...again.entries()]).toEqual([...map.entries()]);
      }),
    );
  });

  test('is the same map after a change that changes nothing', () => {
    const map = PersistentMap.of(COLLIDING.map(k => [k, 1]));
    expect(map.set('liquid', 1)).toBe(map);
    expect(map.delete('solid')).toBe(map);
    expect(map.set('liquid', 2).get('costarring')).toBe(1);
  });

  test('takes keys of one hash and many keys', () => {
    const keys = [...Array(3000).keys()].map(String).concat(COLLIDING);
    let map = PersistentMap.of(keys.map(k => [k, k]));
    expect(map.size).toBe(3002);
    for (const k of keys) expect(map.get(k)).toBe(k);
    for (const k of keys) map = map.delete(k);
    expect([...map.entries()]).toEqual([]);
  });
});

describe('merge', () => {
  const sum = (a: PersistentMap<number>, b: PersistentMap<number>) =>
    merge(
      a,
      b,
      (x, y) => (x + y === 7 ? undefined : Math.max(x, y)),
      x => (x === 0 ? undefined : x),
      x => (x === 1 ? undefined : x),
    );

  test('does key by key what it is told', () => {
    fc.assert(
      fc.property(entries, entries, (left, right) => {
        const [a, b] = [new Map(left), new Map(right)];
        const model = new Map<string, number>();
        for (const k of new Set([...a.keys(), ...b.keys()])) {
          const [x, y] = [a.get(k), b.get(k)];
          if (x !== undefined && y !== undefined) {
            if (x === y || x + y !== 7) model.set(k, Math.max(x, y));
          } else if (x !== undefined && x !== 0) model.set(k, x);
          else if (y !== undefined && y !== 1) model.set(k, y);
        }
        const merged = sum(PersistentMap.of(a), PersistentMap.of(b));
        expect(contents(merged)).toEqual(expected(model));
        expect([...merged.entries()]).toEqual([...PersistentMap.of(model).entries()]);
        expect(merged.size).toBe(model.size);
      }),
    );
  });

  const keep = <V>(x: V) => x;

  test('gives one of the two maps itself where the result is that map', () => {
    fc.assert(
      fc.property(entries, entries, (left, right) => {
        const a = PersistentMap.of(left);
        const both = merge(a, PersistentMap.of(right), keep, keep, keep);
        expect(merge(both, a, keep, keep, keep)).toBe(both);
        expect(merge(a, both, (_, y) => y, keep, keep)).toBe(both);
        expect(merge(a, a, keep, keep, keep)).toBe(a);
      }),
    );
  });

  test('visits only what two maps of one origin do not share', () => {
    const base = PersistentMap.of([...Array(5000).keys()].map(i => [`key ${i}`, { i }]));
    const a = base.set('key 17', { i: -1 }).set('only in a', { i: 1 });
    const b = base.set('key 17', { i: -2 }).delete('key 4711');
    const visited: string[] = [];
    const seen =
      (side: string) =>
      <V>(value: V, key: string) => {
        visited.push(`${side} ${key}`);
        return value;
      };
    const merged = merge(a, b, (x, _, k) => seen('both')(x, k), seen('a'), seen('b'));
    expect(visited.sort()).toEqual(['a key 4711', 'a only in a', 'both key 17']);
    expect(merged).toBe(a);
  });
});
