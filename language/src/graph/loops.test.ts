import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from './graph.ts';
import { loopsOf } from './loops.ts';

const SIZE = 8;
const graphs = fc.array(fc.array(fc.nat(SIZE - 1), { maxLength: 3 }), { minLength: SIZE, maxLength: SIZE });

function graphOf(successors: readonly (readonly number[])[]): Graph {
  return {
    byName: new Map(),
    starts: [0],
    successors,
    dangling: [],
    guessed: new Set(),
    ends: new Uint8Array(successors.length),
    allEnd: true,
    isReachable: () => true,
    canEnd: () => true,
  };
}

/** What can be got to from a node by at least one step. */
function after(successors: readonly (readonly number[])[], node: number): Set<number> {
  const seen = new Set<number>();
  const open = [...(successors[node] ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(successors[at] ?? []));
  }
  return seen;
}

test('two states are in one loop if and only if each leads to the other', () => {
  fc.assert(
    fc.property(graphs, successors => {
      const loops = loopsOf(graphOf(successors));
      const reached = new Set([0, ...after(successors, 0)]);
      const together = (a: number, b: number) => loops.some(loop => loop.includes(a) && loop.includes(b));
      for (const a of reached)
        for (const b of reached)
          expect(together(a, b)).toBe(after(successors, a).has(b) && after(successors, b).has(a));
      expect(loops.flat().every(state => reached.has(state))).toBe(true);
    }),
  );
});

test('a long chain is no matter', () => {
  const ring = Array.from({ length: 100_000 }, (_, i) => [(i + 1) % 100_000]);
  expect(loopsOf(graphOf(ring))).toHaveLength(1);
});
