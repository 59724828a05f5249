import { build, isScalar, make, objectShape, typeOf, UNKNOWN, UNLISTED } from './build.ts';
import { implyingIn, indexed, withoutImplications } from './implications.ts';
import { joinAll } from './join.ts';
import { PersistentMap } from './persistent-map.ts';
import { type Origin, type Others, Presence, type Property, type Shape, type Step, Types } from './shape.ts';

const scalars: Shape[] = [];

/** A value of these types, flags of `Types`; the very same shape for the same types. */
export function scalar(types: number): Shape {
  let shape = scalars[types];
  if (!shape) {
    shape = build({ types });
    scalars[types] = shape;
  }
  return shape;
}

/** A JSON value is deeper than this by no one's wish; UNKNOWN stands for what is below. */
const MAX_DEPTH = 100;

/** Exactly this JSON value, however deep; of an array, what any of its elements is. UNKNOWN for what is no JSON. */
export function constant(value: unknown): Shape {
  return constantAt(value, 0);
}

function constantAt(value: unknown, depth: number): Shape {
  if (isScalar(value)) return build({ types: typeOf(value), values: [value] });
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return UNKNOWN;
  if (Array.isArray(value)) return arrayOf(joinAll(value.map(element => constantAt(element, depth + 1))));
  return objectOf(Object.entries(value).map(([name, member]) => [name, constantAt(member, depth + 1)]));
}

/** An object with these properties; one given by its shape alone is there for certain. */
export function objectOf(
  entries: Iterable<readonly [string, Shape | Property]>,
  others: Others = 'none',
): Shape {
  return objectWith(
    Array.from(entries, ([name, member]) => [name, asProperty(member)]),
    others,
  );
}

/** An object with these properties. */
export function objectWith(properties: readonly (readonly [string, Property])[], others: Others): Shape {
  let implying: (readonly Step[])[] | undefined;
  for (const [name, { shape }] of properties)
    if (shape.implies || shape.implying) implying = [...(implying ?? []), ...implyingIn(shape, [name])];
  const object = objectShape(PersistentMap.of(properties), UNLISTED[others]);
  const shape = make(
    Types.object,
    undefined,
    object,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  );
  return implying ? indexed(shape, implying) : shape;
}

function asProperty(member: Shape | Property): Property {
  return 'presence' in member ? member : { shape: member, presence: Presence.Present };
}

/** An array whose every element is of that shape; NEVER makes it the empty array. */
export function arrayOf(items: Shape): Shape {
  return build({ types: Types.array, items: withoutImplications(items) });
}

/** The shape said to come from there; what it holds keeps its own origin. */
export function withOrigin(shape: Shape, origin: Origin): Shape {
  return build({ ...shape, origin });
}
