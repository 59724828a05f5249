import { build, EMPTY, objectShape, UNKNOWN } from './build.ts';
import { hasPartsOf, join } from './join.ts';
import { merge } from './persistent-map.ts';
import { type ObjectShape, type Property, type Shape, Types } from './shape.ts';

/** Values nested deeper than this are unknown after a loop. */
export const MAX_NESTING = 12;

/**
 * The join of what a loop's head was and what comes round, made so that going round ends: a list of values that
 * grows is given up, and what is nested too deep is UNKNOWN. Gives `old` itself once nothing is new.
 */
export function widen(old: Shape, next: Shape): Shape {
  return settle(old, join(old, next), 0, []);
}

/** What was settled, by depth: a payload that holds copies of itself is too large to be walked as a tree. */
type Done = Map<Shape, Map<Shape | undefined, Shape>>[];

function settle(old: Shape | undefined, now: Shape, depth: number, done: Done): Shape {
  if (old === now) return now;
  if (!(now.types & (Types.object | Types.array))) return settleParts(old, now, undefined, undefined);
  if (depth === MAX_NESTING) return UNKNOWN;
  done[depth] ??= new Map();
  const row = done[depth].get(now) ?? new Map<Shape | undefined, Shape>();
  done[depth].set(now, row);
  const known = row.get(old);
  if (known) return known;
  const object = now.object && settleObject(old?.object, now.object, depth, done);
  const items = now.items && settle(old?.items, now.items, depth + 1, done);
  const settled = settleParts(old, now, object, items);
  row.set(old, settled);
  return settled;
}

function settleParts(
  old: Shape | undefined,
  now: Shape,
  object: ObjectShape | undefined,
  items: Shape | undefined,
): Shape {
  const grown = old?.values !== undefined && now.values !== old.values;
  const settled = build({ ...now, values: grown ? undefined : now.values, object, items });
  if (old && hasPartsOf(settled, old)) return old;
  return hasPartsOf(settled, now) ? now : settled;
}

function settleObject(
  old: ObjectShape | undefined,
  now: ObjectShape,
  depth: number,
  done: Done,
): ObjectShape {
  const before = old ?? EMPTY;
  const properties = merge(
    before.properties,
    now.properties,
    (was, is) => settleProperty(was, is, depth, done),
    was => was,
    is => settleProperty(undefined, is, depth, done),
  );
  if (properties === now.properties) return now;
  if (properties === before.properties && now.unlisted === before.unlisted) return before;
  return objectShape(properties, now.unlisted);
}

function settleProperty(was: Property | undefined, is: Property, depth: number, done: Done): Property {
  const shape = settle(was?.shape, is.shape, depth + 1, done);
  if (was?.shape === shape && was.presence === is.presence) return was;
  return shape === is.shape ? is : { shape, presence: is.presence };
}
