import type { Graph } from '../graph/graph.ts';
import { type Loop, loopsOf } from '../graph/loops.ts';
import type { ChoiceRule } from '../model/choice-rule.ts';
import type { State } from '../model/state.ts';
import { parsePath } from '../path/parse.ts';
import { ALL, touchOf } from './touch.ts';

/** A loop that a run leaves at once or never: what its ways out depend on is the same in every round. */
export interface UnchangingLoop {
  loop: Loop;
  /** The Choice states by which a run could leave it. */
  exits: readonly number[];
}

/** The loops of a flow, each with the ways out by which it is left at once or never; undefined where there are others. */
export interface LoopExits {
  states: readonly State[];
  graph: Graph;
  /** By the first state of the loop. */
  exits: ReadonlyMap<number, readonly number[] | undefined>;
}

/** What is found of a loop is taken over where the same states lead to each other in the same way as `before`. */
export function findLoopExits(states: readonly State[], graph: Graph, before?: LoopExits): LoopExits {
  if (before?.graph === graph && loopsOf(graph).every(loop => hasSameStates(loop, states, before.states)))
    return { ...before, states };
  const loopsBefore = new Map(before && loopsOf(before.graph).map(loop => [loop[0], loop]));
  const exits = new Map<number, readonly number[] | undefined>();
  for (const loop of loopsOf(graph)) {
    const [first = 0] = loop;
    const known = before && isSameLoop(loop, loopsBefore.get(first), { states, graph }, before);
    exits.set(first, known ? before.exits.get(first) : exitsOf(loop, states, graph));
  }
  return { states, graph, exits };
}

/** Loops whose only ways out are those of Choice states, and in which no state writes what those compare. */
export function unchangingLoops({ graph, exits }: LoopExits): UnchangingLoop[] {
  return loopsOf(graph).flatMap(loop => {
    const own = exits.get(loop[0] ?? -1);
    return own && own.length > 0 ? [{ loop, exits: own }] : [];
  });
}

type Version = Pick<LoopExits, 'states' | 'graph'>;

function isSameLoop(loop: Loop, known: Loop | undefined, after: Version, before: Version): boolean {
  // What a wrong name may mean depends on all states.
  if (!isCertain(after.graph) || !isCertain(before.graph) || known?.length !== loop.length) return false;
  return (
    isSameList(loop, known) &&
    hasSameStates(loop, after.states, before.states) &&
    loop.every(state => isSameList(after.graph.successors[state], before.graph.successors[state]))
  );
}

function hasSameStates(loop: Loop, states: readonly State[], before: readonly State[]): boolean {
  return loop.every(state => states[state] === before[state]);
}

function isCertain({ guessed, dangling }: Graph): boolean {
  return guessed.size === 0 && dangling.length === 0;
}

function isSameList(a: readonly number[] = [], b: readonly number[] = []): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}

/** Undefined where a run may leave by other ways, or decide otherwise in another round. */
function exitsOf(loop: Loop, states: readonly State[], { successors, guessed, dangling }: Graph) {
  const inside = new Set(loop);
  const exits: number[] = [];
  const choices: number[] = [];
  let leads = false;
  for (const index of loop) {
    const state = states[index];
    if (!state || guessed.has(index)) return undefined;
    const leaves = (successors[index] ?? []).some(target => !inside.has(target));
    if (state.type !== 'Choice') {
      if (leaves || state.ends || state.type === 'AwaitWebInput') return undefined;
      continue;
    }
    choices.push(index);
    leads ||= leaves;
    // Without a Default a run can leave by failing.
    if (leaves || !state.transitions.some(t => t.via === 'Default')) exits.push(index);
  }
  if (!leads || dangling.some(({ from }) => inside.has(from))) return undefined;
  // Where another Choice decides anew each round, a run may come to the second of two exits later.
  const deciding = exits.length > 1 ? choices : exits;
  const written = writtenIn(loop, inside, states, successors);
  if (!written) return undefined;
  for (const index of deciding) {
    const effect = states[index]?.effect;
    if (effect?.kind !== 'choice') return undefined;
    for (const { rule } of effect.rules) if (!compares(rule, key => !written.has(key))) return undefined;
  }
  return exits;
}

/** The properties of the payload that states of a loop write and stay in it; undefined where it may be all. */
function writtenIn(
  loop: Loop,
  inside: ReadonlySet<number>,
  states: readonly State[],
  successors: Graph['successors'],
): Set<string> | undefined {
  const written = new Set<string>();
  for (const index of loop) {
    const state = states[index];
    for (const [way, key] of state ? touchOf(state, NOTHING_IMPLIED).writes.entries() : []) {
      const target = successors[index]?.[way];
      if (key === undefined || target === undefined || !inside.has(target)) continue;
      if (key === ALL) return undefined;
      written.add(key);
    }
  }
  return written;
}

const NOTHING_IMPLIED: ReadonlyMap<string, readonly string[]> = new Map();

/** All that a rule compares is known to be in properties for which that holds. */
function compares(rule: ChoiceRule, holds: (key: string) => boolean): boolean {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.every(inner => compares(inner, holds));
    case 'not':
      return compares(rule.rule, holds);
    case 'unknown':
      return false;
    case 'comparison': {
      const { variable, operator, operand } = rule;
      const paths = operator.endsWith('Path') ? [variable, parsePath(String(operand))] : [variable];
      return paths.every(({ problems, segments: [first] }) => {
        return problems.length === 0 && first?.kind === 'name' && holds(first.name);
      });
    }
  }
}
