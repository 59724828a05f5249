import { stepInto } from '../expression/find-read.ts';
import type { Read } from '../model/reads.ts';
import type { State } from '../model/state.ts';
import { lookup } from '../shape/lookup.ts';
import { assumeAll } from '../shape/narrow.ts';
import { Presence, type Shape, type Step } from '../shape/shape.ts';

/** A read of a value that may not be there. */
export interface Miss {
  read: Read;
  /** The index of the step that is missing. */
  missingAt: number;
  /** Bit flags of `Presence`. */
  presence: number;
  /** What should have it: the value before the step that is missing. */
  holder: Shape;
}

const GONE = Presence.Absent | Presence.Undeclared;
const SUSPECT = GONE | Presence.Optional;

/** The reads of a state that may fail for want of their value, at most one for each value. */
export function missesOf(state: State, before: Shape): Miss[] {
  const misses: Miss[] = [];
  for (const read of state.reads) {
    if (read.guarded || !(lookup(before, read.steps).presence & SUSPECT)) continue;
    const miss = missOf(read, before);
    if (miss && !misses.some(other => isSame(other, miss))) misses.push(miss);
  }
  return misses;
}

/** The first step that is not there on some route; else the first that may be left out. */
function missOf(read: Read, before: Shape): Miss | undefined {
  const payload = read.facts.length > 0 ? assumeAll(before, read.facts) : before;
  // A rule does not match where the value is missing: that is a mistake only if it is so always.
  if (!payload || (read.inRule && !isMissing(payload, read.steps))) return undefined;
  let holder: Shape = payload;
  let optional: Miss | undefined;
  for (const [missingAt, step] of read.steps.entries()) {
    // An expression may index a text, a JSONPath may not.
    const { presence, shape } = read.inExpression ? stepInto(holder, step) : lookup(holder, [step]);
    if (presence & GONE) return { read, missingAt, presence, holder };
    if ((presence & ~Presence.Present) === Presence.Optional)
      optional ??= { read, missingAt, presence, holder };
    holder = shape;
  }
  return optional;
}

/** The value at that path is known not to be there. */
export function isMissing(payload: Shape, steps: readonly Step[]): boolean {
  return (lookup(payload, steps).presence & (Presence.Present | Presence.Unknown | Presence.Optional)) === 0;
}

function isSame(a: Miss, b: Miss): boolean {
  return (
    a.missingAt === b.missingAt &&
    a.read.steps.slice(0, a.missingAt + 1).every((step, i) => step === b.read.steps[i])
  );
}
