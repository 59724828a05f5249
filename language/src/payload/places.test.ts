import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dominators, dominatorsOf } from './dominators.ts';
import { Places } from './places.ts';

const SIZE = 9;
const graphs = fc.array(fc.array(fc.nat(SIZE - 1), { maxLength: 3 }), { minLength: SIZE, maxLength: SIZE });

function reachable(successors: readonly (readonly number[])[], without = -1): Set<number> {
  const seen = new Set<number>();
  const visit = (node: number) => {
    if (node === without || seen.has(node)) return;
    seen.add(node);
    for (const next of successors[node] ?? []) visit(next);
  };
  visit(0);
  return seen;
}

/** Reachable nodes, each after those that lead to it but for loops. */
function order(successors: readonly (readonly number[])[]): number[] {
  const seen = new Set<number>();
  const done: number[] = [];
  const visit = (node: number) => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const next of successors[node] ?? []) visit(next);
    done.push(node);
  };
  visit(0);
  return done.reverse();
}

function analysed(successors: readonly (readonly number[])[]): Dominators {
  const predecessors: number[][] = successors.map(() => []);
  for (const [from, targets] of successors.entries()) for (const to of targets) predecessors[to]?.push(from);
  return dominatorsOf({ order: order(successors), predecessors });
}

test('a node dominates those that cannot be reached without it', () => {
  fc.assert(
    fc.property(graphs, successors => {
      const { first, last } = analysed(successors);
      const all = reachable(successors);
      for (const a of all) {
        const without = reachable(successors, a);
        for (const b of all) {
          const inside = (first[a] ?? 0) <= (first[b] ?? 0) && (first[b] ?? 0) <= (last[a] ?? 0);
          expect(inside).toBe(!without.has(b));
        }
      }
    }),
  );
});

test('the nearest place is the last one that every route passes', () => {
  fc.assert(
    fc.property(graphs, fc.uniqueArray(fc.nat(SIZE - 1)), (successors, chosen) => {
      const dominators = analysed(successors);
      const all = reachable(successors);
      const states = [0, ...chosen].filter((s, i, list) => all.has(s) && list.indexOf(s) === i);
      const places = new Places(dominators, states);
      for (const state of all) {
        const passed = states.filter(place => place === state || !reachable(successors, place).has(state));
        const last = passed.find(p => passed.every(q => q === p || !reachable(successors, q).has(p)));
        expect(places.nearest(state)).toBe(last);
      }
    }),
  );
});
