import { build, EMPTY, OPEN, objectShape, UNKNOWN, unlistedIn } from './build.ts';
import { withMember, withoutFactsAbout, withoutImplications } from './implications.ts';
import { join } from './join.ts';
import { lookup } from './lookup.ts';
import { merge } from './persistent-map.ts';
import { type ObjectShape, Presence, type Property, type Shape, type Step, Types } from './shape.ts';

/**
 * The payload after a value was put at a path, as ResultPath does it (run-semantics 1.5.1): objects on the way
 * are made where they are missing, the value at the end is replaced, no steps replace everything. The path is
 * there then. Facts that the payload's booleans imply about what changed are forgotten. A write that must fail
 * (see `writeConflict`) is taken for one that made way for itself.
 */
export function write(payload: Shape, steps: readonly Step[], value: Shape): Shape {
  if (steps.length === 0) return withoutImplications(value);
  const written = place({ shape: payload, presence: Presence.Present }, steps, 0, value);
  return written.implying ? withoutFactsAbout(written, steps) : written;
}

/**
 * The index of the first step that certainly cannot be written, since what it should be a member of is no object
 * (of an index: no array, or missing); undefined if there is none.
 */
export function writeConflict(payload: Shape, steps: readonly Step[]): number | undefined {
  for (let i = 0; i < steps.length; i++) {
    const { shape, presence } = lookup(payload, steps.slice(0, i));
    const named = typeof steps[i] === 'string';
    if (presence === Presence.Absent) {
      if (named) continue;
      return i;
    }
    if (presence !== Presence.Present || shape.types === Types.none) return undefined;
    if (!(shape.types & (named ? Types.object : Types.array))) return i;
  }
  return undefined;
}

/** The value at the steps from `i` on, in a holder of which `presence` says whether it is there at all. */
function place(holder: Property, steps: readonly Step[], i: number, value: Shape): Shape {
  const step = steps[i];
  if (step === undefined) return value;
  if (typeof step === 'number') return placeElement(holder.shape, steps, i, value);
  const object = objectFor(holder);
  const before = object.properties.get(step) ?? unlistedIn(object);
  const shape = place(before, steps, i + 1, value);
  const member = before.shape === shape && before.presence === Presence.Present ? before : present(shape);
  return withMember(holder.shape, object, step, member, Types.object);
}

function present(shape: Shape): Property {
  return { shape, presence: Presence.Present };
}

/** Which element it is does not matter: each may have become the value or be as it was. */
function placeElement(holder: Shape, steps: readonly Step[], i: number, value: Shape): Shape {
  const items = holder.types & Types.array ? (holder.items ?? UNKNOWN) : UNKNOWN;
  const element = withoutImplications(place(present(items), steps, i + 1, value));
  return build({ ...holder, types: Types.array, items: join(items, element) });
}

/** What the holder has, if it is an object or is made one. What was in one that may be missing may be missing too. */
function objectFor({ shape, presence }: Property): ObjectShape {
  const object = shape.types & Types.object ? (shape.object ?? OPEN) : EMPTY;
  const missing = presence & ~Presence.Present;
  if (missing === 0) return object;
  const properties = merge(
    object.properties,
    EMPTY.properties,
    property => property,
    property => ({ shape: property.shape, presence: property.presence | missing }),
    property => property,
  );
  return objectShape(properties, object.unlisted | (presence & Presence.Absent));
}
