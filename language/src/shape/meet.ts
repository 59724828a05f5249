import { ABSENT, build, objectShape, UNKNOWN } from './build.ts';
import { merge } from './persistent-map.ts';
import { type ObjectShape, Presence, type Property, type Scalar, type Shape, Types } from './shape.ts';

/**
 * What a value is that fits both shapes, for schemas that hold together (`allOf`); facts about a payload are
 * left out. The result may cover more than what fits both, never less. What is for people is that of `a`, or
 * else of `b`.
 */
export function meet(a: Shape, b: Shape): Shape {
  if (a === b || b === UNKNOWN) return a;
  if (a === UNKNOWN) return b;
  const object = a.object && b.object ? meetObjects(a.object, b.object) : (a.object ?? b.object);
  const impossible = a.object && b.object && !object ? Types.object : Types.none;
  return build({
    types: a.types & b.types & ~impossible,
    values: meetValues(a.values, b.values),
    object,
    items: a.items && b.items ? meet(a.items, b.items) : (a.items ?? b.items),
    format: a.format ?? b.format,
    description: a.description ?? b.description,
    origin: a.origin ?? b.origin,
  });
}

function meetValues(a: readonly Scalar[] | undefined, b: readonly Scalar[] | undefined) {
  return a && b ? a.filter(value => b.includes(value)) : (a ?? b);
}

/** Undefined if no object fits both: a property that must be there cannot. */
function meetObjects(a: ObjectShape, b: ObjectShape): ObjectShape | undefined {
  let possible = true;
  const fitting = (property: Property | undefined): Property => {
    if (!property) possible = false;
    return property ?? ABSENT;
  };
  const alone = (property: Property, other: ObjectShape): Property =>
    other.unlisted === Presence.Absent ? fitting(meetProperties(property, ABSENT)) : property;
  const properties = merge(
    a.properties,
    b.properties,
    (x, y) => fitting(meetProperties(x, y)),
    x => alone(x, b),
    y => alone(y, a),
  );
  return possible ? objectShape(properties, meetUnlisted(a.unlisted, b.unlisted)) : undefined;
}

/** Undefined if one side wants it there and the other does not allow what it is. */
function meetProperties(a: Property, b: Property): Property | undefined {
  const needed = a.presence === Presence.Present || b.presence === Presence.Present;
  const shape = meet(a.shape, b.shape);
  const absent = a.presence === Presence.Absent || b.presence === Presence.Absent;
  if (absent || shape.types === Types.none) return needed ? undefined : ABSENT;
  if (needed) return { shape, presence: Presence.Present };
  return { shape, presence: a.presence & b.presence || a.presence | b.presence };
}

function meetUnlisted(a: number, b: number): number {
  if (a === Presence.Absent || b === Presence.Absent) return Presence.Absent;
  return a & b || (a | b) & ~Presence.Unknown;
}
