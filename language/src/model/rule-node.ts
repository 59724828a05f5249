import { elements, type JsonNode, member } from '../json/tree.ts';
import type { State } from './state.ts';

/** The rule of a Choice that a trail leads to: its index, then those of rules inside `And`, `Or` and `Not`. */
export function ruleNode(state: State, trail: readonly number[]): JsonNode | undefined {
  let rules = elements(state.value('Choices'));
  let rule: JsonNode | undefined;
  for (const index of trail) {
    rule = rules[index];
    const not = member(rule, 'Not')?.value;
    rules = elements((member(rule, 'And') ?? member(rule, 'Or'))?.value);
    if (rules.length === 0 && not) rules = [not];
  }
  return rule;
}
