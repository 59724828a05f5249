import { renameKey, replaceNode } from '../json/edits.ts';
import { member } from '../json/tree.ts';
import { ruleNode } from '../model/rule-node.ts';
import { isEquality } from '../payload/choice.ts';
import { type Clashing, type Comparison, clashesIn } from '../payload/clash.ts';
import { typeWords } from '../shape/describe.ts';
import { Types } from '../shape/shape.ts';
import { definePayloadRule } from './rule.ts';

export const choiceType = definePayloadRule<Clashing>({
  meta: {
    id: 'choice-type',
    since: '0.2.0',
    severity: 'warning',
    group: 'choice',
    title: 'A comparison that cannot match',
    why: 'A comparison with a value of another type is no error: it just never matches, so the run takes another way than the rule says. The same goes for a constant that is none of the values there can be.',
    source: 'Amazon States Language, Choice State, on which Flows builds; run semantics, Choice',
    examples: {
      bad: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.count", "StringEquals": "3", "Next": "Done" },
//                               ^^^^^^^^^^^^^^ choice-type: “$.count” is a whole number
// = fix "Compare with "NumericEquals": 3"
        { "Variable": "$.mode", "StringEquals": "fsat", "Next": "Done" }
//                                              ^^^^^^ choice-type: one of "fast", "safe"
// = fix "Change to “fast”"
      ],
      "Default": "Done"
    },
    "Done": { "Type": "Pass", "End": true }
  }
}
// -- schema.json
{
  "type": "object",
  "properties": { "count": { "type": "integer" }, "mode": { "enum": ["fast", "safe"] } },
  "required": ["count", "mode"]
}`,
      ],
      good: [
        `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.count", "NumericEquals": 3, "Next": "Done" }], "Default": "Done" }, "Done": { "Type": "Pass", "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "count": { "type": "integer" } }, "required": ["count"] }`,
        `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.count", "StringEquals": "3", "Next": "Done" }], "Default": "Done" }, "Done": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check({ state, before }, found) {
    if (state.effect.kind !== 'choice') return;
    for (const [i, { rule }] of state.effect.rules.entries())
      for (const clashing of clashesIn(before, rule, [i])) found(clashing);
  },
  render({ rule, trail, clash }, index, document) {
    const state = document.states[index];
    const node = state && ruleNode(state, trail);
    const operator = member(node, rule.operator);
    const spot = clash.kind === 'type' && clash.side === 'variable' ? operator?.key : operator?.value;
    const at = spot ? document.spanOf(index, spot) : document.keyOf(index);
    const words = typeWords(clash.shape);
    if (clash.kind === 'value')
      return {
        at,
        what: `“${rule.variable.text}” is never ${JSON.stringify(clash.operand)}: it is ${words}.`,
        todo: clash.meant === undefined ? 'Compare it with one of those.' : `Did you mean “${clash.meant}”?`,
      };
    const path = clash.side === 'variable' ? rule.variable.text : String(rule.operand);
    return {
      at,
      what: `“${path}” is ${words} here, so ${rule.operator} never matches.`,
      todo: 'Use an operator for that type, or compare another value.',
    };
  },
  fixes({ rule, trail, clash }, index, document) {
    const state = document.states[index];
    const node = state && ruleNode(state, trail);
    const operator = member(node, rule.operator);
    if (!operator?.value) return [];
    if (clash.kind === 'value') {
      if (clash.meant === undefined) return [];
      const edit = document.editOf(index, replaceNode(operator.value, JSON.stringify(clash.meant)));
      return [{ title: `Change to “${clash.meant}”`, edits: [edit], safe: false }];
    }
    const other = clash.side === 'variable' ? otherComparison(rule, clash.shape.types) : undefined;
    const known = clash.shape.values;
    if (!other || (known && !known.includes(other.operand))) return [];
    const operand = JSON.stringify(other.operand);
    const edits = [renameKey(operator, other.operator), replaceNode(operator.value, operand)];
    return [
      {
        title: `Compare with ${JSON.stringify(other.operator)}: ${operand}`,
        edits: edits.map(edit => document.editOf(index, edit)),
        safe: false,
      },
    ];
  },
});

/** The same comparison with a constant for values of another type. */
function otherComparison({ operator, operand }: Comparison, types: number) {
  if (!isEquality(operator)) return undefined;
  const text = String(operand);
  if (types & Types.string) return { operator: 'StringEquals', operand: text };
  if (types & Types.numeric && /^-?\d{1,15}(\.\d+)?$/.test(text))
    return { operator: 'NumericEquals', operand: Number(text) };
  if (types & Types.boolean && /^(true|false)$/i.test(text))
    return { operator: 'BooleanEquals', operand: text.toLowerCase() === 'true' };
  return undefined;
}
