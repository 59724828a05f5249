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
export const UNKNOWN: Shape = plain(Types.all);

/** No value at all. */
export const NEVER: Shape = plain(Types.none);

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

/** The shape of these parts, without those that its types leave no room for or that say nothing. */
export function build(parts: Shape): Shape {
  const { types, values, object, items, format, description, origin, implies, implying } = parts;
  return make(types, values, object, items, format, description, origin, implies, implying);
}

/** The same by position, for where it is done often. */
export function make(
  types: number,
  values: Shape['values'],
  object: Shape['object'],
  items: Shape['items'],
  format: Shape['format'],
  description: Shape['description'],
  origin: Shape['origin'],
  implies: Shape['implies'],
  implying: Shape['implying'],
): Shape {
  const known = values && possible(values, types);
  const all = known ? (types & ~Types.scalar) | typesOf(known) : types;
  if (all === Types.none) return NEVER;
  const own = object && all & Types.object && !saysNothing(object) ? object : undefined;
  // All shapes have all fields, in this order: engines are quick with objects that are made alike.
  return {
    types: all,
    values: known && known.length > 0 && known.length <= MAX_VALUES ? known : undefined,
    object: own,
    items: items && all & Types.array && !isBare(items) ? items : undefined,
    format,
    description,
    origin,
    implies: implies && all & Types.boolean ? implies : undefined,
    implying: implying && implying.length > 0 && own ? implying : undefined,
  };
}

function plain(types: number): Shape {
  return {
    types,
    values: undefined,
    object: undefined,
    items: undefined,
    format: undefined,
    description: undefined,
    origin: undefined,
    implies: undefined,
    implying: undefined,
  };
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
