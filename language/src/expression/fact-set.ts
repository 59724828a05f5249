import { saySame } from '../shape/facts.ts';
import type { Fact, FactAt, Scalar } from '../shape/shape.ts';
import type { ReadStep } from './place.ts';

/** A fact whose path may go through elements that only the run knows. */
export type ReadFact = FactAt<readonly ReadStep[]>;

/** Facts that hold together, each once. They are few. */
export type FactSet = readonly ReadFact[];

/** What holds if an expression is true and if it is false; undefined where it cannot be. */
export interface Knowledge {
  whenTrue: FactSet | undefined;
  whenFalse: FactSet | undefined;
}

export const NO_FACTS: FactSet = [];

/** What holds if both do. */
export function both(a: FactSet | undefined, b: FactSet | undefined): FactSet | undefined {
  if (!a || !b) return undefined;
  if (a.length === 0 || a === b) return b;
  const more = b.filter(fact => !isAmong(a, fact));
  return more.length === 0 ? a : [...a, ...more];
}

/** What holds if one of them does. */
export function either(a: FactSet | undefined, b: FactSet | undefined): FactSet | undefined {
  if (!a || !b) return a ?? b;
  return a === b ? a : a.filter(fact => isAmong(b, fact));
}

function isAmong(facts: FactSet, fact: ReadFact): boolean {
  return facts.some(other => isSame(fact, other));
}

function isSame(a: ReadFact, b: ReadFact): boolean {
  if (a === b) return true;
  return a.path.length === b.path.length && saySame(a, b) && a.path.every((s, i) => sameStep(s, b.path[i]));
}

/** What holds whatever the value is. */
export function always({ whenTrue, whenFalse }: Knowledge): FactSet {
  return either(whenTrue, whenFalse) ?? NO_FACTS;
}

/** `a and b` of values of which both facts are known. */
export function conjunction(a: Knowledge, b: Knowledge): Knowledge {
  return {
    whenTrue: both(a.whenTrue, b.whenTrue),
    whenFalse: either(a.whenFalse, both(a.whenTrue, b.whenFalse)),
  };
}

/** `not a` */
export function negation({ whenTrue, whenFalse }: Knowledge): Knowledge {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

/** `a or b` */
export function disjunction(a: Knowledge, b: Knowledge): Knowledge {
  return negation(conjunction(negation(a), negation(b)));
}

/** Do the facts prove that there is a value at the path? */
export function provesPresence(facts: FactSet, steps: readonly ReadStep[]): boolean {
  return facts.some(
    fact =>
      impliesPresence(fact) &&
      steps.length <= fact.path.length &&
      steps.every((s, i) => sameStep(s, fact.path[i])),
  );
}

function impliesPresence(fact: ReadFact): boolean {
  return 'present' in fact ? fact.present : !('notEquals' in fact);
}

function sameStep(a: ReadStep, b: ReadStep | undefined): boolean {
  return typeof a === 'object' && typeof b === 'object' ? a.each === b.each : a === b;
}

/**
 * The facts as far as they are about members of objects. What has an element is there itself; more is not said of
 * elements, since a text has elements too.
 */
export function plainFacts(facts: FactSet | undefined): readonly Fact[] {
  if (!facts) return NOTHING;
  // Nearly all are.
  if (facts.every(isPlain)) return facts;
  const plain: Fact[] = [];
  for (const fact of facts) {
    if (isPlain(fact)) add(plain, fact);
    else if (impliesPresence(fact)) {
      const path = membersOf(fact.path);
      if (path.length > 0) add(plain, { path, present: true });
    }
  }
  return plain;
}

function isPlain(fact: ReadFact): fact is FactAt<readonly string[]> {
  return fact.path.every(s => typeof s === 'string');
}

function add(facts: Fact[], fact: Fact): void {
  if (!isAmong(facts, fact)) facts.push(fact);
}

const NOTHING: readonly Fact[] = [];

function membersOf(steps: readonly ReadStep[]): string[] {
  const members: string[] = [];
  for (const step of steps) {
    if (typeof step !== 'string') break;
    members.push(step);
  }
  return members;
}

export const present = (path: readonly ReadStep[]): ReadFact => ({ path, present: true });
export const absent = (path: readonly ReadStep[]): ReadFact => ({ path, present: false });
export const equal = (path: readonly ReadStep[], equals: Scalar): ReadFact => ({ path, equals });
export const unequal = (path: readonly ReadStep[], notEquals: Scalar): ReadFact => ({ path, notEquals });
