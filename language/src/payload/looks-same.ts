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
export function looksSame(
  { reads, arguments: sent, effect }: State,
  key: string,
  a: Property,
  b: Property,
): boolean {
  if (!isPlain(effect)) return false;
  for (const { value } of sent) if (value.kind === 'path' && !isClear(value.path)) return false;
  const same = (steps: readonly Step[] | undefined) => steps?.[0] !== key || sameAlong(a, b, steps);
  for (const { steps, facts } of reads) {
    if (!same(steps)) return false;
    for (const { path } of facts) if (!same(path)) return false;
  }
  return effect.kind !== 'result' || (same(effect.into) && effect.catchers.every(({ into }) => same(into)));
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

/** Whether they are the same behind the first of the steps, which led to them. */
function sameAlong(a: Property, b: Property, steps: readonly Step[]): boolean {
  let [one, other] = [a, b];
  for (let i = 1; i < steps.length; i++) {
    if (one === other) return true;
    const step = steps[i];
    const [own, others] = [one.shape.object?.properties, other.shape.object?.properties];
    if (typeof step !== 'string' || !own || !others) break;
    if (one.presence !== other.presence || !equalBesidesProperties(one.shape, other.shape)) return false;
    const [next, nextOther] = [own.get(step), others.get(step)];
    if (!next || !nextOther) return next === nextOther;
    [one, other] = [next, nextOther];
  }
  return one.presence === other.presence && equalShapes(one.shape, other.shape);
}
