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
  const isLeft = (state: number) => left.delete(state);
  const finished = lost.flatMap(state => walk(state, successors, isLeft));
  // A walk ends last where it began: taken in the opposite order, each state comes before all that it leads to.
  for (const state of lost) left.add(state);
  const owners = new Map<number, number>();
  const heads: number[] = [];
  for (const head of finished.toReversed()) {
    if (!left.has(head)) continue;
    heads.push(head);
    for (const state of walk(head, successors, isLeft)) owners.set(state, head);
  }
  const shared = sharedStates(heads, owners, successors);
  const states = new Map<number, number[]>(heads.map(head => [head, []]));
  for (const state of lost) if (!shared.has(state)) states.get(owners.get(state) ?? -1)?.push(state);
  return [...states].map(([head, own]) => ({ head, states: own })).sort((a, b) => a.head - b.head);
}

/**
 * What more than one head leads to is not lost with one of them. Behind a state that is shared all is, so that none is
 * come to more than twice.
 */
function sharedStates(
  heads: readonly number[],
  owners: ReadonlyMap<number, number>,
  successors: readonly (readonly number[])[],
): ReadonlySet<number> {
  const shared = new Set<number>();
  for (const head of heads) {
    const seen = new Set<number>();
    walk(head, successors, state => {
      const owner = owners.get(state);
      if (owner === undefined || shared.has(state) || seen.has(state)) return false;
      seen.add(state);
      if (owner !== head) shared.add(state);
      return true;
    });
  }
  return shared;
}

/** What a state leads to, itself last; `enter` says of each whether it is gone on to, and must say so once. */
function walk(
  start: number,
  successors: readonly (readonly number[])[],
  enter: (state: number) => boolean,
): number[] {
  const done: number[] = [];
  const open: { state: number; next: number }[] = [];
  const come = (state: number) => {
    if (enter(state)) open.push({ state, next: 0 });
  };
  come(start);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const target = successors[top.state]?.[top.next++];
    if (target !== undefined) come(target);
    else {
      open.pop();
      done.push(top.state);
    }
  }
  return done;
}
