import type { Graph } from './graph.ts';

/** States that no run gets to. */
export interface Island {
  /** Nothing but what it leads to itself leads there. */
  head: number;
  /** What is lost with it, in document order: the head, and what only it leads to. */
  states: readonly number[];
}

const known = new WeakMap<Graph, readonly Island[]>();

/** The unreachable states, grouped by those that would have to be reached for the others to be; in document order. */
export function islandsOf(graph: Graph): readonly Island[] {
  let islands = known.get(graph);
  if (!islands) {
    islands = findIslands(graph);
    known.set(graph, islands);
  }
  return islands;
}

function findIslands({ byName, successors, isReachable }: Graph): Island[] {
  const lost = [...byName.values()].filter(i => !isReachable(i)).sort((a, b) => a - b);
  if (lost.length === 0) return [];
  const left = new Set(lost);
  const finished = lost.flatMap(state => walk(state, successors, left));
  // A walk ends last where it began: taken in the opposite order, each state comes before all that it leads to.
  left.clear();
  for (const state of lost) left.add(state);
  const owners = new Map<number, number | undefined>();
  const heads: number[] = [];
  for (const head of finished.toReversed()) {
    if (!left.has(head)) continue;
    heads.push(head);
    for (const state of walk(head, successors, left)) owners.set(state, head);
  }
  // What another head leads to as well is not lost with one of them.
  for (const head of heads)
    for (const state of walk(head, successors, new Set(lost)))
      if (owners.get(state) !== head) owners.set(state, undefined);
  return heads
    .map(head => ({ head, states: lost.filter(state => owners.get(state) === head) }))
    .sort((a, b) => a.head - b.head);
}

/** What a state leads to among those that are left, itself last; takes them out of these. */
function walk(start: number, successors: readonly (readonly number[])[], left: Set<number>): number[] {
  const done: number[] = [];
  const open: { state: number; next: number }[] = [];
  const enter = (state: number) => {
    if (left.delete(state)) open.push({ state, next: 0 });
  };
  enter(start);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const target = successors[top.state]?.[top.next++];
    if (target !== undefined) enter(target);
    else {
      open.pop();
      done.push(top.state);
    }
  }
  return done;
}
