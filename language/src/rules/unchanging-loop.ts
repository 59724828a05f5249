import { comparisonsIn } from '../payload/decisions.ts';
import type { UnchangingLoop } from '../payload/unchanging.ts';
import { list } from './field-words.ts';
import { defineFlowRule } from './rule.ts';

const NAMES_SHOWN = 3;

export const unchangingLoop = defineFlowRule<UnchangingLoop>({
  meta: {
    id: 'unchanging-loop',
    since: '0.2.0',
    severity: 'warning',
    group: 'graph',
    title: 'A loop that changes nothing of what could end it',
    why: 'The only ways out of the loop are those of a Choice, and no state in it writes what the Choice compares: a run that goes round once goes round until it is cancelled.',
    source: 'the state graph; run semantics, Choice; run duration limit on docs.globus.org, limits',
    examples: {
      bad: [
        `{
  "StartAt": "Check",
  "States": {
    "Check": {
//  ^^^^^^^ unchanging-loop: asks for “$.poll.status”
      "Type": "Choice",
      "Choices": [{ "Variable": "$.poll.status", "StringEquals": "SUCCEEDED", "Next": "Done" }],
      "Default": "Wait"
    },
    "Wait": { "Type": "Wait", "Seconds": 60, "Next": "Ask" },
    "Ask": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": { "echo_string": "Hello" },
      "ResultPath": "$.answer",
      "WaitTime": 60,
      "ExceptionOnActionFailure": false,
      "Next": "Check"
    },
    "Done": { "Type": "Pass", "End": true }
  }
}`,
      ],
      good: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": { "echo_string": "Hello" }, "ResultPath": "$.poll", "WaitTime": 60, "ExceptionOnActionFailure": false, "Next": "Check" },
    "Check": { "Type": "Choice", "Choices": [{ "Variable": "$.poll.status", "StringEquals": "SUCCEEDED", "Next": "Done" }], "Default": "Wait" },
    "Wait": { "Type": "Wait", "Seconds": 60, "Next": "Ask" },
    "Done": { "Type": "Pass", "End": true }
  }
}`,
        `{
  "StartAt": "Count",
  "States": {
    "Count": { "Type": "ExpressionEval", "Parameters": { "n.=": "getattr('loop.n', 0) + 1" }, "ResultPath": "$.loop", "Next": "Check" },
    "Check": { "Type": "Choice", "Choices": [{ "Variable": "$.loop.n", "NumericLessThan": 3, "Next": "Count" }], "Default": "Done" },
    "Done": { "Type": "Pass", "End": true }
  }
}`,
      ],
    },
  },
  check({ facts, broken }, found) {
    if (broken) return;
    for (const loop of facts.unchangingLoops) found(loop);
  },
  render({ loop, exits }, document) {
    const name = (index: number) => `“${document.states[index]?.name}”`;
    const [first = 0, ...others] = exits;
    const effect = document.states[first]?.effect;
    const rules = effect?.kind === 'choice' ? effect.rules : [];
    const asked = new Set(
      rules.flatMap(({ rule }) => comparisonsIn(rule)).map(({ variable }) => `“${variable.text}”`),
    );
    return {
      at: document.keyOf(first),
      what: `A run that goes round here once never ends: ${name(first)} asks for ${list([...asked].slice(0, NAMES_SHOWN), 'and')}, which no state of the loop writes.`,
      todo: 'Write it in the loop, or ask for something that changes.',
      related: [
        ...others.map(i => ({ at: document.keyOf(i), message: `${name(i)} asks for the same each time.` })),
        ...loop
          .filter(i => !exits.includes(i))
          .map(i => ({ at: document.keyOf(i), message: `${name(i)} is part of the loop.` })),
      ],
    };
  },
});
