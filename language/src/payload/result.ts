import type { Result } from '../model/effect.ts';
import type { State } from '../model/state.ts';
import { errorShape, resultShape, webAnswerShape, webInputShape } from '../providers/provider-shapes.ts';
import { UNKNOWN } from '../shape/build.ts';
import { objectOf, withOrigin } from '../shape/construct.ts';
import { lookupPath } from '../shape/lookup.ts';
import type { Property, Shape } from '../shape/shape.ts';
import { looksSame } from './looks-same.ts';
import { Made } from './made.ts';
import { partOf } from './properties.ts';
import { shapeOfTemplate } from './template-shape.ts';

// A state's result is the same whenever it is made from the same properties: in every round, and after most edits.
const results = new Made<State, Property, Shape>();
const errors = new Made<State, never, Shape>();
const NOTHING: readonly never[] = [];

/** What a state writes when the properties that it is made from are these; `keys` has their names. */
export function resultOf(
  state: State,
  result: Result,
  keys: readonly string[],
  inputs: readonly Property[],
): Shape {
  const make = () => makeResult(state, result, partOf(keys, inputs));
  return results.get(state, inputs, make, looksSameToResult);
}

function looksSameToResult(state: State, a: Property, b: Property, i: number): boolean {
  const result = state.effect.kind === 'result' ? state.effect.result : undefined;
  const keys = result && 'keys' in result ? result.keys : undefined;
  return looksSame(state, keys?.[i] ?? '', a, b);
}

/** What a catcher of a state writes. */
export function errorOf(state: State): Shape {
  return errors.get(state, NOTHING, () => errorShape(state.name));
}

/** A copy of the whole payload: what is in it is known where it comes from. */
const COPY = objectOf([], 'unknown');

function makeResult({ name: state, providers }: State, result: Result, payload: Shape): Shape {
  switch (result.kind) {
    case 'action':
      return resultShape(result.url, state, providers.learnedOf(state, result.url));
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
