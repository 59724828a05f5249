import {
  type Expression,
  type Path,
  parseExpression,
  parsePath,
  readsOf,
  stepsOf,
  walkExpression,
} from '../../../language/src/index.ts';
import { ExpressionError } from '../expression/error.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { FlowError } from '../flow-error.ts';
import { evaluatePath, type Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { type Known, type KnownStep, known, knownAt, knownParts, UNKNOWN, whole } from './known.ts';

/** What a state can see, as far as it is known before the run. */
export interface KnownScope {
  payload: Known;
  /** The run context, at `$._context`. */
  context: Known;
}

/** What a path yields; undefined where it certainly leads nowhere. */
export function knownOfPath(text: string, scope: KnownScope): Known | undefined {
  const path = parsePath(text);
  if (path.problems.length > 0) return undefined;
  const steps = path.steps;
  if (steps) return look(steps, scope);
  return needs(path, scope) ? attempt(() => places(path, scope)) : UNKNOWN;
}

function places(path: Path, scope: KnownScope): Json {
  return evaluatePath(path, concrete(scope)).map(({ value }) => value);
}

/** What an expression yields; undefined where it certainly fails. */
export function knownOfExpression(text: string, scope: KnownScope): Known | undefined {
  const { tree, problems } = parseExpression(text);
  if (problems.length > 0) return undefined;
  if (dependsOnMore(tree) && whole(scope.payload) === undefined) return UNKNOWN;
  if (isRandom(tree)) return UNKNOWN;
  for (const { steps, path } of readsOf(tree)) {
    if (path?.definite === false ? !needs(path, scope) : !isWhole(look(plain(steps), scope))) return UNKNOWN;
  }
  return attempt(() => evaluateExpression(text, concrete(scope)));
}

/** Is all known that a path to several places depends on? A filter may look anywhere. */
function needs({ segments }: Path, scope: KnownScope): boolean {
  if (segments.some(({ kind }) => kind === 'filter')) return whole(scope.payload) !== undefined;
  const end = segments.findIndex(({ kind }) => kind !== 'name' && kind !== 'index');
  return isWhole(look(stepsOf(segments.slice(0, end)) ?? [], scope));
}

/** Where there is nothing, that is known as well. */
function isWhole(of: Known | undefined): boolean {
  return of === undefined || whole(of) !== undefined;
}

/** It looks something up at a path that it computes, which may lead anywhere. */
function dependsOnMore(tree: Expression): boolean {
  return calls(tree, ['getattr', 'is_present']).some(({ args: [path] }) => path?.kind !== 'constant');
}

function isRandom(tree: Expression): boolean {
  return calls(tree, ['rand', 'randint']).length > 0;
}

function calls(tree: Expression, names: readonly string[]): (Expression & { kind: 'call' })[] {
  const found: (Expression & { kind: 'call' })[] = [];
  walkExpression(tree, node => {
    if (node.kind === 'call' && node.callee.kind === 'name' && names.includes(node.callee.name))
      found.push(node);
  });
  return found;
}

function look(steps: readonly KnownStep[], { payload, context }: KnownScope): Known | undefined {
  return steps[0] === '_context' ? knownAt(context, steps.slice(1)) : knownAt(payload, steps);
}

/** The steps up to the first that only the run knows. */
function plain(steps: readonly (KnownStep | object)[]): KnownStep[] {
  const end = steps.findIndex(step => typeof step === 'object');
  return (end < 0 ? steps : steps.slice(0, end)).filter(step => typeof step !== 'object');
}

/** What is known, as values: for reading what is known to be whole. */
export function concrete({ payload, context }: KnownScope): Scope {
  return { payload: whole(payload) ?? knownParts(payload), context: knownParts(context) };
}

function attempt(evaluate: () => Json): Known | undefined {
  try {
    return known(evaluate());
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof FlowError) return undefined;
    throw error;
  }
}
