import { Lists } from '../lists.ts';

/** A flow graph for what depends on which node every route to another one passes. Nodes are numbers from 0 on. */
export interface FlowGraph {
  /** Reachable nodes, each after those that lead to it but for loops; the first is the root. */
  order: readonly number[];
  predecessors: readonly (readonly number[])[];
}

export interface Dominators {
  /** The order of a walk through the dominator tree; -1 for a node that is not reachable. */
  first: Int32Array;
  /** The last of those that it dominates, itself included, in that order. */
  last: Int32Array;
  /** Where what a node determines meets what others do: its dominance frontier. */
  frontier: readonly (readonly number[])[];
}

const NONE: readonly number[] = [];

/** Dominators by the iteration of Cooper, Harvey and Kennedy; linear for graphs without tangled loops. */
export function dominatorsOf({ order, predecessors }: FlowGraph): Dominators {
  const count = predecessors.length;
  const rank = new Int32Array(count).fill(-1);
  for (const [i, node] of order.entries()) rank[node] = i;
  const above = immediate(order, predecessors, rank);
  return { ...walk(order, above, count), frontier: frontiers(order, predecessors, above, rank) };
}

/** The immediate dominator of each node, by rank; the root has itself. */
function immediate(
  order: readonly number[],
  predecessors: readonly (readonly number[])[],
  rank: Int32Array,
): Int32Array {
  const above = new Int32Array(order.length).fill(-1);
  above[0] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 1; i < order.length; i++) {
      let common = -1;
      for (const predecessor of predecessors[order[i] ?? 0] ?? NONE) {
        const other = rank[predecessor] ?? -1;
        if (other < 0 || above[other] === -1) continue;
        common = common < 0 ? other : meet(above, common, other);
      }
      if (above[i] === common) continue;
      above[i] = common;
      changed = true;
    }
  }
  return above;
}

function meet(above: Int32Array, a: number, b: number): number {
  let [x, y] = [a, b];
  while (x !== y) {
    while (x > y) x = above[x] ?? 0;
    while (y > x) y = above[y] ?? 0;
  }
  return x;
}

function walk(
  order: readonly number[],
  above: Int32Array,
  count: number,
): Pick<Dominators, 'first' | 'last'> {
  const below = new Lists<number>(order.length);
  for (let i = 1; i < order.length; i++) below.add(above[i] ?? 0, i);
  const first = new Int32Array(count).fill(-1);
  const last = new Int32Array(count).fill(-1);
  const open = [{ at: 0, next: 0 }];
  let time = 0;
  first[order[0] ?? 0] = time++;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = below.all[top.at]?.[top.next++];
    if (child !== undefined) {
      first[order[child] ?? 0] = time++;
      open.push({ at: child, next: 0 });
    } else {
      last[order[top.at] ?? 0] = time - 1;
      open.pop();
    }
  }
  return { first, last };
}

function frontiers(
  order: readonly number[],
  predecessors: readonly (readonly number[])[],
  above: Int32Array,
  rank: Int32Array,
): readonly (readonly number[])[] {
  const frontier = new Lists<number>(predecessors.length);
  for (const [i, node] of order.entries()) {
    const into = predecessors[node] ?? NONE;
    if (into.length < 2) continue;
    for (const predecessor of into)
      for (let at = rank[predecessor] ?? -1; at >= 0 && at !== above[i]; at = above[at] ?? -1) {
        const own = order[at] ?? 0;
        if (frontier.all[own]?.at(-1) !== node) frontier.add(own, node);
        if (at === 0) break;
      }
  }
  return frontier.all;
}
