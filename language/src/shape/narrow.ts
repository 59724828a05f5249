import { ABSENT, build, OPEN, typeOf, UNKNOWN, unlistedIn } from './build.ts';
import { withMember } from './implications.ts';
import { lookup } from './lookup.ts';
import { type Fact, Presence, type Scalar, type Shape, type Step, Types } from './shape.ts';

/**
 * The payload on a route on which a fact holds, and what follows from it: where it decides a boolean, what that
 * implies holds as well. Undefined if the fact cannot hold, so that no run takes the route. Of the elements of
 * an array too little is known: a fact about one says no more than that the array is there.
 */
export function assume(payload: Shape, fact: Fact): Shape | undefined {
  const narrowed = narrow(payload, fact);
  const implies = lookup(payload, fact.path).shape.implies;
  if (!narrowed || narrowed === payload || !implies) return narrowed;
  const { shape, presence } = lookup(narrowed, fact.path);
  if (presence !== Presence.Present || shape.types !== Types.boolean || shape.values?.length !== 1)
    return narrowed;
  return assumeAll(narrowed, shape.values[0] ? implies.whenTrue : implies.whenFalse);
}

/** The payload where all the facts hold; undefined if they cannot. */
export function assumeAll(payload: Shape, facts: readonly Fact[]): Shape | undefined {
  let narrowed: Shape | undefined = payload;
  for (const fact of facts) narrowed = narrowed && assume(narrowed, fact);
  return narrowed;
}

function narrow(payload: Shape, fact: Fact): Shape | undefined {
  if ('equals' in fact) return whereThere(payload, fact.path, 0, shape => equalTo(shape, fact.equals));
  if ('types' in fact) return whereThere(payload, fact.path, 0, shape => ofTypes(shape, fact.types));
  if ('notEquals' in fact) return ifThere(payload, fact.path, 0, shape => otherThan(shape, fact.notEquals));
  if (fact.present) return whereThere(payload, fact.path, 0, shape => shape);
  return ifThere(payload, fact.path, 0, () => undefined);
}

/** What is left of a shape; undefined for nothing. */
type Narrowing = (shape: Shape) => Shape | undefined;

/** Narrows a holder of a value that is there. */
function whereThere(
  holder: Shape,
  steps: readonly Step[],
  i: number,
  narrowing: Narrowing,
): Shape | undefined {
  const step = steps[i];
  if (step === undefined) return narrowing(holder);
  if (holder.types === Types.none) return holder;
  if (typeof step === 'number') {
    if (holder.items?.types === Types.none) return undefined;
    return ofTypes(holder, Types.array);
  }
  if (!(holder.types & Types.object)) return undefined;
  const object = holder.object ?? OPEN;
  const member = object.properties.get(step);
  if ((member ?? unlistedIn(object)).presence === Presence.Absent) return undefined;
  const before = member?.shape ?? UNKNOWN;
  const shape = whereThere(before, steps, i + 1, narrowing);
  if (!shape) return undefined;
  if (shape === member?.shape && member.presence === Presence.Present && holder.types === Types.object)
    return holder;
  return withMember(holder, object, step, { shape, presence: Presence.Present }, Types.object);
}

/** Narrows a holder of a value that need not be there; nothing is left of it if the value is there for certain. */
function ifThere(holder: Shape, steps: readonly Step[], i: number, narrowing: Narrowing): Shape | undefined {
  const step = steps[i];
  if (step === undefined) return narrowing(holder);
  if (typeof step === 'number' || !(holder.types & Types.object)) return holder;
  const object = holder.object ?? OPEN;
  const listed = object.properties.get(step);
  const member = listed ?? unlistedIn(object);
  if (member.presence === Presence.Absent) return holder;
  const before = listed?.shape ?? UNKNOWN;
  const shape = ifThere(before, steps, i + 1, narrowing);
  if (shape === before) return holder;
  if (shape) return withMember(holder, object, step, { shape, presence: member.presence });
  if (member.presence !== Presence.Present) return withMember(holder, object, step, ABSENT);
  return orNothing(build({ ...holder, types: holder.types & ~Types.object }));
}

function orNothing(shape: Shape): Shape | undefined {
  return shape.types === Types.none ? undefined : shape;
}

function ofTypes(shape: Shape, types: number): Shape | undefined {
  if ((shape.types & types) === shape.types) return shape;
  return orNothing(build({ ...shape, types: shape.types & types }));
}

function equalTo(shape: Shape, value: Scalar): Shape | undefined {
  if (!(shape.types & typeOf(value)) || (shape.values && !shape.values.includes(value))) return undefined;
  if (shape.types === typeOf(value) && shape.values?.length === 1 && !shape.implies) return shape;
  return build({ ...shape, types: typeOf(value), values: [value], implies: undefined });
}

function otherThan(shape: Shape, value: Scalar): Shape | undefined {
  if (!(shape.types & typeOf(value))) return shape;
  if (shape.values) {
    const values = shape.values.filter(known => known !== value);
    return values.length === shape.values.length ? shape : orNothing(build({ ...shape, values }));
  }
  if (value === null) return ofTypes(shape, shape.types & ~Types.null);
  if (typeof value !== 'boolean' || (shape.types & Types.scalar) !== Types.boolean) return shape;
  return build({ ...shape, values: [!value], implies: undefined });
}
