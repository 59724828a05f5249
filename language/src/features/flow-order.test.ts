import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { flowOrder } from './flow-order.ts';

const names = (states: Record<string, object>, StartAt = 'A') => {
  const { graph, states: read } = new FlowDocument(
    'file:///a.flow.json',
    JSON.stringify({ StartAt, States: states }),
  );
  return flowOrder(graph).map(i => read[i]?.name);
};
const go = (Next: string) => ({ Type: 'Pass', Next });
const END = { Type: 'Pass', End: true };

test('a chain', () => expect(names({ C: END, B: go('C'), A: go('B') })).toEqual(['A', 'B', 'C']));

test('the main way before handlers, and what both lead to behind both', () => {
  const states = {
    Handler: go('Z'),
    Z: END,
    A: { Type: 'Action', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Handler' }], Next: 'B' },
    B: go('Z'),
  };
  expect(names(states)).toEqual(['A', 'B', 'Handler', 'Z']);
});

test('a loop, and what no run gets to last', () =>
  expect(names({ Lost: go('A'), B: go('A'), A: go('B') })).toEqual(['A', 'B', 'Lost']));

test('a chain that is longer than a stack is deep', () => {
  const count = 20_000;
  const states = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`S${i}`, i + 1 < count ? go(`S${i + 1}`) : END]),
  );
  expect(names(states, 'S0')).toHaveLength(count);
});
