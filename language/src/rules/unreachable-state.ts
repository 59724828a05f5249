import { removeMember } from '../json/edits.ts';
import { member, members } from '../json/tree.ts';
import type { State } from '../model/flow.ts';
import { defineRule } from './rule.ts';

export const unreachableState = defineRule<State>({
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
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
      ],
    },
  },
  check: document =>
    document.broken || !document.flow.startAt
      ? []
      : [...document.flow.byName.values()].filter(state => !document.graph.reachable.has(state)),
  render: state => ({
    at: state.key,
    what: `No run can get to state “${state.name}”.`,
    todo: 'Let a state that is reached lead to it, or remove it.',
    tag: 'unnecessary',
  }),
  fixes: (state, document) => {
    const states = member(document.flow.root, 'States')?.value;
    const own = members(states).find(m => m.key === state.key);
    return states && own
      ? [
          {
            title: `Remove state “${state.name}”`,
            edits: [removeMember(document.text, states, own)],
            safe: false,
          },
        ]
      : [];
  },
});
