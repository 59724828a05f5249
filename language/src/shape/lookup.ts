import type { Path, Segment } from '../path/parse.ts';
import { ABSENT, OPEN, UNKNOWN, unlistedIn } from './build.ts';
import { arrayOf } from './construct.ts';
import { joinAll } from './join.ts';
import { Presence, type Property, type Shape, type Step, Types } from './shape.ts';

/** What is known of the value at a path. */
export interface Found {
  /** Covers all that the value can be if it is there; UNKNOWN where it is known not to be. */
  readonly shape: Shape;
  /**
   * Bit flags of `Presence`. `Present` alone: it is there on every route; `Absent` alone: on none. The flags of
   * the steps before it count, since it is not there where they are not.
   */
  readonly presence: number;
  /** The index of the step that is there on no route, or else of the first that is not plainly there; -1 if all are. */
  readonly missingAt: number;
}

/** What is known of the value at that path of a payload. */
export function lookup(shape: Shape, steps: readonly Step[]): Found {
  let at = shape;
  let presence: number = Presence.Present;
  let missingAt = -1;
  for (let i = 0; i < steps.length; i++) {
    const member = memberOf(at, steps[i] ?? '');
    if (missingAt < 0 && member.presence !== Presence.Present) missingAt = i;
    if (member.presence === Presence.Absent)
      return { shape: UNKNOWN, presence: Presence.Absent, missingAt: i };
    const doubts = (presence | member.presence) & ~Presence.Present;
    presence = doubts | (presence & member.presence & Presence.Present);
    at = member.shape;
  }
  // What is copied from where nobody knows of anything is not to blame for what is read of it later.
  return { shape: presence & Presence.Present ? at : UNKNOWN, presence, missingAt };
}

const ANYTHING: Property = unlistedIn(OPEN);

/** What a value has at that step: a member of it as an object or an element of it as an array. */
function memberOf(shape: Shape, step: Step): Property {
  const holder = typeof step === 'string' ? Types.object : Types.array;
  // No value at all is what an earlier mistake leaves; it must not lead to more.
  if (shape.types === Types.none) return ANYTHING;
  if (!(shape.types & holder)) return ABSENT;
  const member = typeof step === 'string' ? propertyOf(shape, step) : elementOf(shape);
  if (shape.types === holder || shape.types === Types.all || member.presence === Presence.Absent)
    return member;
  // It may be something that has no members. That is known of a route only if the very values are.
  const presence = member.presence | (shape.values ? Presence.Absent : Presence.Unknown);
  return { shape: member.shape, presence };
}

function propertyOf(shape: Shape, name: string): Property {
  if (!shape.object) return ANYTHING;
  return shape.object.properties.get(name) ?? unlistedIn(shape.object);
}

/** How many elements there are is not known, but for the empty array. */
function elementOf(shape: Shape): Property {
  if (!shape.items) return ANYTHING;
  if (shape.items.types === Types.none) return ABSENT;
  return { shape: shape.items, presence: Presence.Present | Presence.Unknown };
}

/**
 * What is known of the value that a JSONPath leads to. An indefinite path gives an array, empty at the least, so
 * it is always there (run-semantics 1.4, A). Nothing is known of what a malformed path gives.
 */
export function lookupPath(shape: Shape, path: Path): Found {
  if (path.problems.length > 0) return { shape: UNKNOWN, presence: Presence.Unknown, missingAt: -1 };
  const steps = path.steps;
  if (steps) return lookup(shape, steps);
  const matched = path.segments.reduce(matches, shape);
  return { shape: arrayOf(matched), presence: Presence.Present, missingAt: -1 };
}

/** What the values are that one more segment leads to from a value of that shape. */
function matches(shape: Shape, segment: Segment): Shape {
  switch (segment.kind) {
    case 'name':
      return lookup(shape, [segment.name]).shape;
    case 'index':
      return lookup(shape, [segment.index]).shape;
    case 'union':
      return joinAll(segment.items.map(item => lookup(shape, [item]).shape));
    case 'slice':
      return lookup(shape, [0]).shape;
    case 'wildcard':
    case 'filter':
      return shape.types === Types.array ? lookup(shape, [0]).shape : UNKNOWN;
    case 'descent':
      return UNKNOWN;
  }
}
