import { removeMember } from '../json/edits.ts';
import { type Member, member } from '../json/tree.ts';
import { isComparison } from '../model/comparisons.ts';
import type { Part } from '../model/part.ts';
import { NESTED_RULE_SPEC, RULE_SPEC } from '../model/part-specs.ts';
import { isBroken } from '../model/unit.ts';
import { list } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface Operators {
  part: Part;
  present: readonly Member[];
  /** The name of the field that combines other rules, where the operators stand beside one. */
  beside?: string;
}

const COMBINING: ReadonlySet<string> = new Set(['And', 'Or', 'Not']);

export const choiceOperator = defineUnitRule<Operators>({
  meta: {
    id: 'choice-operator',
    since: '0.1.0',
    severity: 'error',
    group: 'choice',
    title: 'A choice rule without exactly one comparison',
    why: 'A rule with `Variable` compares it in exactly one way: without an operator the service refuses the definition, and what two operators mean is not defined.',
    source: 'published definition schema (minimum number of properties); docs.globus.org, choice_state',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.x", "Next": "B" },
//        ^^^^^^^^^^ choice-operator: compares “$.x” with nothing
        { "Variable": "$.x", "IsPresent": true, "StringEquals": "a", "Next": "B" }
//                                              ^^^^^^^^^^^^^^ choice-operator: two operators
// = fix "Remove “IsPresent”"
      ],
      "Default": "B"
    },
    "B": { "Type": "Pass", "End": true }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [{ "Not": { "Variable": "$.x", "IsPresent": true }, "IsPresent": true, "Next": "B" }],
//                                                                   ^^^^^^^^^^^ choice-operator: beside “Not”
// = fix "Remove “IsPresent”"
      "Default": "B"
    },
    "B": { "Type": "Pass", "End": true }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "NumericEquals": 1, "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.x", "IsPresent": true }, { "Not": { "Variable": "$.x", "IsNull": true } }], "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const part of unit.parts) {
      if (part.spec !== RULE_SPEC && part.spec !== NESTED_RULE_SPEC) continue;
      const compares = member(part.node, 'Variable') !== undefined;
      const beside = part.entries.find(e => COMBINING.has(e.name))?.name;
      // With `Variable` beside it, that is the finding.
      if (compares === (beside !== undefined) || isBroken(unit, part.node)) continue;
      const present = part.entries.filter(e => isComparison(e.name)).map(e => e.member);
      if (beside !== undefined) {
        if (present.length > 0) found({ part, present, beside });
        continue;
      }
      // A key that is not known has its own finding, and is most likely the operator.
      if (present.length === 0 && part.entries.some(e => !e.field)) continue;
      if (present.length !== 1) found({ part, present });
    }
  },
  render: ({ part, present, beside }) => {
    const variable = member(part.node, 'Variable');
    const [first, second] = present;
    if (first && beside !== undefined)
      return {
        at: first.key,
        what: `“${first.name}” stands beside “${beside}” without a “Variable”, so it compares nothing.`,
        todo: `Remove it, or write it with its “Variable” as a rule of its own in an And.`,
        severity: 'warning',
      };
    if (first && second)
      return {
        at: second.key,
        what: `This rule has ${present.length === 2 ? 'two' : present.length} operators, ${list(
          present.map(m => m.name),
          'and',
        )}; what that means is not defined.`,
        todo: 'Keep one, or combine two rules with And.',
        related: [{ at: first.key, message: `“${first.name}” stands here.` }],
        severity: 'warning',
      };
    return {
      at: variable?.key ?? part.node,
      what: `This rule compares “${String(variable?.value?.value ?? '')}” with nothing.`,
      todo: 'Add an operator, for instance "StringEquals": "…" or "IsPresent": true.',
    };
  },
  fixes: ({ part, present }, unit) =>
    present.map(m => ({
      title: `Remove “${m.name}”`,
      edits: [removeMember(unit.text, part.node, m)],
      safe: false,
    })),
});
