import type { Graph } from './graph.ts';

/** States that lead to each other, or one that leads to itself, in document order. */
export type Loop = readonly number[];

const known = new WeakMap<Graph, readonly Loop[]>();

/** The loops of a flow, each as large as it can be: the strongly connected parts of what a run can get to. */
export function loopsOf(graph: Graph): readonly Loop[] {
  let loops = known.get(graph);
  if (!loops) {
    loops = findLoops(graph);
    known.set(graph, loops);
  }
  return loops;
}

/** A state that is being looked at, and how many of its ways have been. */
interface Open {
  state: number;
  next: number;
}

/** Tarjan's algorithm, without recursion. */
function findLoops({ successors, starts }: Graph): Loop[] {
  const time = new Int32Array(successors.length);
  const low = new Int32Array(successors.length);
  const inside = new Uint8Array(successors.length);
  const path: number[] = [];
  const open: Open[] = [];
  const loops: Loop[] = [];
  let clock = 0;
  const enter = (state: number) => {
    clock++;
    time[state] = clock;
    low[state] = clock;
    inside[state] = 1;
    path.push(state);
    open.push({ state, next: 0 });
  };
  const lower = (state: number, to: number) => {
    if (to < (low[state] ?? 0)) low[state] = to;
  };
  const leave = (state: number) => {
    open.pop();
    const above = open.at(-1);
    if (above) lower(above.state, low[state] ?? 0);
    if (low[state] !== time[state]) return;
    const loop = path.splice(path.lastIndexOf(state));
    for (const member of loop) inside[member] = 0;
    if (loop.length > 1 || successors[state]?.includes(state)) loops.push(loop.sort((a, b) => a - b));
  };
  for (const start of starts) {
    if (!time[start]) enter(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = successors[top.state]?.[top.next++];
      if (target === undefined) leave(top.state);
      else if (!time[target]) enter(target);
      else if (inside[target]) lower(top.state, time[target] ?? 0);
    }
  }
  return loops.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
