import type { Effect } from '../model/effect.ts';
import type { State } from '../model/state.ts';
import type { Template } from '../model/template.ts';
import type { Path } from '../path/parse.ts';
import { equalBesidesProperties, equalShapes } from '../shape/equal.ts';
import type { Property, Step } from '../shape/shape.ts';

/**
 * Whether a property of the payload that has become another one is the same as far as a state looks at it: the values
 * that the state reads, and what holds them but for its other members. False where that is not known.
 */
export function looksSame(state: State, key: string, a: Property, b: Property): boolean {
  for (const steps of looksOf(state)) {
    if (!steps) return false;
    if (steps[0] === key && !sameAlong(a, b, steps)) return false;
  }
  return true;
}

/** What a state looks at; undefined where it may be anything. */
function* looksOf(state: State): Generator<readonly Step[] | undefined> {
  for (const { steps, facts } of state.reads) {
    yield steps;
    for (const { path } of facts) yield path;
  }
  for (const { value } of state.arguments) if (value.kind === 'path' && !isClear(value.path)) yield undefined;
  const { effect } = state;
  if (!isPlain(effect)) yield undefined;
  else if (effect.kind === 'result')
    for (const { into } of [effect, ...effect.catchers]) if (into) yield into;
}

/** All that an effect comes from is among the reads of its state: not so what a Choice tells apart, or many places at once. */
function isPlain(effect: Effect): boolean {
  if (effect.kind !== 'result') return effect.kind === 'none';
  const { result } = effect;
  if (result.kind === 'path') return isClear(result.path);
  return result.kind !== 'template' || readsPlainly(result.template);
}

function readsPlainly(template: Template): boolean {
  switch (template.kind) {
    case 'object':
      return template.members.every(([, value]) => readsPlainly(value));
    case 'array':
      return template.elements.every(readsPlainly);
    case 'path':
      return isClear(template.path);
    default:
      return true;
  }
}

function isClear({ definite, problems }: Path): boolean {
  return definite && problems.length === 0;
}

function sameAlong(a: Property, b: Property, [, ...steps]: readonly Step[]): boolean {
  let [one, other] = [a, b];
  for (const step of steps) {
    if (one === other) return true;
    const [own, others] = [one.shape.object?.properties, other.shape.object?.properties];
    if (typeof step !== 'string' || !own || !others) break;
    if (one.presence !== other.presence || !equalBesidesProperties(one.shape, other.shape)) return false;
    const [next, nextOther] = [own.get(step), others.get(step)];
    if (!next || !nextOther) return next === nextOther;
    [one, other] = [next, nextOther];
  }
  return one.presence === other.presence && equalShapes(one.shape, other.shape);
}
