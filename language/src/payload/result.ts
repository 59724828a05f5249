import type { Result } from '../model/effect.ts';
import type { State } from '../model/state.ts';
import { errorShape, resultShape, webAnswerShape, webInputShape } from '../providers/provider-shapes.ts';
import { UNKNOWN } from '../shape/build.ts';
import { objectOf, withOrigin } from '../shape/construct.ts';
import { lookupPath } from '../shape/lookup.ts';
import type { Property, Shape } from '../shape/shape.ts';
import { shapeOfTemplate } from './template-shape.ts';

/** A result, and the parts of the payload that it was made from. */
interface Known {
  inputs: readonly Property[];
  shape: Shape;
}

// A state's result is the same whenever it is made from the same parts: in every round, and after most edits.
const results = new WeakMap<State, Known>();
const errors = new WeakMap<State, Shape>();

/** What a state writes when the properties that it is made from are these; `keys` has their names. */
export function resultOf(
  state: State,
  result: Result,
  keys: readonly string[],
  inputs: readonly Property[],
): Shape {
  const known = results.get(state);
  if (known?.inputs.length === inputs.length && inputs.every((input, i) => input === known.inputs[i]))
    return known.shape;
  const named = inputs.flatMap((input, i) => (keys[i] === undefined ? [] : [[keys[i], input] as const]));
  const shape = makeResult(state.name, result, objectOf(named, 'unknown'));
  results.set(state, { inputs, shape });
  return shape;
}

/** What a catcher of a state writes. */
export function errorOf(state: State): Shape {
  let shape = errors.get(state);
  if (!shape) {
    shape = errorShape(state.name);
    errors.set(state, shape);
  }
  return shape;
}

/** A copy of the whole payload: what is in it is known where it comes from. */
const COPY = objectOf([], 'unknown');

function makeResult(state: string, result: Result, payload: Shape): Shape {
  switch (result.kind) {
    case 'action':
      return resultShape(result.url, state);
    case 'registered-api':
      return UNKNOWN;
    case 'web-input':
      return withOrigin(webInputShape(), { kind: 'computed', state });
    case 'web-answer':
      return withOrigin(webAnswerShape(), { kind: 'computed', state });
    case 'template':
      return withOrigin(shapeOfTemplate(result.template, payload), { kind: 'computed', state });
    case 'constant':
      return withOrigin(result.shape, { kind: 'computed', state });
    case 'path':
      return lookupPath(payload, result.path).shape;
    case 'payload':
      return COPY;
  }
}
