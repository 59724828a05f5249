import { readsOf } from '../expression/reads.ts';
import { type Path, parsePath } from '../path/parse.ts';
import type { Step } from '../shape/shape.ts';
import type { State } from './state.ts';
import { stateStrings } from './strings.ts';
import { breaks } from './unit.ts';
import { RUN_AS } from './words.ts';

/** Where the tokens of roles stand in a run's input [DOC roles]. */
export const TOKENS = '_tokens';

const known = new WeakMap<State, readonly (readonly Step[])[]>();

/**
 * Every place of the payload that a state may read, with all that is in it; no steps stand for the whole payload. It
 * is rather too much than too little: what is not understood may read anything, and a path that nothing marks as one
 * counts too.
 */
export function readPathsOf(state: State): readonly (readonly Step[])[] {
  let paths = known.get(state);
  if (!paths) {
    paths = isClear(state) ? [...pathsIn(state)] : [WHOLE];
    state.release();
    known.set(state, paths);
  }
  return paths;
}

const WHOLE: readonly Step[] = [];

/** A field that does not exist may be a misspelt one that reads something. */
function isClear({ problems, type, parts }: State): boolean {
  return !problems.some(breaks) && type !== undefined && parts.every(p => p.entries.every(e => e.field));
}

function* pathsIn(state: State): Generator<readonly Step[]> {
  for (const { path, access } of state.uses.paths) if (access === 'read') yield definiteSteps(path);
  for (const { expression } of state.uses.expressions) {
    if (expression.problems.length > 0) yield WHOLE;
    else
      for (const { steps } of readsOf(expression.tree)) {
        const known = steps.findIndex(step => typeof step === 'object');
        yield (known < 0 ? steps : steps.slice(0, known)).filter(step => typeof step !== 'object');
      }
  }
  for (const { text, dynamic } of stateStrings(state))
    if (!dynamic && text.startsWith('$')) yield definiteSteps(parsePath(text));
  const role = state.runAs;
  if (role !== undefined && !Object.hasOwn(RUN_AS, role)) yield [TOKENS, role];
  // What comes in goes on as the result; without ResultPath it only stays where it is.
  const { effect } = state;
  if (effect.kind === 'result' && effect.result.kind === 'payload' && effect.into?.length !== 0) yield WHOLE;
}

/** The steps up to the first that may lead to several places. */
function definiteSteps({ segments, problems }: Path): readonly Step[] {
  if (problems.length > 0) return WHOLE;
  const steps: Step[] = [];
  for (const segment of segments) {
    if (segment.kind === 'name') steps.push(segment.name);
    else if (segment.kind === 'index') steps.push(segment.index);
    else break;
  }
  return steps;
}
