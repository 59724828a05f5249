import { elements, type JsonNode } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { isBroken } from '../model/unit.ts';
import { defineUnitRule } from './rule.ts';

interface EmptyList {
  state: State;
  node: JsonNode;
}

export const noChoices = defineUnitRule<EmptyList>({
  meta: {
    id: 'no-choices',
    since: '0.1.0',
    severity: 'error',
    group: 'choice',
    title: 'A Choice state without a rule',
    why: 'The service refuses a Choice state whose list of rules is empty.',
    source: 'published definition schema (minItems: 1)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Choice", "Choices": [], "Default": "B" },
//                                      ^^ no-choices: has no rule
    "B": { "Type": "Pass", "End": true }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsNull": true, "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "Choices": [] }, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    const node = state?.type === 'Choice' ? state.value('Choices') : undefined;
    if (!state || node?.type !== 'array' || elements(node).length > 0) return;
    if (!isBroken(unit, node)) found({ state, node });
  },
  render: ({ state, node }) => ({
    at: node,
    what: `Choice state “${state.name}” has no rule.`,
    todo: 'Add a rule: { "Variable": "$.…", "StringEquals": "…", "Next": "…" }. To go on in any case, use a Pass state.',
  }),
});
