import { replaceNode } from '../json/edits.ts';
import type { Transition } from '../model/flow.ts';
import { list } from './field-words.ts';
import { defineRule } from './rule.ts';

interface UnknownState {
  transition: Transition;
  meant: string | undefined;
}

export const unknownState = defineRule<UnknownState>({
  meta: {
    id: 'unknown-state',
    since: '0.1.0',
    severity: 'error',
    group: 'graph',
    title: 'A transition to a state that does not exist',
    why: 'The service refuses a definition in which `StartAt`, `Next`, `Default`, a catcher or a choice rule names no state.',
    source: 'docs.globus.org, authoring flows: introduction',
    examples: {
      bad: [
        `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Pass", "Next": "Don" },
//                                    ^^^^^ unknown-state: Did you mean “Done”?
// = fix "Change to “Done”"
    "Done": { "Type": "Pass", "End": true }
  }
}`,
        `{
  "StartAt": "Begin",
//           ^^^^^^^ unknown-state: The states are “A”
  "States": { "A": { "Type": "Pass", "End": true } }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A b.c", "States": { "A b.c": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check: ({ flow, graph }) => (flow.root?.type === 'object' ? graph.dangling : []),
  render: ({ transition, meant }, { flow }) => {
    const names = [...flow.byName.keys()];
    const some = names.length > 8 ? [...names.slice(0, 8), '…'] : names;
    return {
      at: transition.node,
      what: `There is no state “${transition.to}”.`,
      todo: meant
        ? `Did you mean “${meant}”?`
        : names.length > 0
          ? `The states are ${list(
              some.map(n => (n === '…' ? n : `“${n}”`)),
              'and',
            )}.`
          : 'Add it to States.',
    };
  },
  fixes: ({ transition, meant }) =>
    meant
      ? [
          {
            title: `Change to “${meant}”`,
            edits: [replaceNode(transition.node, JSON.stringify(meant))],
            safe: true,
          },
        ]
      : [],
});
