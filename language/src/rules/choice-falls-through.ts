import { freeStateName, stateAfter } from '../document/new-state.ts';
import { addMember } from '../json/edits.ts';
import type { ChoiceRule } from '../model/choice-rule.ts';
import { comparisonsIn } from '../payload/decisions.ts';
import { leftOver } from '../payload/left-over.ts';
import { typeWords } from '../shape/describe.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape } from '../shape/shape.ts';
import { definePayloadRule } from './rule.ts';

export const choiceFallsThrough = definePayloadRule<{ example: string | undefined }>({
  meta: {
    id: 'choice-falls-through',
    since: '0.2.0',
    severity: 'information',
    strict: 'warning',
    group: 'choice',
    title: 'A Choice whose rules leave cases over',
    why: 'If no rule matches and there is no `Default`, the run ends with an error, which says less about the cause than a state of your own for that case.',
    source: 'docs.globus.org, choice_state; run semantics, Choice',
    examples: {
      bad: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [
//    ^^^^^^^^^ choice-falls-through: for instance where “$.mode” is "dry"
// = fix "Add a Default that leads to a new Fail state “AskNoRuleMatched”"
        { "Variable": "$.mode", "StringEquals": "fast", "Next": "Done" },
        { "Variable": "$.mode", "StringEquals": "safe", "Next": "Done" }
      ]
    },
    "Done": { "Type": "Pass", "End": true }
  }
}
// -- schema.json
{ "type": "object", "properties": { "mode": { "enum": ["fast", "safe", "dry"] } }, "required": ["mode"] }`,
      ],
      good: [
        `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Done" }, { "Variable": "$.x", "IsPresent": false, "Next": "Done" }] }, "Done": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.careful", "BooleanEquals": true, "Next": "Done" }, { "Variable": "$.careful", "BooleanEquals": false, "Next": "Done" }] }, "Done": { "Type": "Pass", "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "careful": { "type": "boolean" } }, "required": ["careful"] }`,
      ],
    },
  },
  check({ state, before }, found) {
    const { effect, transitions } = state;
    if (effect.kind !== 'choice' || effect.rules.length === 0) return;
    if (transitions.some(t => t.via === 'Default')) return;
    const left = leftOver(before, effect.rules);
    // A “Next” is what was meant to be “Default”.
    if (left && !state.fields.has('Default') && !state.fields.has('Next'))
      found({ example: exampleOf(left, effect.rules) });
  },
  render({ example }, index, document) {
    const state = document.states[index];
    const key = state?.fields.get('Choices')?.key;
    return {
      at: key ? document.spanOf(index, key) : document.keyOf(index),
      what: `The run fails in state “${state?.name}” if no rule matches${example ? `, for instance where ${example}` : ''}.`,
      todo: 'Add a "Default" with the state for that case.',
    };
  },
  fixes(_, index, document) {
    const state = document.states[index];
    if (!state?.node) return [];
    const target = freeStateName(document.graph.byName, `${state.name}NoRuleMatched`);
    const body = { Type: 'Fail', Error: target, Cause: `No rule of the state ${state.name} matched.` };
    return [
      {
        title: `Add a Default that leads to a new Fail state “${target}”`,
        edits: [
          document.editOf(index, addMember(state.text, state.node, 'Default', JSON.stringify(target))),
          stateAfter(document, index, target, body),
        ],
        safe: false,
      },
    ];
  },
});

/** A value that is compared and that no rule is for. */
function exampleOf(left: Shape, rules: readonly { rule: ChoiceRule }[]): string | undefined {
  for (const { rule } of rules)
    for (const { variable } of comparisonsIn(rule)) {
      const steps = variable.steps;
      if (!steps || variable.problems.length > 0) continue;
      const { shape, presence } = lookup(left, steps);
      if (shape.values && presence & Presence.Present) return `“${variable.text}” is ${typeWords(shape)}`;
      if (presence & (Presence.Absent | Presence.Optional)) return `“${variable.text}” is missing`;
    }
  return undefined;
}
