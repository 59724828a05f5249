import type { Dominators } from './dominators.ts';

/**
 * Some states of a flow, of which every other one is asked for the nearest that all routes to it pass. Built for one
 * property of the payload, they are where its value may change.
 */
export class Places {
  readonly #dominators: Dominators;
  /** In the order of the walk through the dominator tree. */
  readonly #states: readonly number[];
  /** For each the index of the nearest one above it; -1 for none. */
  readonly #above: readonly number[];

  constructor(dominators: Dominators, states: Iterable<number>) {
    const { first, last } = dominators;
    this.#dominators = dominators;
    this.#states = [...states].sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0));
    const above: number[] = [];
    const open: number[] = [];
    for (const [i, state] of this.#states.entries()) {
      for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        if ((last[this.#states[top] ?? 0] ?? -1) >= (first[state] ?? 0)) break;
        open.pop();
      }
      above.push(open.at(-1) ?? -1);
      open.push(i);
    }
    this.#above = above;
  }

  /** The nearest of them that all routes to the state pass, itself included; -1 if there is none. */
  nearest(state: number): number {
    const { first, last } = this.#dominators;
    const time = first[state] ?? -1;
    let low = -1;
    let high = this.#states.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((first[this.#states[middle] ?? 0] ?? 0) <= time) low = middle;
      else high = middle - 1;
    }
    while (low >= 0 && (last[this.#states[low] ?? 0] ?? -1) < time) low = this.#above[low] ?? -1;
    return this.#states[low] ?? -1;
  }
}

/** The states and all where what they determine meets what others do, over and over; without those in `known`. */
export function closed(
  { frontier, first }: Dominators,
  states: Iterable<number>,
  known: ReadonlySet<number>,
): Set<number> {
  const all = new Set<number>();
  const open: number[] = [];
  const add = (state: number) => {
    if (known.has(state) || all.has(state) || (first[state] ?? -1) < 0) return;
    all.add(state);
    open.push(state);
  };
  for (const state of states) add(state);
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (const meeting of frontier[state] ?? []) add(meeting);
  return all;
}
