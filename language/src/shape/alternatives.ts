import { build, OPEN, objectShape, unlistedIn } from './build.ts';
import { join } from './join.ts';
import { merge } from './persistent-map.ts';
import { type ObjectShape, Presence, type Property, type Shape, Types } from './shape.ts';

/**
 * The shape of a value that fits one of several schemas. It is their join, but that a property which only some
 * of them list is one that may be left out: it is declared, and its absence is nobody's mistake.
 */
export function anyOf(shapes: readonly Shape[]): Shape | undefined {
  let all: Shape | undefined;
  for (const shape of shapes) all = all ? join(listing(all, shape), listing(shape, all)) : shape;
  return all;
}

/** The shape with the properties that only the other one lists, as ones that may be left out. */
function listing(shape: Shape, other: Shape): Shape {
  if (shape === other) return shape;
  const object =
    shape.types & Types.object && other.object
      ? listingObject(shape.object ?? OPEN, other.object)
      : shape.object;
  const items = shape.items && other.items ? listing(shape.items, other.items) : shape.items;
  return object === shape.object && items === shape.items ? shape : build({ ...shape, object, items });
}

function listingObject(object: ObjectShape, other: ObjectShape): ObjectShape {
  const unlisted: Property = { shape: unlistedIn(object).shape, presence: Presence.Optional };
  const properties = merge(
    object.properties,
    other.properties,
    (x, y) => {
      const shape = listing(x.shape, y.shape);
      return shape === x.shape ? x : { shape, presence: x.presence };
    },
    x => x,
    () => unlisted,
  );
  return properties === object.properties ? object : objectShape(properties, object.unlisted);
}
