import { PersistentMap } from './persistent-map.ts';
import {
  MAX_VALUES,
  type ObjectShape,
  type Others,
  Presence,
  type Property,
  type Scalar,
  type Shape,
  Types,
} from './shape.ts';

/** Any value: nothing is known. */
export const UNKNOWN: Shape = { types: Types.all };

/** No value at all. */
export const NEVER: Shape = { types: Types.none };

/** The object of which nothing is known. */
export const OPEN: ObjectShape = objectShape(PersistentMap.empty(), Presence.Unknown);

/** The object without properties. */
export const EMPTY: ObjectShape = objectShape(PersistentMap.empty(), Presence.Absent);

/** A property that is known not to be there. */
export const ABSENT: Property = { shape: NEVER, presence: Presence.Absent };

/** What an object has that has these properties; `unlisted` is the presence of others. */
export function objectShape(properties: PersistentMap<Property>, unlisted: number): ObjectShape {
  const { Unknown, Undeclared } = Presence;
  const others = unlisted & Unknown ? 'unknown' : unlisted & Undeclared ? 'undeclared' : 'none';
  return { properties, others, unlisted };
}

export const UNLISTED: Readonly<Record<Others, number>> = {
  none: Presence.Absent,
  undeclared: Presence.Undeclared,
  unknown: Presence.Unknown,
};

const unlisted = new Map<number, Property>();

/** What a property is that the object does not list. Nobody declares what is below it if nobody declares it. */
export function unlistedIn(object: ObjectShape): Property {
  const known = unlisted.get(object.unlisted);
  if (known) return known;
  const below = object.unlisted & (Presence.Undeclared | Presence.Unknown);
  const shape = below
    ? build({ types: Types.all, object: objectShape(PersistentMap.empty(), below) })
    : NEVER;
  const property = { shape, presence: object.unlisted };
  unlisted.set(object.unlisted, property);
  return property;
}

type Loose = { -readonly [Key in keyof Shape]?: Shape[Key] | undefined };

/** The shape of these parts, without those that its types leave no room for or that say nothing. */
export function build(parts: Loose & { types: number }): Shape {
  const known = parts.values && possible(parts.values, parts.types);
  const types = known ? (parts.types & ~Types.scalar) | typesOf(known) : parts.types;
  if (types === Types.none) return NEVER;
  const { object, items, format, description, origin, implies, implying } = parts;
  const shape: { -readonly [Key in keyof Shape]: Shape[Key] } = { types };
  if (known && known.length > 0 && known.length <= MAX_VALUES) shape.values = known;
  if (object && types & Types.object && !saysNothing(object)) shape.object = object;
  if (items && types & Types.array && !isBare(items)) shape.items = items;
  if (format !== undefined) shape.format = format;
  if (description !== undefined) shape.description = description;
  if (origin) shape.origin = origin;
  if (implies && types & Types.boolean) shape.implies = implies;
  if (implying && implying.length > 0 && shape.object) shape.implying = implying;
  return shape;
}

function possible(values: readonly Scalar[], types: number): readonly Scalar[] {
  return values.every(value => typeOf(value) & types)
    ? values
    : values.filter(value => typeOf(value) & types);
}

function saysNothing(object: ObjectShape): boolean {
  return object.unlisted === Presence.Unknown && object.properties.size === 0;
}

/** Whether no more is said than that it may be anything. */
function isBare(shape: Shape): boolean {
  return isUnknown(shape) && !shape.object && !shape.items && !shape.description && !shape.origin;
}

/** Whether it may be any value at all. It may list properties all the same, which are then there on some route. */
export function isUnknown(shape: Shape): boolean {
  return shape.types === Types.all && !shape.values;
}

/** The one flag of `Types` for a scalar. */
export function typeOf(value: Scalar): number {
  if (value === null) return Types.null;
  if (typeof value === 'string') return Types.string;
  if (typeof value === 'boolean') return Types.boolean;
  return Number.isInteger(value) ? Types.integer : Types.number;
}

export function typesOf(values: readonly Scalar[]): number {
  return values.reduce<number>((types, value) => types | typeOf(value), Types.none);
}

export function isScalar(value: unknown): value is Scalar {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}
