import { isObject, jsonEqual } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';

/** What is known of a value before the run: all of it, some members of an object, or nothing. */
export type Known =
  | { readonly kind: 'value'; readonly value: Json }
  /** `open`: it may have members beside those that are listed. */
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Known>; readonly open: boolean }
  | { readonly kind: 'unknown' };

export type KnownStep = string | number;

export const UNKNOWN: Known = { kind: 'unknown' };

export function known(value: Json): Known {
  return { kind: 'value', value };
}

/** The members of what may be an object; undefined where it is known to be none. */
function membersOf(of: Known): Extract<Known, { kind: 'object' }> | undefined {
  if (of.kind === 'object') return of;
  if (of.kind === 'unknown') return { kind: 'object', members: new Map(), open: true };
  if (!isObject(of.value)) return undefined;
  const members = new Map(Object.entries(of.value).map(([name, value]) => [name, known(value)] as const));
  return { kind: 'object', members, open: false };
}

/** What is known at the end of a way; undefined where there is certainly nothing. */
export function knownAt(of: Known, steps: readonly KnownStep[]): Known | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return of;
  if (of.kind === 'unknown') return UNKNOWN;
  if (of.kind === 'object') {
    if (typeof step === 'number') return of.open ? UNKNOWN : undefined;
    const inner = of.members.get(step);
    return inner ? knownAt(inner, rest) : of.open ? UNKNOWN : undefined;
  }
  const { value } = of;
  if (Array.isArray(value) && typeof step === 'number') {
    const item = value.at(step);
    return item === undefined ? undefined : knownAt(known(item), rest);
  }
  if (!isObject(value) || typeof step === 'number' || !Object.hasOwn(value, step)) return undefined;
  return knownAt(known(value[step] ?? null), rest);
}

/** What is known once a value was placed there, as a ResultPath places it. */
export function knownWith(of: Known, steps: readonly KnownStep[], placed: Known): Known {
  const [step, ...rest] = steps;
  if (step === undefined) return placed;
  const object = typeof step === 'string' ? membersOf(of) : undefined;
  if (!object || typeof step === 'number') return UNKNOWN; // an element of a list, or a way that is blocked
  const inner = object.members.get(step);
  // A member that is not there is made, if need be with an object on the way.
  const before = inner ?? (object.open ? UNKNOWN : known({}));
  const members = new Map(object.members).set(step, knownWith(before, rest, placed));
  return { kind: 'object', members, open: object.open };
}

/** What is known where two ways of a run come together. */
export function joined(a: Known, b: Known): Known {
  if (a === b || same(a, b)) return a;
  const left = a.kind === 'unknown' ? undefined : membersOf(a);
  const right = b.kind === 'unknown' ? undefined : membersOf(b);
  if (!left || !right) return UNKNOWN;
  const members = new Map<string, Known>();
  let open = left.open || right.open;
  for (const [name, value] of left.members) {
    const other = right.members.get(name);
    if (other) members.set(name, joined(value, other));
    else open = true;
  }
  for (const name of right.members.keys()) if (!left.members.has(name)) open = true;
  return { kind: 'object', members, open };
}

/** Is the same known of both? */
export function same(a: Known, b: Known): boolean {
  if (a.kind === 'value' && b.kind === 'value') return jsonEqual(a.value, b.value);
  if (a.kind !== 'object' || b.kind !== 'object') return a.kind === b.kind;
  return (
    a.open === b.open &&
    a.members.size === b.members.size &&
    [...a.members].every(([name, value]) => {
      const other = b.members.get(name);
      return other !== undefined && same(value, other);
    })
  );
}

/** The whole value; undefined where a part of it is not known. */
export function whole(of: Known): Json | undefined {
  if (of.kind === 'value') return of.value;
  if (of.kind === 'unknown' || of.open) return undefined;
  const entries: [string, Json][] = [];
  for (const [name, member] of of.members) {
    const value = whole(member);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

/** The parts that are known, as an object: for reading what is known to be whole. */
export function knownParts(of: Known): JsonObject {
  const object = membersOf(of);
  const entries = [...(object?.members ?? [])].flatMap(([name, member]): [string, Json][] => {
    if (member.kind === 'unknown') return [];
    return [[name, member.kind === 'value' ? member.value : knownParts(member)]];
  });
  return Object.fromEntries(entries);
}
