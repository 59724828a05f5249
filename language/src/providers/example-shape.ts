import { isRecord } from '../schema/json-value.ts';
import { UNKNOWN } from '../shape/build.ts';
import { arrayOf, objectOf, scalar } from '../shape/construct.ts';
import { joinAll } from '../shape/join.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';

/** What one example shows may be there; that it must be, no example can tell. */
const SHOWN = Presence.Present | Presence.Optional | Presence.Unknown;

/**
 * The shape of values like this one. An example closes nothing: other properties may be there, those that it has
 * may not, any scalar may be null as well, and of what is null in it nothing is known.
 */
export function shapeOfExample(value: unknown): Shape {
  if (typeof value === 'string') return scalar(Types.string | Types.null);
  if (typeof value === 'number') return scalar(Types.numeric | Types.null);
  if (typeof value === 'boolean') return scalar(Types.boolean | Types.null);
  if (Array.isArray(value))
    return value.length === 0 ? scalar(Types.array) : arrayOf(joinAll(value.map(shapeOfExample)));
  if (!isRecord(value)) return UNKNOWN;
  const properties = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [name, { shape: shapeOfExample(member), presence: SHOWN }] as const);
  return objectOf(properties, 'unknown');
}
