import { expect, test } from 'vitest';
import type { GraphView } from '../../../language/src/index.ts';
import { type Direction, travel as travelIn } from './travel.ts';

const edges: [number, number][] = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 4],
  [2, 4],
  [3, 3],
  [3, 0],
];
const view: GraphView = {
  nodes: [],
  edges: edges.map(([from, to]) => ({ from, to, via: 'Next', words: '' })),
};

/** States stand from the right to the left. */
const travel = (flow: GraphView, at: number, from: number | undefined, direction: Direction) =>
  travelIn(flow, at, from, direction, node => -node);

test('on along the first transition, but not round in one state', () => {
  expect(travel(view, 0, undefined, 'on')).toBe(1);
  expect(travel(view, 3, 0, 'on')).toBe(0);
  expect(travel(view, 4, 1, 'on')).toBeUndefined();
});

test('back the way that was come, else to the first that leads here', () => {
  expect(travel(view, 4, 2, 'back')).toBe(2);
  expect(travel(view, 4, undefined, 'back')).toBe(1);
  expect(travel(view, 4, 0, 'back')).toBe(1);
});

test('to the others that the one before leads to, as they stand, round and round', () => {
  expect(travel(view, 1, 0, 'before')).toBe(2);
  expect(travel(view, 3, 0, 'before')).toBe(1);
  expect(travel(view, 1, 0, 'after')).toBe(3);
  expect(travel(view, 4, 1, 'after')).toBeUndefined();
  expect(travel({ nodes: [], edges: [] }, 0, undefined, 'after')).toBeUndefined();
});
