import { expect, test } from 'vitest';
import type { GraphView } from '../../../language/src/index.ts';
import { travel } from './travel.ts';

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

test('to the others that the one before leads to, round and round', () => {
  expect(travel(view, 1, 0, 'after')).toBe(2);
  expect(travel(view, 3, 0, 'after')).toBe(1);
  expect(travel(view, 1, 0, 'before')).toBe(3);
  expect(travel(view, 4, 1, 'after')).toBeUndefined();
  expect(travel({ nodes: [], edges: [] }, 0, undefined, 'after')).toBeUndefined();
});
