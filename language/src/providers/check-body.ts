import type { JsonNode, Member } from '../json/tree.ts';
import { isHole } from '../model/placeholder.ts';
import { PRIVATE_PARAMETERS } from '../model/strings.ts';
import { dynamicKind, plainName } from '../model/uses.ts';
import { nearest } from '../text-distance.ts';
import { faultOf, type ValueFault } from './check-scalar.ts';
import type { ValueSpec } from './value-spec.ts';

/** Something in the body of a request that its provider does not take. */
export type BodyProblem =
  /** `meant`: a name that it has, is not used here, and looks or means much the same. */
  | {
      kind: 'unknown';
      object: JsonNode;
      member: Member;
      known: readonly string[];
      meant: string | undefined;
      /** What is meant is required, and nothing else has its name. */
      needed: boolean;
      /** The provider has no other parameters than `known`. */
      closed: boolean;
    }
  | { kind: 'missing'; object: JsonNode; names: readonly string[] }
  /** One group of names or another. */
  | { kind: 'missing-choice'; object: JsonNode; groups: readonly (readonly string[])[] }
  | { kind: 'value'; name: string; node: JsonNode; fault: ValueFault };

export interface BodyCheck {
  /** Names that a parameter had before, each with its name today. */
  renames: ReadonlyMap<string, string>;
  found(problem: BodyProblem): void;
  /** Takes the members with an old name, at the top. */
  old(members: readonly Member[]): void;
}

const NONE: ReadonlyMap<string, string> = new Map();
const NO_NAMES: readonly string[] = [];

/**
 * Holds the object under `Parameters` against what a provider takes. A key that ends in `.$` or `.=` is a parameter
 * whose value nobody knows yet.
 */
export function checkBody(spec: ValueSpec, body: JsonNode, check: BodyCheck): void {
  checkObject(spec, body, check.renames, check);
}

function checkObject(
  spec: ValueSpec,
  object: JsonNode,
  renames: BodyCheck['renames'],
  check: BodyCheck,
): void {
  // Nobody knows what a template's marker stands for.
  if (spec.keys.size === 0 || object.members.some(({ name }) => isHole(name))) return;
  let present = 0;
  const strangers: Member[] = [];
  for (const member of object.members) {
    const key = spec.keys.get(member.name);
    if (!key) {
      if (member.name !== PRIVATE_PARAMETERS && plainName(member.name) !== '') strangers.push(member);
      continue;
    }
    present |= key.bit;
    const { value } = member;
    // Null is as good as nothing where nothing is needed.
    const unset = value?.type === 'null' && key.bit === 0;
    if (value && !key.dynamic && !unset) checkValue(key.spec, value, key.name, check);
  }
  const meants = strangers.length > 0 ? checkStrangers(spec, object, strangers, renames, check) : NO_NAMES;
  const complete = present === spec.needed && spec.conditions.length === 0 && spec.alternatives.length === 0;
  if (!complete) checkPresence(spec, object, meants, check);
}

/** Returns the names that are meant by others. */
function checkStrangers(
  spec: ValueSpec,
  object: JsonNode,
  strangers: readonly Member[],
  renames: BodyCheck['renames'],
  check: BodyCheck,
): readonly string[] {
  const known = [...new Set([...spec.keys.values()].map(key => key.name))];
  const free = known.filter(name => !has(object, name));
  const meants: string[] = [];
  const old: Member[] = [];
  for (const member of strangers) {
    const plain = plainName(member.name);
    const renamed = renames.get(plain);
    const meant = renamed ?? meantBy(plain, free) ?? longFor(plain, spec.required, free);
    if (meant !== undefined) meants.push(meant);
    if (renamed !== undefined) old.push(member);
    else if (meant !== undefined || !spec.partial) {
      const needed = meant !== undefined && spec.required.includes(meant);
      check.found({ kind: 'unknown', object, member, known, meant, needed, closed: spec.closed });
    }
  }
  if (old.length > 0) check.old(old);
  return meants;
}

function checkPresence(spec: ValueSpec, object: JsonNode, meants: readonly string[], check: BodyCheck): void {
  const missing: string[] = [];
  const need = (names: readonly string[]) => {
    for (const name of names) if (isMissing(object, name, meants)) missing.push(name);
  };
  need(spec.required);
  for (const { property, value, required } of spec.conditions)
    if (object.members.findLast(m => m.name === property)?.value?.value === value) need(required);
  if (spec.alternatives.length > 0) {
    const groups = spec.alternatives.map(a => a.required);
    const open = groups.map(names => names.filter(name => isMissing(object, name, meants)));
    if (open.every(names => names.length > 0)) {
      const begun = open.findIndex((names, i) => names.length < (groups[i]?.length ?? 0));
      if (begun >= 0) need(groups[begun] ?? []);
      else check.found({ kind: 'missing-choice', object, groups });
    }
  }
  if (missing.length > 0) check.found({ kind: 'missing', object, names: missing });
}

function checkValue(spec: ValueSpec, node: JsonNode, name: string, check: BodyCheck): void {
  const fault = faultOf(spec, node);
  if (fault) check.found({ kind: 'value', name, node, fault });
  else if (node.type === 'object') checkObject(spec, node, NONE, check);
  else if (spec.items) for (const element of node.elements) checkValue(spec.items, element, name, check);
}

/** What the provider says of a property; undefined for one that it does not know. */
export function propertyOf({ keys }: ValueSpec, name: string): ValueSpec | undefined {
  return keys.get(name)?.spec;
}

/** With whatever ending. */
function has({ members }: JsonNode, name: string): boolean {
  for (const { name: key } of members) {
    if (key === name) return true;
    if (key.length === name.length + 2 && key.startsWith(name) && dynamicKind(key)) return true;
  }
  return false;
}

function isMissing(object: JsonNode, name: string, meants: readonly string[]): boolean {
  return !has(object, name) && !meants.includes(name);
}

// Each of the Transfer providers has another of these names for the same thing.
const COLLECTION = /^(source_|destination_)?(?:endpoint|collection)(?:_id)?$/;

function meantBy(name: string, free: readonly string[]): string | undefined {
  const own = COLLECTION.exec(name);
  const collection = own && free.find(other => isCollection(other, own[1]));
  return collection ?? nearest(name, free);
}

/** The one name that has to be there and begins so: `func` is short for `function`. */
function longFor(name: string, required: readonly string[], free: readonly string[]): string | undefined {
  const longer = required.filter(other => name.length > 2 && other.startsWith(name) && free.includes(other));
  return longer.length === 1 ? longer[0] : undefined;
}

function isCollection(name: string, prefix: string | undefined): boolean {
  const found = COLLECTION.exec(name);
  return found !== null && found[1] === prefix;
}
