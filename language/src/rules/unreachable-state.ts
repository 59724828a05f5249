import { type Island, islandsOf } from '../graph/islands.ts';
import { defineFlowRule } from './rule.ts';

export const unreachableState = defineFlowRule<Island>({
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
// = fix "Remove “B” and what only it leads to"
    "C": { "Type": "Pass", "Next": "B" }
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
  check({ broken, head, graph }, found) {
    if (broken || !head.startAt) return;
    for (const island of islandsOf(graph)) found(island);
  },
  render: ({ head, states }, document) => ({
    at: document.keyOf(head),
    what: `No run can get to state “${document.states[head]?.name}”${states.length > 1 ? ', nor to what only it leads to' : ''}.`,
    todo: 'Let a state that is reached lead to it, or remove it.',
    related: states
      .filter(index => index !== head)
      .map(index => ({
        at: document.keyOf(index),
        message: `Only “${document.states[head]?.name}” leads to “${document.states[index]?.name}”.`,
      })),
    tag: 'unnecessary',
  }),
  fixes: ({ head, states }, document) => {
    const name = document.states[head]?.name;
    return [
      {
        title: states.length > 1 ? `Remove “${name}” and what only it leads to` : `Remove state “${name}”`,
        edits: document.removalOf(...states),
        safe: false,
      },
    ];
  },
});
