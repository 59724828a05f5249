import { expect, test } from 'vitest';
import { chain } from '../testing/views.ts';
import { sectionsOf } from './sections.ts';

const edges = (pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to]) => ({ from, to }));

test('a small flow is one section, and so is each part that hangs by itself', () => {
  expect(
    sectionsOf(
      5,
      edges([
        [0, 1],
        [1, 2],
        [3, 4],
      ]),
    ).map(({ nodes }) => nodes),
  ).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});

test('a long one is cut at states that every run passes, each at the foot of the section before', () => {
  const sections = sectionsOf(200, edges(chain(200)));
  expect(sections.length).toBeGreaterThan(4);
  expect(sections.flatMap(({ nodes }) => nodes)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect(sections.map(({ foot }) => foot)).toEqual([
    ...sections.slice(1).map(({ nodes }) => nodes[0]),
    undefined,
  ]);
});

test('no loop is cut where there is another place', () => {
  const loops = Array.from({ length: 10 }, (_, i) => [20 * i + 19, 20 * i + 2] as const);
  const all = edges([...chain(200), ...loops]);
  const sections = sectionsOf(200, all);
  const home = (node: number) => sections.findIndex(({ nodes }) => nodes.includes(node));
  expect(loops.filter(([from, to]) => home(from) !== home(to))).toEqual([]);
});

test('what ends beside the way down stays with what leads there', () => {
  const pairs = Array.from({ length: 60 }, (_, i) => [
    [2 * i, 2 * i + 1] as const,
    [2 * i, 2 * i + 2] as const,
  ]).flat();
  const sections = sectionsOf(121, edges(pairs));
  const home = (node: number) => sections.findIndex(({ nodes }) => nodes.includes(node));
  expect(sections.length).toBeGreaterThan(2);
  for (let i = 0; i < 60; i++) expect(home(2 * i + 1)).toBe(home(2 * i));
});

test('a tangle without such states is cut too', () => {
  const tangle = Array.from({ length: 400 }, (_, i) => [i % 300, (i * 7 + 3) % 300] as const);
  const sections = sectionsOf(300, edges([...chain(300), ...tangle]));
  expect(sections.flatMap(({ nodes }) => nodes).toSorted((a, b) => a - b)).toHaveLength(300);
  expect(Math.max(...sections.map(({ nodes }) => nodes.length))).toBeLessThanOrEqual(100);
});
