import { defineFlowRule } from './rule.ts';

export const unreachableState = defineFlowRule<number>({
  meta: {
    id: 'unreachable-state',
    since: '0.1.0',
    severity: 'warning',
    group: 'graph',
    title: 'No run can get to this state',
    why: 'No way leads from `StartAt` to it, not even through a catcher: its work is never done. States that only lead to each other count as unreachable too.',
    source: 'the state graph; whether the service refuses it is not known',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "Next": "C" },
//  ^^^ unreachable-state: “B”
    "C": { "Type": "Pass", "Next": "B" }
//  ^^^ unreachable-state: “C”
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "Loop": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Loop" }], "Default": "A" }
//  ^^^^^^ unreachable-state: “Loop”
// = fix "Remove state “Loop”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "B": { "Type": "Pass", "End": true }, "A": { "Type": "Pass", "Next": "B" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
      ],
    },
  },
  check({ broken, head, states, graph }, found) {
    if (broken || !head.startAt) return;
    for (const [index, { name }] of states.entries())
      if (graph.byName.get(name) === index && !graph.isReachable(index)) found(index);
  },
  render: (index, document) => ({
    at: document.keyOf(index),
    what: `No run can get to state “${document.states[index]?.name}”.`,
    todo: 'Let a state that is reached lead to it, or remove it.',
    tag: 'unnecessary',
  }),
  fixes: (index, document) => [
    {
      title: `Remove state “${document.states[index]?.name}”`,
      edits: [document.removalOf(index)],
      safe: false,
    },
  ],
});
