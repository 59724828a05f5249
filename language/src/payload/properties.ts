import { ABSENT, unlistedIn } from '../shape/build.ts';
import { objectWith } from '../shape/construct.ts';
import { join } from '../shape/join.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Property, type Shape, Types } from '../shape/shape.ts';

// The very same property for the same question, so that what was made from it is known again.
const present = new WeakMap<Shape, Property>();
const joined = new WeakMap<Property, WeakMap<Property, Property>>();

/** What a payload has under that name. */
export function propertyOf(payload: Shape, key: string): Property {
  const { types, object } = payload;
  if (types === Types.object && object) return object.properties.get(key) ?? unlistedIn(object);
  const { shape, presence } = lookup(payload, [key]);
  // What is not there on one route is no reason to know nothing of it on another.
  return presence === Presence.Absent ? ABSENT : { shape, presence };
}

/** A property that is there for certain. */
export function presentOf(shape: Shape): Property {
  let property = present.get(shape);
  if (!property) {
    property = { shape, presence: Presence.Present };
    present.set(shape, property);
  }
  return property;
}

/** What a property is that comes by one of two routes. */
export function joinProperties(a: Property, b: Property): Property {
  if (a === b) return a;
  const known = joined.get(a)?.get(b);
  if (known) return known;
  const shape = join(a.shape, b.shape);
  const presence = a.presence | b.presence;
  const same = (side: Property) => side.shape === shape && side.presence === presence;
  const both = same(a) ? a : same(b) ? b : { shape, presence };
  const row = joined.get(a);
  if (row) row.set(b, both);
  else joined.set(a, new WeakMap([[b, both]]));
  return both;
}

/** What a payload has under each of these names; undefined where one of them is not known yet. */
export function propertiesOf(
  keys: readonly string[],
  propertyOf: (key: string) => Property | undefined,
): Property[] | undefined {
  // As long as it has to be: a list that grows makes room for many at its first item.
  const properties = new Array<Property>(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const property = propertyOf(keys[i] ?? '');
    if (!property) return undefined;
    properties[i] = property;
  }
  return properties;
}

/** A payload of which only these properties are known, each with the key at its index. */
export function partOf(keys: readonly string[], properties: readonly Property[]): Shape {
  return objectWith(
    properties.map((property, i) => [keys[i] ?? '', property]),
    'unknown',
  );
}
