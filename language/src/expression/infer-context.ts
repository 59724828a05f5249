import { build, NEVER, UNKNOWN } from '../shape/build.ts';
import { scalar } from '../shape/construct.ts';
import { joinAll } from '../shape/join.ts';
import { lookup } from '../shape/lookup.ts';
import { assumeAll } from '../shape/narrow.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { plainFacts } from './fact-set.ts';
import { knowledge } from './facts.ts';
import type { Scope } from './place.ts';
import type { Expression } from './tree.ts';
import type { TypeProblem } from './type-problem.ts';

/** What is known where a part of an expression is evaluated. */
export interface Context {
  payload: Shape;
  /** The variables of comprehensions. */
  variables: ReadonlyMap<string, Shape>;
  /** The same names: their places are not followed. */
  scope: Scope;
  report(problem: TypeProblem): void;
  /** Is told of every part that is looked at, where somebody wants to know. */
  seen?(node: Expression, shape: Shape, context: Context): void;
  /** The shape of a value that can leave the expression. */
  value(node: Expression, context: Context): Shape;
}

/** Where the condition is true, or false; undefined where it cannot be. */
export function narrowed(context: Context, condition: Expression, truth: boolean): Context | undefined {
  const { payload, scope } = context;
  const { whenTrue, whenFalse } = knowledge(condition, scope, steps => lookup(payload, steps).shape.types);
  const facts = truth ? whenTrue : whenFalse;
  const assumed = facts && assumeAll(payload, plainFacts(facts));
  if (!assumed) return undefined;
  return assumed === payload ? context : { ...context, payload: assumed };
}

/** Inside a loop whose target is given elements of that shape. */
export function withVariables(context: Context, target: Expression, element: Shape): Context {
  const variables = new Map(context.variables);
  const scope = new Map(context.scope);
  const bind = (to: Expression, shape: Shape): void => {
    if (to.kind === 'name') {
      variables.set(to.name, shape);
      scope.set(to.name, undefined);
    } else if (to.kind === 'tuple') for (const item of to.items) bind(item, elementOf(shape));
  };
  bind(target, element);
  return { ...context, variables, scope };
}

/** The types are known, if there is a value at all. */
export function isCertain({ types }: Shape): boolean {
  return types !== Types.all && types !== Types.none;
}

/** What a loop over a value sees: characters, elements, names of members. */
export function elementOf(shape: Shape): Shape {
  if (shape.types === Types.all) return UNKNOWN;
  const texts = shape.types & (Types.string | Types.object) ? scalar(Types.string) : NEVER;
  return joinAll([texts, shape.types & Types.array ? (shape.items ?? UNKNOWN) : NEVER]);
}

/** What is left of a shape if the value counts as true, or as false. */
export function truthy(shape: Shape, truth: boolean): Shape {
  if (shape.types === Types.all) return UNKNOWN;
  const values = shape.values?.filter(value => Boolean(value) === truth);
  return build({ ...shape, types: truth ? shape.types & ~Types.null : shape.types, values });
}
