import type { Graph } from '../graph/graph.ts';
import { loopsOf } from '../graph/loops.ts';
import { list } from './field-words.ts';
import { defineFlowRule } from './rule.ts';

/** The indexes of states that lead only to each other, in document order. */
type Trap = readonly [number, ...number[]];

export const noExit = defineFlowRule<Trap>({
  meta: {
    id: 'no-exit',
    since: '0.1.0',
    severity: 'warning',
    group: 'graph',
    title: 'A loop without a way out',
    why: 'A run that gets here goes round until it is cancelled, or until the service ends it after a year: no state that follows ends the run.',
    source: 'the state graph; run duration limit on docs.globus.org, limits',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
//  ^^^ no-exit: “A” and “B”
    "B": { "Type": "Wait", "Seconds": 60, "Next": "A" }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "A" }
//  ^^^ no-exit: “A”
// = fix "End the run after “A”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.done.yes", "BooleanEquals": true, "Next": "C" }], "Default": "B" }, "B": { "Type": "Pass", "Result": { "yes": true }, "ResultPath": "$.done", "Next": "A" }, "C": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "C" }, "B": { "Type": "Fail" }, "C": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check({ graph, broken }, found) {
    if (broken) return;
    if (graph.allEnd) return;
    for (const [first, ...others] of loopsOf(graph))
      if (first !== undefined && !graph.canEnd(first) && isClosed([first, ...others], graph))
        found([first, ...others]);
  },
  render: (trap, document) => {
    const name = (index: number) => `“${document.states[index]?.name}”`;
    const key = (index: number) => document.keyOf(index);
    return {
      at: key(trap[0]),
      what: `A run that gets to state ${name(trap[0])} never ends: ${list(trap.map(name), 'and')} ${
        trap.length > 1 ? 'lead only to each other' : 'leads only to itself'
      }.`,
      todo: 'Lead one of them to a state with "End": true, for instance through a Choice.',
      related: trap.slice(1).map(i => ({ at: key(i), message: `${name(i)} is part of the loop.` })),
    };
  },
  fixes: ([first, ...others], document) => {
    const state = document.states[first];
    const next = others.length === 0 ? state?.fields.get('Next') : undefined;
    return state && next
      ? [
          {
            title: `End the run after “${state.name}”`,
            edits: [document.editOf(first, { span: next.node, newText: '"End": true' })],
            safe: false,
          },
        ]
      : [];
  },
});

/** Nothing in the loop leads out of it: what leads into it is not the mistake. */
function isClosed(loop: Trap, { successors }: Graph): boolean {
  const members = new Set(loop);
  return loop.every(state => (successors[state] ?? []).every(target => members.has(target)));
}
