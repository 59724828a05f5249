import { elements, type JsonNode, member, members, stringValue } from '../json/tree.ts';
import { type Path, parsePath } from '../path/parse.ts';
import type { Scalar } from '../shape/shape.ts';
import { isComparison } from './comparisons.ts';

/** A rule of a Choice state as far as it can be read. */
export type ChoiceRule =
  | { kind: 'and' | 'or'; rules: readonly ChoiceRule[] }
  | { kind: 'not'; rule: ChoiceRule }
  | {
      kind: 'comparison';
      variable: Path;
      /** `StringEquals`, `IsPresent` … */
      operator: string;
      operand: Scalar;
    }
  /** Nothing can be said of when it matches. */
  | { kind: 'unknown' };

export function readChoiceRule(node: JsonNode): ChoiceRule {
  const and = member(node, 'And')?.value;
  if (and) return { kind: 'and', rules: elements(and).map(readChoiceRule) };
  const or = member(node, 'Or')?.value;
  if (or) return { kind: 'or', rules: elements(or).map(readChoiceRule) };
  const not = member(node, 'Not')?.value;
  if (not) return { kind: 'not', rule: readChoiceRule(not) };
  const variable = stringValue(member(node, 'Variable')?.value);
  const operators = members(node).filter(m => isComparison(m.name));
  const [operator] = operators;
  const operand = operator?.value?.value;
  if (variable === undefined || !operator || operators.length > 1 || operand === undefined)
    return { kind: 'unknown' };
  return { kind: 'comparison', variable: parsePath(variable), operator: operator.name, operand };
}
