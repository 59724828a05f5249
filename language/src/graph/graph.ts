import { guesser } from '../guess.ts';
import { Lists } from '../lists.ts';
import type { State } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';

/** A transition whose target does not exist. `from` is the index of a state, or START; `order` counts its transitions. */
export interface Dangling {
  from: number;
  order: number;
  /** The name that was probably meant. */
  meant: string | undefined;
}

/** In place of a state's index: the head, where `StartAt` stands. */
export const START = -1;

/** The state graph as it is, and as it was most likely meant where a name is wrong. States go by their index. */
export interface Graph {
  /** Of states with the same name the last, as the service reads it. */
  byName: ReadonlyMap<string, number>;
  /** Where a run begins; more than one where that is not known. */
  starts: readonly number[];
  successors: readonly (readonly number[])[];
  dangling: readonly Dangling[];
  /** States whose way in is not known for sure: a name that does not exist may mean them. */
  guessed: ReadonlySet<number>;
  /** 1 for a state in which a run may end. */
  ends: Uint8Array;
  isReachable(state: number): boolean;
  /** A run can still end wherever it gets to. */
  allEnd: boolean;
  /** A run that gets there can still end. */
  canEnd(state: number): boolean;
}

/**
 * Builds the graph. Where something is unknown it errs on the side of silence: a transition to a name that
 * does not exist counts as one to the state that was meant, or to every state that nothing else leads to;
 * a state whose way on is missing or wrong may end. Where the states have the names that they had `before`, the ways of
 * those that are the very same are taken over.
 */
export function buildGraph(
  states: readonly State[],
  start: Transition | undefined,
  before?: { states: readonly State[]; graph: Graph },
): Graph {
  const byName = before?.graph.byName ?? indexesByName(states);
  // What is meant by a wrong name depends on all states.
  const known = before?.graph.dangling.length === 0 ? before : undefined;
  // One node more than states: from there a run may go to every state that nothing else leads to.
  const anywhere = states.length;
  const successors: (readonly number[])[] = new Array<readonly number[]>(anywhere + 1).fill([]);
  const targeted = new Uint8Array(anywhere + 1);
  const dangling: Dangling[] = [];
  const guessed = new Set<number>();
  const ends = new Uint8Array(anywhere);

  const guess = guesser();
  let names: ReadonlySet<string> | undefined;
  const resolve = (from: number, order: number, { to }: Transition): number => {
    const exact = byName.get(to);
    if (exact !== undefined) return exact;
    names ??= new Set(byName.keys());
    const meant = guess(to, names);
    dangling.push({ from, order, meant });
    const target = byName.get(meant ?? '') ?? anywhere;
    guessed.add(target);
    if (from !== START) ends[from] = 1;
    return target;
  };
  const first = start && resolve(START, 0, start);
  if (first !== undefined) targeted[first] = 1;
  for (const [index, state] of states.entries()) {
    if (known && state === known.states[index]) {
      successors[index] = known.graph.successors[index] ?? [];
      ends[index] = known.graph.ends[index] ?? 0;
    } else if (byName.get(state.name) === index) {
      const targets = state.transitions.map((transition, order) => resolve(index, order, transition));
      const lost = goesAnywhere(state);
      if (lost) targets.push(anywhere);
      successors[index] = targets;
      if (lost || mayEnd(state)) ends[index] = 1;
    }
    for (const target of successors[index] ?? []) targeted[target] = 1;
  }
  if (targeted[anywhere]) guessed.add(anywhere);
  const all = [...byName.values()];
  const orphans = all.filter(i => !targeted[i]);
  successors[anywhere] = orphans;
  if (guessed.delete(anywhere)) for (const orphan of orphans) guessed.add(orphan);

  const starts = first === undefined || first === anywhere ? all : [first];
  const reachable = closure(starts, successors);
  const ending = closure(
    all.filter(i => ends[i] && reachable[i]),
    reverse(successors),
  );
  return {
    byName,
    starts,
    successors,
    dangling,
    guessed,
    ends,
    allEnd: all.every(i => !reachable[i] || ending[i]),
    isReachable: state => reachable[state] === 1,
    canEnd: state => ending[state] === 1,
  };
}

function indexesByName(states: readonly State[]): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const [index, { name }] of states.entries()) byName.set(name, index);
  return byName;
}

/** Nothing is known of where this state leads. */
function goesAnywhere(state: State): boolean {
  if (!state.type) return true;
  if (state.type === 'Fail') return false;
  if (state.type === 'Choice') return !state.transitions.some(t => t.via === 'Choices');
  return !state.ends && !state.transitions.some(t => t.via === 'Next');
}

function mayEnd(state: State): boolean {
  if (state.type === 'Fail') return true;
  return state.type !== 'Choice' && state.ends;
}

function reverse(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sources = new Lists<number>(edges.length);
  for (const [from, targets] of edges.entries()) for (const target of targets) sources.add(target, from);
  return sources.all;
}

/** The states that can be got to from these, themselves included; 1 for each. */
export function closure(from: Iterable<number>, edges: readonly (readonly number[])[]): Uint8Array {
  const seen = new Uint8Array(edges.length);
  const open: number[] = [];
  const visit = (state: number) => {
    if (seen[state]) return;
    seen[state] = 1;
    open.push(state);
  };
  for (const state of from) visit(state);
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (const target of edges[state] ?? []) visit(target);
  return seen;
}
