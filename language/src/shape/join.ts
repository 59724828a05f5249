import { build, NEVER, OPEN, objectShape, UNKNOWN, unlistedIn } from './build.ts';
import { sameOrigin } from './equal.ts';
import { bothImply, samePath } from './facts.ts';
import { indexed } from './implications.ts';
import { merge } from './persistent-map.ts';
import {
  MAX_VALUES,
  type ObjectShape,
  Presence,
  type Property,
  type Scalar,
  type Shape,
  Types,
} from './shape.ts';

/**
 * What a value is that comes by one of two routes: the least shape that covers both. Gives `a` itself if `b`
 * adds nothing, or else `b` itself if `a` adds nothing. Parts that the two share are not visited.
 *
 * A property that one side does not list is joined with what that side knows of the properties that it does not
 * list. So its shape may become any value; what was known below it stays listed, as what may be there.
 */
export function join(a: Shape, b: Shape): Shape {
  return joinShapes(a, b, undefined);
}

/** The shape of any of these; NEVER for none. */
export function joinAll(shapes: Iterable<Shape>): Shape {
  let all = NEVER;
  for (const shape of shapes) all = join(all, shape);
  return all;
}

/** The pairs joined so far: a payload that holds copies of itself is a graph, too large to be walked as a tree. */
type Seen = Map<Shape, Map<Shape, Shape>>;

function joinShapes(a: Shape, b: Shape, seen: Seen | undefined): Shape {
  if (a === b || b.types === Types.none) return a;
  if (a.types === Types.none) return b;
  if (!((a.types | b.types) & (Types.object | Types.array))) return joinParts(a, b, undefined);
  const known = seen?.get(a)?.get(b);
  if (known) return known;
  const pairs: Seen = seen ?? new Map();
  const joined = joinParts(a, b, pairs);
  const row = pairs.get(a);
  if (row) row.set(b, joined);
  else pairs.set(a, new Map([[b, joined]]));
  return joined;
}

function joinParts(a: Shape, b: Shape, seen: Seen | undefined): Shape {
  const shared = a.types & b.types;
  const text = Types.string | Types.object;
  const joined = build({
    types: a.types | b.types,
    values: joinValues(a, b),
    object: shared & Types.object ? joinObjects(a.object, b.object, seen) : (a.object ?? b.object),
    items:
      shared & Types.array ? joinShapes(a.items ?? UNKNOWN, b.items ?? UNKNOWN, seen) : (a.items ?? b.items),
    format: a.types & text && b.types & text ? same(a.format, b.format) : (a.format ?? b.format),
    description: same(a.description, b.description),
    origin: sameOrigin(a.origin, b.origin) ? a.origin : undefined,
    implies: shared & Types.boolean ? bothImply(a.implies, b.implies) : (a.implies ?? b.implies),
    implying: a.implying ?? b.implying,
  });
  if (hasPartsOf(joined, a)) return a;
  if (hasPartsOf(joined, b)) return b;
  if (!a.implying || !b.implying || a.implying === b.implying) return joined;
  const more = b.implying.filter(path => !a.implying?.some(other => samePath(path, other)));
  return indexed(joined, [...a.implying, ...more]);
}

/** Whether a shape says exactly what another one says, by the same parts. */
export function hasPartsOf(joined: Shape, side: Shape): boolean {
  return (
    joined.types === side.types &&
    joined.values === side.values &&
    joined.object === side.object &&
    joined.items === side.items &&
    joined.format === side.format &&
    joined.description === side.description &&
    joined.implies === side.implies &&
    sameOrigin(joined.origin, side.origin)
  );
}

function same<T>(a: T, b: T): T | undefined {
  return a === b ? a : undefined;
}

/** The values if both sides list all that their scalars can be. */
function joinValues(a: Shape, b: Shape): readonly Scalar[] | undefined {
  if (!(a.types & Types.scalar)) return b.values;
  if (!(b.types & Types.scalar)) return a.values;
  if (!a.values || !b.values) return undefined;
  const more = b.values.filter(value => !a.values?.includes(value));
  if (more.length === 0) return a.values;
  if (more.length + a.values.length === b.values.length) return b.values;
  return more.length + a.values.length > MAX_VALUES ? undefined : [...a.values, ...more];
}

function joinObjects(
  a: ObjectShape | undefined,
  b: ObjectShape | undefined,
  seen: Seen | undefined,
): ObjectShape | undefined {
  if (a === b) return a;
  const left = a ?? OPEN;
  const right = b ?? OPEN;
  const ofB = unlistedIn(right);
  const ofA = unlistedIn(left);
  const properties = merge(
    left.properties,
    right.properties,
    (x, y) => joinProperties(x, y, seen),
    x => joinUnlisted(x, ofB, seen),
    y => joinUnlisted(y, ofA, seen),
  );
  const unlisted = left.unlisted | right.unlisted;
  if (properties === left.properties && unlisted === left.unlisted) return a;
  if (properties === right.properties && unlisted === right.unlisted) return b;
  return objectShape(properties, unlisted);
}

/** What came of that, by what the other side knows: many routes meet where the same results are at hand. */
const doubted = new WeakMap<Property, WeakMap<Property, Property>>();

/** Joins a property with what the other side knows of properties that it does not list. */
function joinUnlisted(listed: Property, unlisted: Property, seen: Seen | undefined): Property {
  if (unlisted.presence === Presence.Absent) return joinProperties(listed, unlisted, seen);
  const row = doubted.get(unlisted) ?? new WeakMap<Property, Property>();
  doubted.set(unlisted, row);
  const known = row.get(listed);
  if (known) return known;
  const joined = joinProperties(listed, unlisted, seen);
  row.set(listed, joined);
  return joined;
}

function joinProperties(a: Property, b: Property, seen: Seen | undefined): Property {
  const shape = joinShapes(a.shape, b.shape, seen);
  const presence = a.presence | b.presence;
  if (shape === a.shape && presence === a.presence) return a;
  if (shape === b.shape && presence === b.presence) return b;
  return { shape, presence };
}
