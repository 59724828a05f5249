import type { ChoiceRule } from '../model/choice-rule.ts';
import { parsePath } from '../path/parse.ts';
import { joinAll } from '../shape/join.ts';
import { lookup } from '../shape/lookup.ts';
import { assume, assumeAll } from '../shape/narrow.ts';
import { type Fact, Presence, type Scalar, type Shape, type Step, Types } from '../shape/shape.ts';

/**
 * The payload on the way that a rule leads if it matches (`outcome` true) or on which it has not matched. Undefined where
 * that cannot be. A variable that is not there matches nothing (run-semantics 1.7, hosted-2026), so it is one that
 * has not matched.
 */
export function assumeRule(payload: Shape, rule: ChoiceRule, outcome: boolean): Shape | undefined {
  switch (rule.kind) {
    case 'unknown':
      return payload;
    case 'not':
      return assumeRule(payload, rule.rule, !outcome);
    case 'and':
      return outcome ? all(payload, rule.rules, true) : some(payload, rule.rules, false);
    case 'or':
      return outcome ? some(payload, rule.rules, true) : all(payload, rule.rules, false);
    case 'comparison':
      return assumeComparison(payload, rule, outcome);
  }
}

function all(payload: Shape, rules: readonly ChoiceRule[], outcome: boolean): Shape | undefined {
  let narrowed: Shape | undefined = payload;
  for (const rule of rules) narrowed = narrowed && assumeRule(narrowed, rule, outcome);
  return narrowed;
}

/** The first of them that has the outcome decides; those before it had the other one. */
function some(payload: Shape, rules: readonly ChoiceRule[], outcome: boolean): Shape | undefined {
  const found: Shape[] = [];
  let before: Shape | undefined = payload;
  for (const rule of rules) {
    const here: Shape | undefined = before && assumeRule(before, rule, outcome);
    if (here) found.push(here);
    before = before && assumeRule(before, rule, !outcome);
  }
  return found.length > 0 ? joinAll(found) : undefined;
}

function assumeComparison(
  payload: Shape,
  { variable, operator, operand }: ChoiceRule & { kind: 'comparison' },
  outcome: boolean,
): Shape | undefined {
  const path = variable.problems.length === 0 ? variable.steps : undefined;
  if (!path) return payload;
  const test = TESTS.get(operator);
  if (test) return test(payload, path, (operand === true) === outcome, outcome);
  if (outcome) {
    const equal = isEquality(operator);
    const fact: Fact = equal ? { path, equals: operand } : { path, types: typesOf(operator) };
    return assumeAll(payload, [fact, ...operandFacts(operator, operand)]);
  }
  return isEquality(operator) ? assume(payload, { path, notEquals: operand }) : payload;
}

/** A `…Path` operand must be there for the rule to match. */
function operandFacts(operator: string, operand: Scalar): Fact[] {
  if (!operator.endsWith('Path') || typeof operand !== 'string') return [];
  const path = parsePath(operand);
  const steps = path.problems.length === 0 ? path.steps : undefined;
  return steps ? [{ path: steps, types: typesOf(operator) }] : [];
}

const EQUALITIES: ReadonlySet<string> = new Set(['StringEquals', 'NumericEquals', 'BooleanEquals']);

/** It compares with one value, and matches nothing else. */
export function isEquality(operator: string): boolean {
  return EQUALITIES.has(operator);
}

/** The types of values that an operator compares. */
export function typesOf(operator: string): number {
  if (operator.startsWith('Numeric')) return Types.numeric;
  return operator.startsWith('Boolean') ? Types.boolean : Types.string;
}

/** `holds`: the value has the quality; `matched`: the rule, which may ask for the contrary, has matched. */
type Test = (payload: Shape, path: readonly Step[], holds: boolean, matched: boolean) => Shape | undefined;

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['IsPresent', (payload, path, holds) => assume(payload, { path, present: holds })],
  ['IsNull', ofType(Types.null)],
  ['IsString', ofType(Types.string)],
  ['IsNumeric', ofType(Types.numeric)],
  ['IsBoolean', ofType(Types.boolean)],
  // What is no timestamp may be a string all the same.
  [
    'IsTimestamp',
    (payload, path, holds, matched) =>
      holds && isThere(payload, path, matched) ? assume(payload, { path, types: Types.string }) : payload,
  ],
]);

function ofType(types: number): Test {
  return (payload, path, holds, matched) =>
    isThere(payload, path, matched)
      ? assume(payload, { path, types: holds ? types : Types.all & ~types })
      : payload;
}

/** A rule that has not matched may have had no value to test. */
function isThere(payload: Shape, path: readonly Step[], matched: boolean): boolean {
  return matched || lookup(payload, path).presence === Presence.Present;
}
