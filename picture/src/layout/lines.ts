import type { GraphView } from '../../../language/src/index.ts';

export interface Edge {
  from: number;
  to: number;
}

/** A state that more than this many lead to is no place for lines: they would cover everything else. */
const CROWD = 8;
/** A line that goes past more rows than this has no end in sight. */
const FAR = 30;

/** For each edge whether it is worth a line; the others are told by signs at both ends. */
export function worthLines({ nodes, edges }: GraphView): boolean[] {
  const crowded = crowdedNodes(nodes.length, edges);
  const next = ({ from, to }: Edge) => to - from === 1;
  const sparse = edges.filter(edge => !crowded[edge.to] || next(edge));
  const rows = rowsOf(nodes.length, sparse);
  return edges.map(edge => {
    if (crowded[edge.to]) return next(edge);
    return Math.abs((rows[edge.to] ?? 0) - (rows[edge.from] ?? 0)) <= FAR;
  });
}

function crowdedNodes(count: number, edges: readonly Edge[]): boolean[] {
  const sources = Array.from({ length: count }, () => new Set<number>());
  for (const { from, to } of edges) sources[to]?.add(from);
  return sources.map(({ size }) => size > CROWD);
}

/** In which row each node stands, below those that lead to it but for loops; nodes come in the order of a run. */
export function rowsOf(count: number, edges: readonly Edge[]): Int32Array {
  const rows = new Int32Array(count);
  const forward: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of edges) if (to > from) forward[from]?.push(to);
  for (const [from, targets] of forward.entries())
    for (const to of targets) rows[to] = Math.max(rows[to] ?? 0, (rows[from] ?? 0) + 1);
  return rows;
}
