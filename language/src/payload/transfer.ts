import type { Catcher, Effect, Result, Target } from '../model/effect.ts';
import type { State } from '../model/state.ts';
import { contextShape } from '../providers/provider-shapes.ts';
import { objectOf } from '../shape/construct.ts';
import type { Shape } from '../shape/shape.ts';
import { write } from '../shape/write.ts';
import { assumeRule } from './choice.ts';
import { propertyOf } from './properties.ts';
import { errorOf, resultOf } from './result.ts';

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
    case 'result':
      return transitions.map((_, way) => afterWay(state, before, way));
  }
}

/** The payload on one way out of a state. */
export function afterWay(state: State, before: Shape, way: number): Shape | undefined {
  const { effect, transitions } = state;
  if (effect.kind !== 'result') return after(state, before)[way];
  if (transitions[way]?.via === 'Next')
    return put(before, effect.into, resultIn(state, effect.result, before));
  const catcher = catcherOn(state, way);
  return put(before, catcher?.into, errorOf(state));
}

/** What a state writes when a run comes to it with that payload. */
function resultIn(state: State, result: Result, payload: Shape): Shape {
  if (result.kind === 'payload') return payload;
  const keys = result.kind === 'template' || result.kind === 'path' ? (result.keys ?? []) : [];
  return resultOf(
    state,
    result,
    keys,
    keys.map(key => propertyOf(payload, key)),
  );
}

/** The catcher by which that transition leaves the state. */
export function catcherOn({ effect, transitions }: State, way: number): Catcher | undefined {
  if (effect.kind !== 'result') return undefined;
  let nth = 0;
  for (let i = 0; i < way; i++) if (transitions[i]?.via === 'Catch') nth++;
  return effect.catchers.filter(c => c.leads)[nth];
}

/** `Default`, which is where a run goes that no rule has caught, comes first among the transitions. */
export function afterChoice({ transitions }: State, { rules }: Effect & { kind: 'choice' }, before: Shape) {
  const ways: (Shape | undefined)[] = [];
  let left: Shape | undefined = before;
  for (const { rule, leads } of rules) {
    if (leads) ways.push(left && assumeRule(left, rule, true));
    left = left && assumeRule(left, rule, false);
  }
  return transitions.some(t => t.via === 'Default') ? [left, ...ways] : ways;
}

function put(before: Shape, into: Target, value: Shape): Shape {
  if (!into) return ANY_PAYLOAD;
  const payload = write(before, into, value);
  return into.length === 0 ? payloadOf(payload) : payload;
}

export const CONTEXT = contextShape();

/** A payload with the facts about the run, which are to be read in it but are no part of it [DOC context]. */
export function payloadOf(value: Shape): Shape {
  return write(value, ['_context'], CONTEXT);
}

/** Nothing is known of this payload but that it is one. */
export const ANY_PAYLOAD = payloadOf(objectOf([], 'unknown'));

/** On its way to that transition the state replaces the whole payload, because nobody wrote a ResultPath. */
export function replacesByDefault(state: State, way: number): boolean {
  const { effect, transitions } = state;
  if (effect.kind !== 'result') return false;
  const via = transitions[way]?.via;
  return via === 'Next' ? effect.byDefault : catcherOn(state, way)?.byDefault === true;
}
