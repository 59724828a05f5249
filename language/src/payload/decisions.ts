import type { ChoiceRule } from '../model/choice-rule.ts';
import { parsePath } from '../path/parse.ts';
import { withoutImplications } from '../shape/implications.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape } from '../shape/shape.ts';
import { assumeRule } from './choice.ts';
import { type Comparison, clashesIn } from './clash.ts';
import { isMissing } from './misses.ts';

type Rules = readonly { rule: ChoiceRule }[];

/** A rule of a Choice, by its index, that no run takes, and why. */
export type DeadRule =
  /** What comes here cannot be as it asks. */
  | { kind: 'never'; index: number; rule: ChoiceRule; payload: Shape }
  /** Runs for which it would match have been taken by rules before it. */
  | { kind: 'taken'; index: number }
  /** One of those asks the same. */
  | { kind: 'same'; index: number; as: number }
  /** After the rule before it nothing is left: it and all that follow are for no run. */
  | { kind: 'after'; index: number };

export interface Decisions {
  dead: readonly DeadRule[];
  /** Some rule matches whatever comes here. */
  exhaustive: boolean;
}

/**
 * How the rules of a Choice share out what comes to it; `open`: runs are known to take each of its ways. Nothing is said for which a rule is to blame that has a
 * mistake of its own: one that compares what is never there or values of
 * another type, or that combines no rules.
 */
export function decisionsOf(before: Shape, rules: Rules, open: boolean): Decisions {
  // What booleans say about other values may have been said of older ones.
  const payload = withoutImplications(before);
  const dead: DeadRule[] = [];
  const texts: (string | undefined)[] = [];
  let left: Shape | undefined = payload;
  for (const [index, { rule }] of rules.entries()) {
    if (!left) {
      dead.push({ kind: 'after', index });
      return { dead, exhaustive: true };
    }
    if (isMistaken(payload, rule)) return { dead, exhaustive: false };
    const text = textOf(rule);
    const as = text === undefined ? -1 : texts.indexOf(text);
    texts.push(text);
    if (as >= 0) dead.push({ kind: 'same', index, as });
    else if (open) continue;
    else if (!assumeRule(payload, rule, true)) dead.push({ kind: 'never', index, rule, payload });
    else if (left !== payload && !assumeRule(left, rule, true)) dead.push({ kind: 'taken', index });
    if (!open) left = assumeRule(left, rule, false);
  }
  return { dead, exhaustive: !left };
}

/** The comparisons in a rule, at any depth. */
export function comparisonsIn(rule: ChoiceRule): readonly Comparison[] {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.flatMap(comparisonsIn);
    case 'not':
      return comparisonsIn(rule.rule);
    case 'comparison':
      return [rule];
    case 'unknown':
      return [];
  }
}

/** Some value that a rule compares is the same in every run. */
export function comparesConstant(payload: Shape, rule: ChoiceRule): boolean {
  return comparisonsIn(rule).some(({ variable }) => {
    const steps = variable.problems.length === 0 ? variable.steps : undefined;
    const found = steps && lookup(payload, steps);
    return found?.presence === Presence.Present && found.shape.values?.length === 1;
  });
}

function isMistaken(payload: Shape, rule: ChoiceRule): boolean {
  if (hasEmptyList(rule)) return true;
  if (clashesIn(payload, rule, []).length > 0) return true;
  return comparisonsIn(rule).some(({ variable, operator, operand }) => {
    if (operator === 'IsPresent') return false;
    const paths = operator.endsWith('Path') ? [variable, parsePath(String(operand))] : [variable];
    return paths.some(path => {
      const steps = path.steps;
      return path.problems.length > 0 || (steps !== undefined && isMissing(payload, steps));
    });
  });
}

function hasEmptyList(rule: ChoiceRule): boolean {
  if (rule.kind === 'not') return hasEmptyList(rule.rule);
  if (rule.kind !== 'and' && rule.kind !== 'or') return false;
  return rule.rules.length === 0 || rule.rules.some(hasEmptyList);
}

/** Equal for rules that match the same; undefined for one that cannot be read. */
function textOf(rule: ChoiceRule): string | undefined {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const inner = rule.rules.map(textOf);
      return inner.includes(undefined) ? undefined : `${rule.kind}(${inner.join(',')})`;
    }
    case 'not': {
      const inner = textOf(rule.rule);
      return inner && `not(${inner})`;
    }
    case 'comparison':
      return JSON.stringify([rule.variable.text, rule.operator, rule.operand]);
    case 'unknown':
      return undefined;
  }
}
