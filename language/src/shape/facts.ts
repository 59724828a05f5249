import type { Fact, FactAt, Implications, Step } from './shape.ts';

/** What holds whichever of two booleans it is: the facts that both imply. Gives `a` itself if those are all of its. */
export function bothImply(
  a: Implications | undefined,
  b: Implications | undefined,
): Implications | undefined {
  if (a === b || !a || !b) return a && b;
  return onlyFacts(
    a,
    fact => hasFact(b.whenTrue, fact),
    fact => hasFact(b.whenFalse, fact),
  );
}

/** The implications without the facts about the value at `steps`, about what it holds and about what holds it. */
export function withoutFactsOn(implies: Implications, steps: readonly Step[]): Implications | undefined {
  const holds = (fact: Fact) => !overlap(fact.path, steps);
  return onlyFacts(implies, holds, holds);
}

type Choose = (fact: Fact) => boolean;

function onlyFacts(implies: Implications, ifTrue: Choose, ifFalse: Choose): Implications | undefined {
  const whenTrue = implies.whenTrue.filter(ifTrue);
  const whenFalse = implies.whenFalse.filter(ifFalse);
  const kept = whenTrue.length + whenFalse.length;
  if (kept === implies.whenTrue.length + implies.whenFalse.length) return implies;
  return kept === 0 ? undefined : { whenTrue, whenFalse };
}

/** Whether both lists say the same, in whatever order. */
export function sameFacts(a: readonly Fact[], b: readonly Fact[]): boolean {
  return a.every(fact => hasFact(b, fact)) && b.every(fact => hasFact(a, fact));
}

function hasFact(facts: readonly Fact[], fact: Fact): boolean {
  return facts.some(other => sameFact(fact, other));
}

function sameFact(a: Fact, b: Fact): boolean {
  return samePath(a.path, b.path) && saySame(a, b);
}

/** Whether two facts say the same of what is at their paths. */
export function saySame<Path>(a: FactAt<Path>, b: FactAt<Path>): boolean {
  if ('present' in a) return 'present' in b && a.present === b.present;
  if ('equals' in a) return 'equals' in b && a.equals === b.equals;
  if ('notEquals' in a) return 'notEquals' in b && a.notEquals === b.notEquals;
  return 'types' in b && a.types === b.types;
}

export function samePath(a: readonly Step[], b: readonly Step[]): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

/** Whether one path leads to or through the other. Indexes may mean the same element: `[-1]` and `[2]`. */
function overlap(a: readonly Step[], b: readonly Step[]): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++)
    if (a[i] !== b[i] && !(typeof a[i] === 'number' && typeof b[i] === 'number')) return false;
  return true;
}
