import { dominatorsOf } from '../../../language/src/index.ts';
import type { Edge } from './lines.ts';

export interface Spine {
  /** From a root that is no node (it is their count) downwards. */
  nodes: readonly number[];
  /** For each node how far down the spine it hangs: there is no way in but through that node of the spine. */
  depth: Int32Array;
}

/** The way down through the dominator tree on which most lies below. Nodes are given in the order of a run. */
export function spineOf(count: number, edges: readonly Edge[]): Spine {
  const root = count;
  const order = [root, ...Array.from({ length: count }, (_, i) => i)];
  const { first, last } = dominatorsOf({ order, predecessors: predecessorsOf(count, edges) });
  const nodeAt = new Int32Array(count + 1);
  for (const [node, time] of first.entries()) nodeAt[time] = node;
  const below = (node: number) => (last[node] ?? 0) - (first[node] ?? 0);
  const nodes: number[] = [];
  const depth = new Int32Array(count + 1);
  for (let at: number | undefined = root; at !== undefined; ) {
    let heaviest: number | undefined;
    for (let time = (first[at] ?? 0) + 1; time <= (last[at] ?? 0); ) {
      const child = nodeAt[time] ?? 0;
      if (heaviest === undefined || below(child) > below(heaviest)) heaviest = child;
      time = (last[child] ?? 0) + 1;
    }
    for (let time = first[at] ?? 0; time <= (last[at] ?? 0); time++) depth[nodeAt[time] ?? 0] = nodes.length;
    nodes.push(at);
    at = heaviest;
  }
  return { nodes, depth: depth.subarray(0, count) };
}

/** The root leads to the first node, and to what no other of them leads to. */
function predecessorsOf(count: number, edges: readonly Edge[]): number[][] {
  const predecessors: number[][] = Array.from({ length: count + 1 }, () => []);
  const successors: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of edges) {
    predecessors[to]?.push(from);
    successors[from]?.push(to);
  }
  const reached = new Uint8Array(count);
  for (let node = 0; node < count; node++) {
    if (reached[node]) continue;
    predecessors[node]?.push(count);
    const open = [node];
    reached[node] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const to of successors[at] ?? []) {
        if (reached[to]) continue;
        reached[to] = 1;
        open.push(to);
      }
  }
  return predecessors;
}
