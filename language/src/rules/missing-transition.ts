import { addMember, replaceNode } from '../json/edits.ts';
import type { State } from '../model/state.ts';
import { STATE_SPECS } from '../model/state-specs.ts';
import { isBroken } from '../model/unit.ts';
import { isMeant } from './meant-field.ts';
import { defineFlowRule, type Fix } from './rule.ts';

interface Stuck {
  index: number;
  state: State;
}

export const missingTransition = defineFlowRule<Stuck>({
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
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "C" }, "B": { "Type": "Fail" }, "C": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    for (const index of document.statesWhere(isStuck)) {
      const state = document.states[index];
      if (state) found({ index, state });
    }
  },
  render: ({ index, state }, document) => {
    const end = state.value('End');
    return end
      ? {
          at: document.spanOf(index, end),
          what: `State “${state.name}” has "End": false but no Next, so the run cannot go on.`,
          todo: 'Write "Next": "<state>", or "End": true to end the run here.',
        }
      : {
          at: document.spanOf(index, state.key),
          what: `State “${state.name}” has neither Next nor "End": true.`,
          todo: 'Add "Next": "<state>" to go on, or "End": true to end the run here.',
        };
  },
  fixes: ({ index, state }, document): Fix[] => {
    const end = state.value('End');
    if (end)
      return [
        { title: 'Change to true', edits: [document.editOf(index, replaceNode(end, 'true'))], safe: false },
      ];
    const { node } = state;
    if (!node) return [];
    const following = document.states[index + 1];
    const next = following
      ? [{ name: 'Next', value: JSON.stringify(following.name), title: `Go on to “${following.name}”` }]
      : [];
    return [...next, { name: 'End', value: 'true', title: 'End the run here' }].map(
      ({ name, value, title }) => ({
        title,
        edits: [document.editOf(index, addMember(state.text, node, name, value))],
        safe: false,
      }),
    );
  },
});

function isStuck(state: State): boolean {
  // Next comes first among the transitions.
  if (!state.type || state.ends || state.transitions[0]?.via === 'Next') return false;
  // What asks for the tree of a state has it read again.
  if (!STATE_SPECS[state.type].byName.has('Next')) return false;
  if (!state.node || state.fields.has('Next') || isBroken(state, state.node)) return false;
  const end = state.fields.get('End');
  return end ? end.value?.value === false : !isMisspelt(state);
}

function isMisspelt({ parts, node }: State): boolean {
  const own = parts.find(part => part.node === node);
  return own !== undefined && isMeant(own, ['Next', 'End']);
}
