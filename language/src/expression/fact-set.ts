import type { Fact, Scalar } from '../shape/shape.ts';
import type { ReadStep } from './place.ts';

type OnPath<F> = F extends Fact ? Omit<F, 'path'> & { readonly path: readonly ReadStep[] } : never;

/** A fact whose path may go through elements that only the run knows. */
export type ReadFact = OnPath<Fact>;

/** Facts that hold together, each once. */
export type FactSet = ReadonlyMap<string, ReadFact>;

/** What holds if an expression is true and if it is false; undefined where it cannot be. */
export interface Knowledge {
  whenTrue: FactSet | undefined;
  whenFalse: FactSet | undefined;
}

export const NO_FACTS: FactSet = new Map();

export function factSet(facts: readonly ReadFact[]): FactSet {
  if (facts.length === 0) return NO_FACTS;
  return new Map(facts.map(f => [JSON.stringify(f), f]));
}

/** What holds if both do. */
export function both(a: FactSet | undefined, b: FactSet | undefined): FactSet | undefined {
  if (!a || !b) return undefined;
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  return new Map([...a, ...b]);
}

/** What holds if one of them does. */
export function either(a: FactSet | undefined, b: FactSet | undefined): FactSet | undefined {
  if (!a || !b) return a ?? b;
  return new Map([...a].filter(([key]) => b.has(key)));
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
  return [...facts.values()].some(fact => {
    return (
      impliesPresence(fact) &&
      steps.length <= fact.path.length &&
      steps.every((s, i) => sameStep(s, fact.path[i]))
    );
  });
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
  if (!facts || facts.size === 0) return NOTHING;
  const plain = new Map<string, Fact>();
  for (const [key, fact] of facts) {
    const path = membersOf(fact.path);
    if (path.length === fact.path.length) plain.set(key, { ...fact, path });
    else if (path.length > 0 && impliesPresence(fact)) {
      const holder = { path, present: true };
      plain.set(JSON.stringify(holder), holder);
    }
  }
  return [...plain.values()];
}

const NOTHING: readonly Fact[] = [];

function membersOf(steps: readonly ReadStep[]): string[] {
  const end = steps.findIndex(s => typeof s !== 'string');
  return (end < 0 ? steps : steps.slice(0, end)).filter(s => typeof s === 'string');
}

export const present = (path: readonly ReadStep[]): ReadFact => ({ path, present: true });
export const absent = (path: readonly ReadStep[]): ReadFact => ({ path, present: false });
export const equal = (path: readonly ReadStep[], equals: Scalar): ReadFact => ({ path, equals });
export const unequal = (path: readonly ReadStep[], notEquals: Scalar): ReadFact => ({ path, notEquals });
