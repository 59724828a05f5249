import type { FlowDocument } from '../document/flow-document.ts';
import type { State } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';
import { defineFlowRule } from './rule.ts';

export const onlyFails = defineFlowRule<Transition>({
  meta: {
    id: 'only-fails',
    since: '0.2.0',
    severity: 'warning',
    group: 'graph',
    title: 'No run can succeed',
    why: 'Every way from `StartAt` ends in a Fail state, so each run ends as failed, whatever it has done.',
    source: 'the state graph; docs.globus.org, authoring flows: fail_state',
    examples: {
      bad: [
        `{
  "StartAt": "A",
//           ^^^ only-fails: every way
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Fail", "Error": "Stopped" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "C" }, "B": { "Type": "Fail" }, "C": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 5, "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    // Where a success end is there but out of reach, that is the finding.
    if (document.statesWhere(ends).length > 0) return;
    const { start } = document.head;
    if (start && isWhole(document)) found(start);
  },
  render: ({ at }) => ({
    at,
    what: 'No run can succeed: every way from here ends in a Fail state.',
    todo: 'Let one of them lead to a state with "End": true.',
  }),
});

function ends(state: State): boolean {
  return state.ends;
}

/** All is known: every state that is reached leads on to states that are there, and some time to a Fail state. */
function isWhole({ broken, states, graph }: FlowDocument): boolean {
  if (broken || graph.dangling.length > 0 || graph.guessed.size > 0) return false;
  return states.every((state, i) => !graph.isReachable(i) || (leadsOn(state) && graph.canEnd(i)));
}

function leadsOn({ type, transitions }: State): boolean {
  return (
    type === 'Fail' || (type !== undefined && transitions.some(t => t.via !== 'Catch' && t.via !== 'Default'))
  );
}
