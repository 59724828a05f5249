import type { ChoiceRule } from '../model/choice-rule.ts';
import { parsePath } from '../path/parse.ts';
import { typeOf } from '../shape/build.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Scalar, type Shape, Types } from '../shape/shape.ts';
import { nearest } from '../text-distance.ts';
import { isEquality, typesOf } from './choice.ts';

export type Comparison = ChoiceRule & { kind: 'comparison' };

/** Why a comparison matches nothing, whatever the other rules of the state say. */
export type Clash =
  /** What is compared has none of the types that the operator compares. */
  | { kind: 'type'; side: 'variable' | 'operand'; shape: Shape }
  /** What is compared is one of some values, and this is none of them. */
  | { kind: 'value'; shape: Shape; operand: Scalar; meant: string | undefined };

/** A comparison of a rule that clashes, and the way to it: the index of the rule, then those of rules inside. */
export interface Clashing {
  rule: Comparison;
  trail: readonly number[];
  clash: Clash;
}

/** The comparisons inside a rule that match nothing of this payload. */
export function clashesIn(payload: Shape, rule: ChoiceRule, trail: readonly number[]): Clashing[] {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.flatMap((inner, i) => clashesIn(payload, inner, [...trail, i]));
    case 'not':
      return clashesIn(payload, rule.rule, [...trail, 0]);
    case 'comparison': {
      const clash = clashOf(payload, rule);
      return clash ? [{ rule, trail, clash }] : [];
    }
    case 'unknown':
      return [];
  }
}

function clashOf(payload: Shape, { variable, operator, operand }: Comparison): Clash | undefined {
  // Tests ask for the type or the presence itself.
  if (operator.startsWith('Is')) return undefined;
  const types = typesOf(operator);
  const byPath = operator.endsWith('Path');
  // An operand of the wrong type is a mistake of its own.
  if (!(typeOf(operand) & (byPath ? Types.string : types))) return undefined;
  const value = valueAt(payload, variable);
  if (value && !(value.types & types)) return { kind: 'type', side: 'variable', shape: value };
  if (byPath) {
    const other = valueAt(payload, parsePath(String(operand)));
    return other && !(other.types & types) ? { kind: 'type', side: 'operand', shape: other } : undefined;
  }
  if (!isEquality(operator) || !value?.values || value.values.includes(operand)) return undefined;
  const meant = typeof operand === 'string' ? nearest(operand, value.values.filter(isText)) : undefined;
  // Of a constant of the flow it is known all the same which way a Choice goes: that is no misspelling.
  return meant !== undefined || value.values.length > 1
    ? { kind: 'value', shape: value, operand, meant }
    : undefined;
}

/** What the value at a definite path is if it is there; undefined if it is not, or if nothing is known of it. */
function valueAt(payload: Shape, path: Comparison['variable']): Shape | undefined {
  const steps = path.problems.length === 0 ? path.steps : undefined;
  const found = steps && lookup(payload, steps);
  if (!found || !(found.presence & Presence.Present)) return undefined;
  return found.shape.types === Types.none || found.shape.types === Types.all ? undefined : found.shape;
}

function isText(value: Scalar): value is string {
  return typeof value === 'string';
}
