import type { Flow, State, Transition } from '../model/flow.ts';
import { nearest } from '../text-distance.ts';

/** The state graph as it is, and as it was most likely meant where a name is wrong. */
export interface Graph {
  /** Transitions whose target does not exist, each with the name that was probably meant. */
  dangling: readonly { transition: Transition; meant: string | undefined }[];
  /** States that a run can get to. */
  reachable: ReadonlySet<State>;
  /** Reachable states from which a run can still end. */
  ending: ReadonlySet<State>;
  successors: ReadonlyMap<State, readonly State[]>;
}

/**
 * Builds the graph. Where something is unknown it errs on the side of silence: a transition to a name that
 * does not exist counts as one to the state that was meant, or to every state that nothing else leads to;
 * a state whose way on is missing or wrong may end.
 */
export function buildGraph(flow: Flow): Graph {
  const dangling = flow.transitions
    .filter(t => !flow.byName.has(t.to))
    .map(transition => ({ transition, meant: nearest(transition.to, flow.byName.keys()) }));
  const targeted = new Set(flow.transitions.map(t => t.to));
  const orphans = [...flow.byName.values()].filter(s => !targeted.has(s.name));
  const guesses = new Map(dangling.map(d => [d.transition, d.meant]));

  const successors = new Map<State, State[]>([...flow.byName.values()].map(s => [s, []]));
  const starts: State[] = [];
  for (const transition of flow.transitions) {
    const { from } = transition;
    const exact = flow.byName.get(transition.to);
    const meant = flow.byName.get(guesses.get(transition) ?? '');
    const targets = exact ? [exact] : meant ? [meant] : orphans;
    (from ? (successors.get(from) ?? []) : starts).push(...targets);
  }
  for (const state of flow.byName.values()) if (goesAnywhere(state)) successors.get(state)?.push(...orphans);

  const startUnknown = !flow.transitions.some(
    t => t.via === 'StartAt' && (flow.byName.has(t.to) || guesses.get(t)),
  );
  const reachable = closure(startUnknown ? [...flow.byName.values()] : starts, s => successors.get(s) ?? []);

  const predecessors = new Map<State, State[]>([...successors.keys()].map(s => [s, []]));
  for (const [from, targets] of successors)
    for (const target of targets) predecessors.get(target)?.push(from);
  const lost = new Set(dangling.map(d => d.transition.from));
  const ends = [...reachable].filter(s => mayEnd(s) || lost.has(s));
  return { dangling, reachable, successors, ending: closure(ends, s => predecessors.get(s) ?? []) };
}

/** Nothing is known of where this state leads. */
function goesAnywhere(state: State): boolean {
  if (!state.type) return true;
  if (state.type === 'Fail') return false;
  if (state.type === 'Choice') return (state.fields.get('Choices')?.value?.children ?? []).length === 0;
  return !state.fields.has('Next') && state.fields.get('End')?.value?.value !== true;
}

function mayEnd(state: State): boolean {
  if (state.type === 'Fail' || goesAnywhere(state)) return true;
  return state.type !== 'Choice' && state.fields.get('End')?.value?.value === true;
}

function closure(from: Iterable<State>, next: (state: State) => readonly State[]): Set<State> {
  const seen = new Set(from);
  const open = [...seen];
  for (let state = open.pop(); state; state = open.pop()) {
    for (const target of next(state)) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return seen;
}
