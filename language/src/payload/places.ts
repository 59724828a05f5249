import type { Dominators } from './dominators.ts';

/** With a place among so many states or fewer, a table is quicker than to look; but for so few places in all. */
const SPARSE = 64;
const FEW = 16;

/**
 * Some states of a flow, of which every other one is asked for the nearest that all routes to it pass. Built for one
 * property of the payload, they are where its value may change.
 */
export class Places {
  readonly #dominators: Dominators;
  /** In the order of the walk through the dominator tree. */
  readonly #states: readonly number[];
  /** For each the index of the nearest one above it; -1 for none. */
  readonly #above: number[];
  /** The index of the nearest one, by the time of the walk. */
  readonly #table: Int32Array | undefined;

  constructor(dominators: Dominators, states: Iterable<number>) {
    const { first, last } = dominators;
    this.#dominators = dominators;
    this.#states = [...states].sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0));
    this.#above = this.#states.slice();
    const count = first.length;
    const dense = this.#states.length > FEW && this.#states.length * SPARSE > count;
    const table = dense ? new Int32Array(count).fill(-1) : undefined;
    let open = -1;
    let from = 0;
    const fill = (to: number) => {
      table?.fill(open, from, to);
      from = to;
    };
    const close = (time: number) => {
      while (open >= 0 && (last[this.#states[open] ?? 0] ?? -1) < time) {
        fill((last[this.#states[open] ?? 0] ?? -1) + 1);
        open = this.#above[open] ?? -1;
      }
      fill(time);
    };
    for (const [i, state] of this.#states.entries()) {
      close(first[state] ?? 0);
      this.#above[i] = open;
      open = i;
    }
    close(count);
    this.#table = table;
  }

  /** The nearest of them that all routes to the state pass, itself included; -1 if there is none. */
  nearest(state: number): number {
    const { first, last } = this.#dominators;
    const time = first[state] ?? -1;
    if (this.#table) return this.#states[this.#table[time] ?? -1] ?? -1;
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
