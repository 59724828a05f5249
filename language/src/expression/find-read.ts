import { UNKNOWN } from '../shape/build.ts';
import { scalar } from '../shape/construct.ts';
import { join } from '../shape/join.ts';
import { type Found, lookup } from '../shape/lookup.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';
import { elementOf } from './infer-context.ts';
import type { ReadStep } from './place.ts';

/**
 * What is known of the value that an expression reads. Unlike in a JSONPath, an index leads into a text too, and a
 * step may be an element that only the run knows: of that it is asked what it is, and not whether there is one.
 */
export function findRead(payload: Shape, steps: readonly ReadStep[]): Found {
  let at = payload;
  let presence: number = Presence.Present;
  let missingAt = -1;
  for (const [i, step] of steps.entries()) {
    const found = stepInto(at, step);
    if (missingAt < 0 && found.presence !== Presence.Present) missingAt = i;
    if (found.presence === Presence.Absent) return { shape: UNKNOWN, presence: Presence.Absent, missingAt };
    const before = presence & ~Presence.Present;
    if (!(found.presence & Presence.Present))
      return { shape: UNKNOWN, presence: before | found.presence, missingAt };
    presence = before | found.presence;
    at = found.shape;
  }
  return { shape: at, presence, missingAt };
}

const NOBODY_KNOWS = { shape: UNKNOWN, presence: Presence.Unknown };
const CHARACTER = scalar(Types.string);

/** One step further, into a value of that shape. */
export function stepInto(at: Shape, step: ReadStep): { shape: Shape; presence: number } {
  if (typeof step === 'string') return lookup(at, [step]);
  const indexed = at.types & (Types.string | Types.array);
  if (typeof step === 'object')
    return at.types === indexed && indexed
      ? { shape: elementOf(at), presence: Presence.Present }
      : NOBODY_KNOWS;
  if (!(indexed & Types.string) || at.types === Types.all) return lookup(at, [step]);
  const { shape, presence } = lookup(at, [step]);
  return presence & Presence.Present
    ? { shape: join(shape, CHARACTER), presence: presence | Presence.Unknown }
    : { shape: CHARACTER, presence: Presence.Present | Presence.Unknown };
}
