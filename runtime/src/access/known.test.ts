import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { place } from '../result-path.ts';
import type { Json, JsonObject } from '../types.ts';
import { joined, type Known, known, knownAt, knownWith, same, UNKNOWN, whole } from './known.ts';

const json: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.letrec<{ value: Json }>(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(null, 1, 'x'),
      fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
    ),
  })).value,
);
const way = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });

describe('what is known of a value', () => {
  test('placing a known value does what the interpreter does', () => {
    fc.assert(
      fc.property(json, way, json, (payload, steps, value) => {
        const placed = whole(knownWith(known(payload), steps, known(value)));
        if (placed !== undefined) expect(placed).toEqual(place(['$', ...steps].join('.'), value, payload));
      }),
    );
  });

  test('of two payloads only that is known in which they agree', () => {
    fc.assert(
      fc.property(json, json, way, (a, b, steps) => {
        const found = knownAt(joined(known(a), known(b)), steps);
        for (const one of [a, b]) {
          const there = knownAt(known(one), steps);
          if (!found) expect(there).toBeUndefined();
          else if (whole(found) !== undefined) expect(there && whole(there)).toEqual(whole(found));
        }
      }),
    );
  });

  test('joining again with less changes nothing more', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const once = joined(known(a), known(b));
        expect(same(joined(once, known(b)), once)).toBe(true);
        expect(joined(once, UNKNOWN)).toEqual(UNKNOWN);
      }),
    );
  });

  test('a member of what is not known may be there; a known one stays known', () => {
    const open: Known = knownWith(UNKNOWN, ['a', 'b'], known(1));
    expect(knownAt(open, ['a', 'b'])).toEqual(known(1));
    expect(knownAt(open, ['z'])).toEqual(UNKNOWN);
    expect(whole(open)).toBeUndefined();
  });
});
