import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphView } from '../../../language/src/index.ts';
import { estimate } from '../measure.ts';
import type { Picture, PlacedNode } from '../picture.ts';
import { chain, viewOf } from '../testing/views.ts';
import { layOut, layouter } from './layouter.ts';

const overlap = (a: PlacedNode, b: PlacedNode) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 &&
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.5;

/** What holds of every picture. */
function expectWhole(view: GraphView, picture: Picture): void {
  expect([...picture.nodes.keys()].sort((a, b) => a - b)).toEqual([...view.nodes.keys()]);
  const drawn = picture.lines.flatMap(({ edge }) => edge ?? []).sort((a, b) => a - b);
  expect(drawn).toEqual([...view.edges.keys()]);
  const nodes = [...picture.nodes.values()];
  for (const [i, a] of nodes.entries()) {
    expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width / 2).toBeLessThanOrEqual(picture.width);
    expect(a.y + a.height / 2).toBeLessThanOrEqual(picture.height);
    expect(nodes.slice(i + 1).filter(b => overlap(a, b))).toEqual([]);
  }
}

/** The ends of a line lie at the rims of its nodes, or at signs that tell of them. */
function expectTold(view: GraphView, { nodes, lines, signs }: Picture): void {
  for (const { edge, points } of lines) {
    const told = view.edges[edge ?? -1];
    const last = points.at(-1);
    const target = nodes.get(told?.to ?? -1);
    if (!told || !last || !target) continue;
    const near = (box: { x: number; y: number; width: number; height: number }) =>
      Math.abs(last.x - box.x) <= box.width / 2 + 1 && Math.abs(last.y - box.y) <= box.height / 2 + 1;
    const sign = signs.find(s => s.way === 'to' && s.node === told.from && s.others.includes(told.to));
    expect(near(target) || (sign !== undefined && near(sign))).toBe(true);
    if (!near(target))
      expect(signs.some(s => s.way === 'from' && s.node === told.to && s.others.includes(told.from))).toBe(
        true,
      );
  }
}

const flow = fc
  .record({
    count: fc.integer({ min: 1, max: 150 }),
    jumps: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('', '$.x is “a”')), { maxLength: 60 }),
    chained: fc.boolean(),
  })
  .map(({ count, jumps, chained }) =>
    viewOf([
      ...(chained ? chain(count) : []),
      ...jumps.map(([from, to, words]) => [from % count, to % count, words] as const),
    ]),
  );

test('every state and every transition of any flow is in its picture, and no state covers another', () => {
  fc.assert(
    fc.property(flow, view => {
      const picture = layOut(view);
      expectWhole(view, picture);
      expectTold(view, picture);
    }),
    { numRuns: 40 },
  );
});

test('a run leads down: each state below the one before', () => {
  const { nodes, start } = layOut(viewOf(chain(200)));
  const ys = [start?.y ?? 0, ...Array.from({ length: 200 }, (_, i) => nodes.get(i)?.y ?? 0)];
  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
});

test('a state that many lead to is no knot of lines: signs say where they lead, and one who leads there', () => {
  const failed = 20;
  const { signs, lines } = layOut(
    viewOf([...chain(20), ...chain(20).map(([from]) => [from, failed, 'any error', 'Catch'] as const)]),
  );
  expect(signs.filter(({ way }) => way === 'to')).toHaveLength(19);
  expect(signs.find(({ way }) => way === 'from')).toMatchObject({ node: failed, lines: ['← 19 states'] });
  expect(signs[0]?.lines).toEqual(['→ State 20']);
  expect(lines.filter(({ label }) => label?.lines[0] === 'any error')).toHaveLength(19);
});

test('loops across loops, around a place where the flow is cut, are no trouble', () => {
  const jumps = [
    [24, 26],
    [28, 17],
    [39, 3],
    [27, 3],
    [50, 6],
    [16, 1],
    [63, 24],
    [39, 28],
    [43, 31],
    [32, 28],
  ] as const;
  const view = viewOf([...chain(64), ...jumps]);
  expectWhole(view, layOut(view));
  const beside = viewOf([...chain(71), [15, 56], [70, 66], [34, 17]]);
  expectWhole(beside, layOut(beside));
});

test('in a small flow every transition is a line', () => {
  expect(layOut(viewOf([...chain(12), [11, 0], [0, 11]])).signs).toEqual([]);
});

test('the same flow is laid out at once, and where it has not changed it stays as it was', () => {
  const start = layouter(estimate);
  const all = (view: GraphView) => {
    const layout = start(view);
    const parts: Picture[] = [];
    for (;;) {
      const { done, value } = layout.next();
      if (done) return { parts, whole: value };
      parts.push(value());
    }
  };
  const before = viewOf(chain(300));
  const { parts, whole } = all(before);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts[0]?.nodes.size).toBeLessThan(70);
  expect(parts.at(-1)).toEqual(whole);
  const after = all(viewOf([...chain(300), [290, 295, 'skip']])).whole;
  const way = ({ nodes }: Picture) => (nodes.get(101)?.x ?? 0) - (nodes.get(1)?.x ?? 0);
  expect(way(after)).toBe(way(whole));
  expect(all(before).whole).toEqual(whole);
});

test('however long the flow, it does not drift to the side', () => {
  const step = (i: number) => 3 * i;
  const edges = Array.from({ length: 200 }, (_, i) => [
    [step(i), step(i) + 1, 'a'] as const,
    [step(i), step(i + 1), 'otherwise'] as const,
    [step(i) + 1, step(i) + 2] as const,
    [step(i) + 2, step(i + 1)] as const,
  ]).flat();
  expect(layOut(viewOf(edges)).width).toBeLessThan(1500);
});

test('a flow of no states is an empty picture', () => {
  const { nodes, lines, start } = layOut({ nodes: [], edges: [] });
  expect([nodes.size, lines.length, start]).toEqual([0, 0, undefined]);
});

test('lines begin and end at the points of a Choice, not at the corners of the room that it takes', () => {
  const choice = { 0: { type: 'Choice' } };
  const { nodes, lines } = layOut(viewOf([...chain(6), [0, 2], [0, 3], [0, 4], [0, 5], [1, 0]], choice));
  const box = nodes.get(0);
  const [right, down] = [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2];
  const ends = lines.flatMap(({ points, edge }) => [
    ...(edge === 0 || (edge ?? 0) >= 5 ? [edge === 9 ? points.at(-1) : points[0]] : []),
  ]);
  expect(ends).toHaveLength(6);
  for (const end of ends) {
    const [x, y] = [Math.abs((end?.x ?? 0) - (box?.x ?? 0)), Math.abs((end?.y ?? 0) - (box?.y ?? 0))];
    const level = y / down;
    const slanted = (x + level * 12) / right;
    expect(Math.max(level, slanted)).toBeCloseTo(1, 1);
  }
});
