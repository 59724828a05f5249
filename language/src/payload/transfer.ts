import type { Effect, Result, Target } from '../model/effect.ts';
import type { State } from '../model/state.ts';
import {
  contextShape,
  errorShape,
  resultShape,
  webAnswerShape,
  webInputShape,
} from '../providers/provider-shapes.ts';
import { UNKNOWN } from '../shape/build.ts';
import { objectOf, withOrigin } from '../shape/construct.ts';
import { lookupPath } from '../shape/lookup.ts';
import type { Shape } from '../shape/shape.ts';
import { write } from '../shape/write.ts';
import { assumeRule } from './choice.ts';
import { shapeOfTemplate } from './template-shape.ts';

/** The payload on each way out of a state, in the order of its transitions; undefined where no run takes that way. */
export function after(state: State, before: Shape): (Shape | undefined)[] {
  const { effect, transitions } = state;
  switch (effect.kind) {
    case 'none':
      return transitions.map(() => before);
    case 'unknown':
      return transitions.map(() => ANY_PAYLOAD);
    case 'choice':
      return afterChoice(state, effect, before);
    case 'result': {
      const ways: (Shape | undefined)[] = [];
      if (transitions.some(t => t.via === 'Next'))
        ways.push(put(before, effect.into, () => resultOf(state.name, effect.result, before)));
      for (const catcher of effect.catchers)
        if (catcher.leads) ways.push(put(before, catcher.into, () => errorShape(state.name)));
      return ways;
    }
  }
}

/** `Default`, which is where a run goes that no rule has caught, comes first among the transitions. */
function afterChoice({ transitions }: State, { rules }: Effect & { kind: 'choice' }, before: Shape) {
  const ways: (Shape | undefined)[] = [];
  let left: Shape | undefined = before;
  for (const { rule, leads } of rules) {
    if (leads) ways.push(left && assumeRule(left, rule, true));
    left = left && assumeRule(left, rule, false);
  }
  return transitions.some(t => t.via === 'Default') ? [left, ...ways] : ways;
}

function put(before: Shape, into: Target, value: () => Shape): Shape {
  if (!into) return payloadOf(UNKNOWN);
  return into.length === 0 ? payloadOf(value()) : write(before, into, value());
}

const CONTEXT = contextShape();

/** A payload with the facts about the run, which are to be read in it but are no part of it [DOC context]. */
export function payloadOf(value: Shape): Shape {
  return write(value, ['_context'], CONTEXT);
}

/** Nothing is known of this payload but that it is one. */
export const ANY_PAYLOAD = payloadOf(objectOf([], 'unknown'));

function resultOf(state: string, result: Result, before: Shape): Shape {
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
      return withOrigin(shapeOfTemplate(result.template, before), { kind: 'computed', state });
    case 'constant':
      return withOrigin(result.shape, { kind: 'computed', state });
    case 'path':
      return lookupPath(before, result.path).shape;
    case 'payload':
      return before;
  }
}

/** On its way to that transition the state replaces the whole payload, because nobody wrote a ResultPath. */
export function replacesByDefault({ effect, transitions }: State, way: number): boolean {
  if (effect.kind !== 'result') return false;
  const via = transitions[way]?.via;
  if (via === 'Next') return effect.byDefault;
  const catchers = effect.catchers.filter(c => c.leads);
  const nth = transitions.slice(0, way).filter(t => t.via === 'Catch').length;
  return via === 'Catch' && catchers[nth]?.byDefault === true;
}
