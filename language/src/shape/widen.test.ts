import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN } from './build.ts';
import { constant, objectOf, scalar } from './construct.ts';
import { lookup } from './lookup.ts';
import { type Shape, Types } from './shape.ts';
import { admits } from './testing/admits.ts';
import { shapes, withValue } from './testing/arbitrary.ts';
import { MAX_NESTING, widen } from './widen.ts';
import { write } from './write.ts';

/** How often a loop that does that to the payload is gone round until nothing is new. */
function rounds(start: Shape, body: (payload: Shape) => Shape): { count: number; head: Shape } {
  let head = start;
  for (let count = 1; count < 100; count++) {
    const next = widen(head, body(head));
    if (next === head) return { count, head };
    head = next;
  }
  return { count: Number.POSITIVE_INFINITY, head };
}

describe('widen', () => {
  test('covers what either side covers, and gives the old shape once nothing is new', () => {
    fc.assert(
      fc.property(withValue(shapes), shapes, ([a, value], b) => {
        const wide = widen(a, b);
        expect(admits(wide, value)).toBe(true);
        expect(admits(widen(b, a), value)).toBe(true);
        expect(widen(wide, a)).toBe(wide);
        expect(widen(wide, b)).toBe(wide);
      }),
    );
  });

  test('gives up values that grow', () => {
    const start = objectOf([['count', constant(0)]]);
    const { count, head } = rounds(start, payload => {
      const last = lookup(payload, ['count']).shape.values?.at(-1);
      return write(
        payload,
        ['count'],
        last === undefined ? scalar(Types.integer) : constant(Number(last) + 1),
      );
    });
    expect(count).toBe(2);
    expect(lookup(head, ['count']).shape).toEqual(scalar(Types.integer));
  });

  test('ends where a payload swallows itself, once or many times', () => {
    const chain = rounds(objectOf([['x', constant(1)]]), payload => write(payload, ['old'], payload));
    expect(chain.count).toBeLessThanOrEqual(MAX_NESTING + 2);
    const names = [...'abcdefghij'];
    const tree = rounds(objectOf([['x', constant(1)]]), payload =>
      names.reduce((result, name) => write(result, [name], payload), payload),
    );
    expect(tree.count).toBeLessThanOrEqual(MAX_NESTING + 2);
    expect(lookup(tree.head, Array(MAX_NESTING).fill('a')).shape).toEqual(UNKNOWN);
  });
});
