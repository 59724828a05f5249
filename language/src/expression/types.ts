import { inOrder } from '../in-order.ts';
import { build } from '../shape/build.ts';
import { lookup } from '../shape/lookup.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { factsOf } from './facts.ts';
import { infer } from './infer.ts';
import type { Context } from './infer-context.ts';
import { NO_VARIABLES } from './place.ts';
import type { Expression } from './tree.ts';
import type { TypeProblem } from './type-problem.ts';

/**
 * What the value of an expression can be, if it has one; UNKNOWN where that is not known. `payload` has the run's
 * context in `_context`. A boolean says in `implies` what it tells of the payload.
 */
export function shapeOfExpression(tree: Expression, payload: Shape): Shape {
  return outgoing(
    tree,
    contextFor(payload, () => {}),
  );
}

/** Operands that must make an expression fail, whatever the values of these shapes are; in the order of the text. */
export function typeProblems(tree: Expression, payload: Shape): TypeProblem[] {
  const found: TypeProblem[] = [];
  infer(
    tree,
    contextFor(payload, problem => found.push(problem)),
  );
  return inOrder(found, problem => problem.span.offset);
}

/** What is known where a part of an expression is evaluated. */
export interface Part {
  shape: Shape;
  /** The variables of the loops around it. */
  variables: ReadonlyMap<string, Shape>;
}

/** What is known of each part of an expression that can be evaluated. */
export function partsOf(tree: Expression, payload: Shape): ReadonlyMap<Expression, Part> {
  const found = new Map<Expression, Part>();
  const context = contextFor(payload, () => {});
  outgoing(tree, {
    ...context,
    seen: (node, shape, { variables }) => {
      found.set(node, { shape, variables });
    },
  });
  return found;
}

const NO_SHAPES: ReadonlyMap<string, Shape> = new Map();

function contextFor(payload: Shape, report: (problem: TypeProblem) => void): Context {
  return { payload, variables: NO_SHAPES, scope: NO_VARIABLES, report, value: outgoing };
}

function outgoing(node: Expression, context: Context): Shape {
  const shape = infer(node, context);
  if (shape.types !== Types.boolean || shape.implies || context.variables.size > 0) return shape;
  const implies = factsOf(node, steps => lookup(context.payload, steps).shape.types);
  return implies.whenTrue.length + implies.whenFalse.length === 0 ? shape : build({ ...shape, implies });
}
