import { addMember, replaceNode } from '../json/edits.ts';
import type { State } from '../model/flow.ts';
import { field } from '../model/spec.ts';
import { STATE_SPECS } from '../model/state-specs.ts';
import { defineRule, type Fix } from './rule.ts';

export const missingTransition = defineRule<State>({
  meta: {
    id: 'missing-transition',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'A state neither ends the run nor goes on',
    why: 'Every state but Choice and Fail must say what comes next. The service refuses the definition.',
    source: 'recorded answer of the service: a state must be either terminal or transitional',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass" }
//  ^^^ missing-transition: neither Next nor "End": true
// = fix "End the run here"
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": false }
//                                ^^^^^ missing-transition: "End": false
// = fix "Change to true"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  *check(document) {
    for (const state of document.flow.states) {
      if (!state.type || !state.node || !field(STATE_SPECS[state.type], 'Next')) continue;
      if (state.fields.has('Next') || document.isBroken(state.node)) continue;
      const end = state.fields.get('End');
      if (!end || end.value?.value === false) yield state;
    }
  },
  render: state => {
    const end = state.fields.get('End')?.value;
    return end
      ? {
          at: end,
          what: `State “${state.name}” has "End": false but no Next, so the run cannot go on.`,
          todo: 'Write "Next": "<state>", or "End": true to end the run here.',
        }
      : {
          at: state.key,
          what: `State “${state.name}” has neither Next nor "End": true.`,
          todo: 'Add "Next": "<state>" to go on, or "End": true to end the run here.',
        };
  },
  fixes: (state, document): Fix[] => {
    const end = state.fields.get('End')?.value;
    if (end) return [{ title: 'Change to true', edits: [replaceNode(end, 'true')], safe: false }];
    if (!state.node) return [];
    const { states } = document.flow;
    const following = states[states.indexOf(state) + 1];
    const next = following
      ? [{ name: 'Next', value: JSON.stringify(following.name), title: `Go on to “${following.name}”` }]
      : [];
    return [...next, { name: 'End', value: 'true', title: 'End the run here' }].map(
      ({ name, value, title }) => ({
        title,
        edits: state.node ? [addMember(document.text, state.node, name, value)] : [],
        safe: false,
      }),
    );
  },
});
