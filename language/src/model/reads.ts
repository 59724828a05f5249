import type { ReadStep } from '../expression/place.ts';
import { inOrder } from '../in-order.ts';
import type { Span } from '../json/text.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import type { Fact, Step } from '../shape/shape.ts';
import type { Effect } from './effect.ts';
import type { Uses } from './uses.ts';

/** A place of the payload that a state reads. */
export interface Read {
  steps: readonly Step[];
  /** The string that says so, in the state's text. */
  node: Span;
  /** Where each step stands in the value of that string. */
  spans: readonly Span[];
  /** The field or key whose value the string is. */
  name: string;
  /** What stands in a choice rule does not fail where the value is missing: the rule does not match. */
  inRule: boolean;
  /** A missing value does not make the state fail. */
  guarded: boolean;
  /** Whether it is read at all depends on other values. */
  conditional: boolean;
  /** What holds of the payload whenever the value is read. */
  facts: readonly Fact[];
  /** It is part of an expression, not a path by itself. */
  inExpression: boolean;
}

const NO_FACTS: readonly Fact[] = [];

/** Every read of a state, in the order of the text. What a path that may lead to several places reads is left out: it never fails. */
export function readReads({ paths, expressions }: Uses): Read[] {
  const reads: Read[] = [];
  for (const { place, path, name, access, part } of paths) {
    const steps = access === 'read' && path.problems.length === 0 ? path.steps : undefined;
    if (!steps || steps.length === 0) continue;
    const inRule = part.spec.byName.has('Variable');
    reads.push({
      steps,
      node: place,
      spans: path.spans,
      name,
      inRule,
      guarded: inRule && isTestOfPresence(part.node),
      conditional: false,
      facts: NO_FACTS,
      inExpression: false,
    });
  }
  for (const { place, reads: own, name } of expressions) {
    for (const { steps, spans, guarded, conditional, facts } of own) {
      const plain = plainSteps(steps);
      if (plain.length === 0) continue;
      reads.push({
        steps: plain,
        node: place,
        spans: plain.length === spans.length ? spans : spans.slice(0, plain.length),
        name,
        inRule: false,
        guarded,
        conditional,
        facts,
        inExpression: true,
      });
    }
  }
  return inOrder(reads, read => read.node.offset);
}

/** The steps as far as they are known before the run. */
function plainSteps(steps: readonly ReadStep[]): readonly Step[] {
  if (steps.every(step => typeof step !== 'object')) return steps;
  const known = steps.findIndex(step => typeof step === 'object');
  return steps.slice(0, known).filter(step => typeof step !== 'object');
}

function isTestOfPresence(rule: JsonNode): boolean {
  return (
    member(rule, 'IsPresent') !== undefined && stringValue(member(rule, 'Variable')?.value) !== undefined
  );
}

/** The properties of the payload that reads, and the conditions on them, begin with, and those that hold what is written. */
export function readKeysOf(reads: readonly Read[], effect: Effect): string[] {
  const keys: string[] = [];
  const add = ([first]: readonly Step[]) => {
    if (typeof first === 'string' && !keys.includes(first)) keys.push(first);
  };
  for (const { steps, facts } of reads) {
    add(steps);
    for (const { path } of facts) add(path);
  }
  if (effect.kind === 'result')
    for (const { into } of [effect, ...effect.catchers]) if (into && into.length > 1) add(into);
  // A copy is as long as it has to be.
  return keys.slice();
}
