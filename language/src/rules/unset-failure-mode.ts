import { addMember } from '../json/edits.ts';
import { CATCH_ALL, catchersOf, type ErrorName } from '../model/catchers.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface Unset {
  state: State;
  error: ErrorName;
}

const FIELD = 'ExceptionOnActionFailure';

export const unsetFailureMode = defineUnitRule<Unset>({
  meta: {
    id: 'unset-failure-mode',
    since: '0.2.0',
    severity: 'hint',
    group: 'exceptions',
    title: 'It is not said whether a failure raises an exception',
    why: 'The catcher counts on an exception when the action fails. Official sources disagree whether one is raised where `ExceptionOnActionFailure` is left out: newer ones say so, some published flows behave as if not.',
    source: 'published definition schema and client documentation of 2021 against the published API types',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "ResultPath": "$.List",
      "Catch": [{ "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.Error", "Next": "B" }],
//                                ^^^^^^^^^^^^^^^^^^^^^^^ unset-failure-mode: Set ExceptionOnActionFailure
// = fix "Add "ExceptionOnActionFailure": true"
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "Catch": [{ "ErrorEquals": ["ActionUnableToRun"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    if (state?.type !== 'Action' || !state.fields.has('Catch') || state.fields.has(FIELD)) return;
    // A registered API that fails counts as one that could not be run.
    if (actionUrlOf(state) === undefined) return;
    for (const { names } of catchersOf(unit)) {
      const error = names.find(({ name }) => name === 'ActionFailedException' || name === CATCH_ALL);
      if (error) {
        found({ state, error });
        return;
      }
    }
  },
  render: ({ error: { node } }) => ({
    at: node,
    what: 'Whether a failed action raises this exception depends on a default that official sources disagree about.',
    todo: `Set ${FIELD} to true.`,
  }),
  fixes: ({ state: { node } }, { text }): Fix[] =>
    node
      ? [
          {
            title: `Add "${FIELD}": true`,
            edits: [addMember(text, node, FIELD, 'true')],
            safe: false,
          },
        ]
      : [],
});
