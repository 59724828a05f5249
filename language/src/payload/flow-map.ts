import type { Graph } from '../graph/graph.ts';
import { Lists } from '../lists.ts';
import type { State } from '../model/state.ts';
import { type Dominators, dominatorsOf } from './dominators.ts';
import { closed, Places } from './places.ts';
import { ALL, impliedBy, impliedKeys, type Touch, touchOf } from './touch.ts';

/** A state on a route, and the transition by which the route leaves it. */
export interface Leg {
  state: number;
  way: number;
}

/** Where in a flow each property of the payload may change. */
export interface FlowMap {
  states: readonly State[];
  /** The states that a run can get to, each after those that lead to it but for loops. */
  order: readonly number[];
  /** Places in that order; -1 for a state that no run gets to. */
  rank: Int32Array;
  /** Where each transition of each state leads. */
  successors: readonly (readonly number[])[];
  /** The legs that lead to each state. */
  into: readonly (readonly Leg[])[];
  touches: readonly Touch[];
  byName: ReadonlyMap<string, number>;
  /** For each property that is computed: those about which the booleans in it say something. */
  implied: ReadonlyMap<string, readonly string[]>;
  /** Every property that is written or compared somewhere. */
  keys: ReadonlySet<string>;
  /** The states before which the property may have another value than before those that lead to it. */
  placesOf(key: string): PlacesOf;
}

/** Some states of a flow, of which every other one is asked for the nearest that all routes to it pass. */
export type PlacesOf = Pick<Places, 'nearest'>;

/**
 * `origins`: the states where a run may come from outside. What the same states touch is taken over from a map of them
 * `before`, in which the same is implied.
 */
export function mapOf(
  states: readonly State[],
  { successors, byName }: Graph,
  origins: Iterable<number>,
  before?: FlowMap,
): FlowMap {
  const sources = [...origins];
  const order = reversePostorder(successors, sources, states.length);
  const rank = new Int32Array(states.length).fill(-1);
  for (const [i, state] of order.entries()) rank[state] = i;
  const legs = new Lists<Leg>(states.length);
  for (const state of order) {
    const targets = successors[state] ?? [];
    for (let way = 0; way < targets.length; way++) legs.add(targets[way] ?? -1, { state, way });
  }
  const into = legs.all;
  const implied = before?.implied ?? impliedKeys(states);
  const touches = states.map((state, i) =>
    before && state === before.states[i]
      ? (before.touches[i] ?? touchOf(state, implied))
      : touchOf(state, implied),
  );
  const dominators = dominatorsFrom(sources, order, into);
  const places = placesIn(order, touches, successors, dominators, sources);
  return { states, order, rank, successors, into, touches, byName, implied, ...places };
}

/**
 * The map of the same flow in which these states are others that lead where the old ones did; undefined where they
 * write or compare other properties, so that everything may be elsewhere.
 */
export function mapAfter(
  before: FlowMap,
  states: readonly State[],
  changed: readonly number[],
): FlowMap | undefined {
  if (!impliesAlike(before.states, states, changed)) return undefined;
  const alike = changed.every(index => {
    const [state, touch] = [states[index], before.touches[index]];
    if (!state || !touch) return false;
    const { rules, writes } = touchOf(state, before.implied);
    return isSame(touch.rules, rules) && isSame(touch.writes, writes);
  });
  return alike ? { ...before, states } : undefined;
}

/** The booleans that these states compute say something about the same properties as they did before. */
export function impliesAlike(
  before: readonly State[],
  states: readonly State[],
  changed: readonly number[],
): boolean {
  return changed.every(index => {
    const [old, state] = [before[index], states[index]];
    return old !== undefined && state !== undefined && isSame(impliedBy(old), impliedBy(state));
  });
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Dominators as from one node before all origins, which has the number behind the last state. */
function dominatorsFrom(
  sources: readonly number[],
  order: readonly number[],
  into: readonly (readonly Leg[])[],
): Dominators {
  const root = into.length;
  const predecessors = into.map(legs => legs.map(leg => leg.state));
  for (const source of sources) predecessors[source]?.push(root);
  return dominatorsOf({ order: [root, ...order], predecessors: [...predecessors, []] });
}

function placesIn(
  order: readonly number[],
  touches: readonly Touch[],
  successors: readonly (readonly number[])[],
  dominators: Dominators,
  sources: readonly number[],
): Pick<FlowMap, 'keys' | 'placesOf'> {
  const changed = new Map<string, number[]>();
  const replaced: number[] = [...sources];
  const change = (key: string, state: number) => {
    const known = changed.get(key);
    if (known) known.push(state);
    else changed.set(key, [state]);
  };
  for (const state of order) {
    const touch = touches[state];
    const targets = successors[state] ?? [];
    for (const [way, key] of touch?.writes.entries() ?? []) {
      const target = targets[way];
      if (target === undefined || key === undefined) continue;
      if (key === ALL) replaced.push(target);
      else change(key, target);
    }
    for (const key of touch?.rules ?? []) for (const target of targets) change(key, target);
  }
  const everywhere = closed(dominators, replaced, new Set());
  const common = new Places(dominators, everywhere);
  return {
    keys: new Set(changed.keys()),
    placesOf(key) {
      const states = changed.get(key);
      if (!states) return common;
      const own = new Places(dominators, closed(dominators, states, everywhere));
      return {
        nearest(state) {
          // Both lie on every route to the state: the nearer is the one that the other leads to.
          const [one, other] = [common.nearest(state), own.nearest(state)];
          return (dominators.first[other] ?? -1) > (dominators.first[one] ?? -1) ? other : one;
        },
      };
    },
  };
}

function reversePostorder(
  successors: readonly (readonly number[])[],
  origins: readonly number[],
  count: number,
): number[] {
  const seen = new Uint8Array(successors.length);
  const order: number[] = [];
  const open: { state: number; next: number }[] = [];
  const enter = (state: number) => {
    if (seen[state] || state >= count) return;
    seen[state] = 1;
    open.push({ state, next: 0 });
  };
  for (const origin of origins.toReversed()) {
    enter(origin);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = successors[top.state]?.[top.next++];
      if (target !== undefined) enter(target);
      else {
        open.pop();
        order.push(top.state);
      }
    }
  }
  return order.reverse();
}
