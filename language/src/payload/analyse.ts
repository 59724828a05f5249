import type { Graph } from '../graph/graph.ts';
import type { State } from '../model/state.ts';
import { join } from '../shape/join.ts';
import type { Shape } from '../shape/shape.ts';
import { widen } from '../shape/widen.ts';
import { ANY_PAYLOAD, after, payloadOf } from './transfer.ts';

/** After so many changes by way of a loop, the payload of a state is widened, so that loops come to an end. */
const PATIENCE = 4;

/** What the payload can be when a run comes to a state. */
interface Arrival {
  payload: Shape | undefined;
  /** What came since, and is not joined yet. */
  incoming: Shape[];
  loops: number;
}

/** What the payload can be when a run comes to each state; undefined where no run comes. */
export type Payloads = (state: number) => Shape | undefined;

/**
 * Abstract interpretation over the state graph: the input goes through every state, along every route, until nothing
 * changes any more. A state that ends the run and reads nothing is looked at only when it is asked for: there are
 * flows in which every state leads to it.
 */
export function analyse(
  states: readonly State[],
  graph: Graph,
  origins: ReadonlyMap<number, Shape>,
): Payloads {
  const order = reversePostorder(graph, states.length);
  const rank = new Int32Array(states.length).fill(-1);
  for (const [i, state] of order.entries()) rank[state] = i;
  const arrivals = states.map((): Arrival => ({ payload: undefined, incoming: [], loops: 0 }));
  const due = new Uint8Array(order.length);
  const arrive = (state: number, payload: Shape, loop: boolean) => {
    const arrival = arrivals[state];
    const at = rank[state] ?? -1;
    if (!arrival || at < 0) return;
    arrival.incoming.push(payload);
    if (loop) arrival.loops++;
    if (!isQuiet(states[state])) due[at] = 1;
  };
  for (const [state, payload] of origins) arrive(state, payload, false);

  // Ways on are due in the same round, ways back in the next one.
  for (let from = due.indexOf(1); from >= 0; from = due.indexOf(1))
    for (let i = from; i < order.length; i++) {
      if (!due[i]) continue;
      due[i] = 0;
      const index = order[i] ?? 0;
      const state = states[index];
      const arrival = arrivals[index];
      if (!state || !arrival || !settle(arrival) || !arrival.payload) continue;
      const targets = graph.successors[index] ?? [];
      for (const [way, payload] of after(state, arrival.payload).entries()) {
        const target = targets[way];
        if (target !== undefined && payload) arrive(target, payload, (rank[target] ?? 0) <= i);
      }
    }
  return index => {
    const arrival = arrivals[index];
    if (arrival) settle(arrival);
    return arrival?.payload;
  };
}

/**
 * Where a run may come from outside, and with what: the input where the flow starts, anything where the way into a
 * state is not known.
 */
export function originsOf({ starts, guessed }: Graph, input: Shape): Map<number, Shape> {
  const certain = starts.length === 1;
  const origins = new Map(starts.map(state => [state, certain ? payloadOf(input) : ANY_PAYLOAD]));
  for (const state of guessed) if (!origins.has(state)) origins.set(state, ANY_PAYLOAD);
  return origins;
}

/** It ends the run, and nothing in it depends on the payload. */
function isQuiet(state: State | undefined): boolean {
  return state !== undefined && state.reads.length === 0 && state.transitions.length === 0;
}

/** Joins what has come; true if that changes the payload. */
function settle(arrival: Arrival): boolean {
  const { payload: known, incoming } = arrival;
  const come = joinByHalves(incoming, 0, incoming.length);
  arrival.incoming = [];
  if (!come) return false;
  if (!known) {
    arrival.payload = come;
    return true;
  }
  let next = join(known, come);
  if (next !== known && arrival.loops > PATIENCE) next = widen(known, next);
  arrival.payload = next;
  return next !== known;
}

/** Payloads that come one after the other differ little: joined by halves, what they share is not looked at. */
function joinByHalves(payloads: readonly Shape[], from: number, to: number): Shape | undefined {
  if (to - from <= 1) return payloads[from];
  const middle = (from + to) >> 1;
  const left = joinByHalves(payloads, from, middle);
  const right = joinByHalves(payloads, middle, to);
  return left && right && join(left, right);
}

/** The states that a run can get to, each after those that lead to it but for loops. */
function reversePostorder({ starts, guessed, successors }: Graph, count: number): number[] {
  const seen = new Uint8Array(successors.length);
  const order: number[] = [];
  const open: { state: number; next: number }[] = [];
  const enter = (state: number) => {
    if (seen[state]) return;
    seen[state] = 1;
    open.push({ state, next: 0 });
  };
  for (const root of [...guessed, ...starts]) {
    enter(root);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = successors[top.state]?.[top.next++];
      if (target !== undefined) enter(target);
      else {
        open.pop();
        if (top.state < count) order.push(top.state);
      }
    }
  }
  return order.reverse();
}
