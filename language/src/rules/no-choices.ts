import { removeMember, renameKey, replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { isBroken } from '../model/unit.ts';
import { defineUnitRule } from './rule.ts';

interface EmptyList {
  state: State;
  /** The field whose list is empty: `Choices`, `And`, `Or`. */
  name: string;
  node: JsonNode;
}

export const noChoices = defineUnitRule<EmptyList>({
  meta: {
    id: 'no-choices',
    since: '0.1.0',
    severity: 'error',
    group: 'choice',
    title: 'A list of rules without a rule',
    why: 'The service refuses a Choice state whose list of rules is empty, and an `And` or `Or` of nothing.',
    source: 'published definition schema (minItems: 1)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Choice", "Choices": [], "Default": "B" },
//                                      ^^ no-choices: has no rule
// = fix "Make it a Pass state, which goes on in any case"
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
    if (state?.type !== 'Choice') return;
    for (const { entries } of unit.parts)
      for (const { field, name, value } of entries)
        if (field?.role === 'choice-rules' && value?.type === 'array' && value.elements.length === 0)
          if (!isBroken(unit, value)) found({ state, name, node: value });
  },
  render: ({ state, name, node }) => ({
    at: node,
    what:
      name === 'Choices' ? `Choice state “${state.name}” has no rule.` : `This ${name} combines no rules.`,
    todo:
      name === 'Choices'
        ? 'Add a rule: { "Variable": "$.…", "StringEquals": "…", "Next": "…" }. To go on in any case, use a Pass state.'
        : 'Add rules to it, each with "Variable" and an operator, or take it out.',
  }),
  fixes({ state, name }) {
    const { node, fields } = state;
    const [type, choices, otherwise] = ['Type', 'Choices', 'Default'].map(field => fields.get(field));
    if (name !== 'Choices' || !node || !type?.value || !choices || !otherwise || fields.has('Next'))
      return [];
    return [
      {
        title: 'Make it a Pass state, which goes on in any case',
        edits: [
          replaceNode(type.value, '"Pass"'),
          removeMember(state.text, node, choices),
          renameKey(otherwise, 'Next'),
        ],
        safe: false,
      },
    ];
  },
});
