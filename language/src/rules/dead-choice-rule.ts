import { end, removeItem, removeMember } from '../json/edits.ts';
import type { Edit, Span } from '../json/text.ts';
import { elements } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { comparesConstant, decisionsOf } from '../payload/decisions.ts';
import { type Dead, deadRuleWords } from './dead-rule-words.ts';
import { definePayloadRule } from './rule.ts';

export const deadChoiceRule = definePayloadRule<Dead>({
  meta: {
    id: 'dead-choice-rule',
    since: '0.2.0',
    severity: 'warning',
    group: 'choice',
    title: 'A choice rule that no run takes',
    why: 'Rules are tried in their order and the first that matches is taken. One that cannot match, or whose runs an earlier one takes, does nothing, which is hardly what was meant.',
    source: 'docs.globus.org, choice_state; run semantics, Choice',
    examples: {
      bad: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.mode", "StringEquals": "fast", "Next": "Done" },
        { "Variable": "$.mode", "StringEquals": "fast", "Next": "Other" },
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-choice-rule: asks the same as rule 1
// = fix "Remove rule 2"
        { "Variable": "$.mode", "StringEquals": "safe", "Next": "Other" }
      ],
      "Default": "Done"
//    ^^^^^^^^^^^^^^^^^ dead-choice-rule: Some rule always matches
    },
    "Done": { "Type": "Pass", "End": true },
    "Other": { "Type": "Pass", "End": true }
  }
}
// -- schema.json
{ "type": "object", "properties": { "mode": { "enum": ["fast", "safe"] } }, "required": ["mode"] }`,
      ],
      good: [
        `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Done" }], "Default": "Done" }, "Done": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.mode", "StringEquals": "fast", "Next": "Done" }, { "Variable": "$.mode", "StringEquals": "safe", "Next": "Done" }], "Default": "Done" }, "Done": { "Type": "Pass", "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "mode": { "enum": ["fast", "safe"] } } }`,
      ],
    },
  },
  check({ state, before, open }, found) {
    const { effect, transitions } = state;
    if (effect.kind !== 'choice') return;
    const { dead, exhaustive } = decisionsOf(before, effect.rules, open);
    const constant = (until: number) =>
      effect.rules.slice(0, until).some(({ rule }) => comparesConstant(before, rule));
    for (const rule of dead)
      found({ dead: rule, constant: rule.kind !== 'same' && constant(rule.index + 1) });
    if (exhaustive && dead.at(-1)?.kind !== 'after' && transitions.some(t => t.via === 'Default'))
      found({ dead: { kind: 'default' }, constant: false });
  },
  render({ dead, constant }, index, document) {
    const state = document.states[index];
    const span = state && spanOf(state, dead);
    return {
      at: span ? document.spanOf(index, span) : document.keyOf(index),
      ...deadRuleWords(dead),
      tag: 'unnecessary',
      ...((constant || dead.kind === 'default') && { severity: 'hint' as const }),
    };
  },
  fixes({ dead }, index, document) {
    const state = document.states[index];
    const edit = state && removal(state, dead);
    if (!edit) return [];
    const which =
      dead.kind === 'default'
        ? '“Default”'
        : `rule ${dead.index + 1}${dead.kind === 'after' ? ' and what follows' : ''}`;
    return [{ title: `Remove ${which}`, edits: [document.editOf(index, edit)], safe: false }];
  },
});

function spanOf(state: State, dead: Dead['dead']): Span | undefined {
  if (dead.kind === 'default') return state.fields.get('Default')?.node;
  const rules = elements(state.value('Choices'));
  const first = rules[dead.index];
  const last = dead.kind === 'after' ? rules.at(-1) : first;
  return first && last && { offset: first.offset, length: end(last) - first.offset };
}

function removal(state: State, dead: Dead['dead']): Edit | undefined {
  const { root, node, fields, text } = state;
  if (dead.kind === 'default') {
    const member = fields.get('Default');
    return root && node && member && removeMember(text, node, member);
  }
  const rules = elements(state.value('Choices'));
  if (rules.length < 2) return undefined;
  const before = rules[dead.index - 1];
  const last = rules.at(-1);
  if (dead.kind !== 'after') return removeItem(text, rules, dead.index);
  return before && last && { span: { offset: end(before), length: end(last) - end(before) }, newText: '' };
}
