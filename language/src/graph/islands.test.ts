import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { islandsOf } from './islands.ts';

/** The graph of a flow that starts at the first of these states, each of which leads to some of them. */
function graphOf(ways: readonly (readonly number[])[]) {
  const states = ways.map((to, index) => [
    `S${index}`,
    to.length === 0
      ? { Type: 'Pass', End: true }
      : {
          Type: 'Choice',
          Choices: to.map(state => ({ Variable: '$.a', IsPresent: true, Next: `S${state}` })),
        },
  ]);
  const text = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) });
  return new FlowDocument('file:///a.flow.json', text).graph;
}

function reached(from: number, ways: readonly (readonly number[])[]): Set<number> {
  const found = new Set([from]);
  for (const state of found) for (const to of ways[state] ?? []) found.add(to);
  return found;
}

test('each island has one head, and what no other head leads to', () => {
  const graphs = fc.integer({ min: 1, max: 7 }).chain(count => {
    const state = fc.nat({ max: count - 1 });
    return fc.array(fc.uniqueArray(state, { maxLength: 3 }), { minLength: count, maxLength: count });
  });
  fc.assert(
    fc.property(graphs, ways => {
      const alive = reached(0, ways);
      const lost = ways.map((_, state) => state).filter(state => !alive.has(state));
      const islands = islandsOf(graphOf(ways));
      const lands = islands.map(({ head }) => reached(head, ways));
      expect(new Set(lands.flatMap(land => [...land].filter(state => !alive.has(state))))).toEqual(
        new Set(lost),
      );
      for (const [index, { states }] of islands.entries())
        expect(states).toEqual(
          lost.filter(state => lands.every((land, other) => land.has(state) === (other === index))),
        );
    }),
  );
});

test('as many islands as there are states take no longer than their number', () => {
  const islands = islandsOf(graphOf(Array.from({ length: 50_000 }, () => [])));
  expect(islands).toHaveLength(49_999);
});
