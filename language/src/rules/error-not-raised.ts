import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { catchersOf, type ErrorName } from '../model/catchers.ts';
import { raises } from '../model/raised.ts';
import type { State } from '../model/state.ts';
import { defineUnitRule } from './rule.ts';

interface NotRaised {
  state: State;
  error: ErrorName;
  /** `"ExceptionOnActionFailure": false`, where that is the reason. */
  off: JsonNode | undefined;
}

export const errorNotRaised = defineUnitRule<NotRaised>({
  meta: {
    id: 'error-not-raised',
    since: '0.2.0',
    severity: 'warning',
    group: 'exceptions',
    title: 'An exception that this state does not raise',
    why: 'An action that fails raises `ActionFailedException` only where `ExceptionOnActionFailure` is true; else the run goes on with the failed result. And web inputs and actions have exceptions of their own. A catcher that waits for another one never gets a turn.',
    source: 'docs.globus.org, authoring flows: exceptions; published examples of web inputs',
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
      "ExceptionOnActionFailure": false,
      "Catch": [{ "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.Error", "Next": "B" }],
//                                ^^^^^^^^^^^^^^^^^^^^^^^ error-not-raised: “ExceptionOnActionFailure” is false
// = fix "Change ExceptionOnActionFailure to true"
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "CreateWebInput",
      "Parameters": { "InputType": "Selection", "Options.$": "$.options", "RespondentUrns.$": "$.who" },
      "ResultPath": "$.Question",
      "Catch": [{ "ErrorEquals": ["Flows.WebInputExpired"], "ResultPath": "$.Error", "Next": "B" }],
//                                ^^^^^^^^^^^^^^^^^^^^^^^ error-not-raised: AwaitWebInput
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": false, "Catch": [{ "ErrorEquals": ["ActionUnableToRun"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "AwaitWebInput", "Parameters": { "web_input_id.$": "$.id" }, "ResultPath": "$.Answer", "Catch": [{ "ErrorEquals": ["Flows.WebInputExpired"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    const catchers = catchersOf(unit);
    if (!state || catchers.length === 0) return;
    const raise = state.type === 'Action' ? state.value('ExceptionOnActionFailure') : undefined;
    const off = raise?.value === false ? raise : undefined;
    for (const { names } of catchers)
      for (const error of names) {
        const { name } = error;
        if (raises(state, name) === 'yes') continue;
        found({ state, error, off: name === 'ActionFailedException' ? off : undefined });
      }
  },
  render({ state, error: { name, node }, off }) {
    if (off)
      return {
        at: node,
        what: `“${name}” is not raised here, because “ExceptionOnActionFailure” is false: the run goes on with the failed result.`,
        todo: 'Set it to true, or look at the status of the result in a Choice state.',
        related: [{ at: off, message: 'It is false here.' }],
      };
    if (name === 'Flows.WebInputExpired')
      return {
        at: node,
        what: `“${name}” is raised by AwaitWebInput states only, but “${state.name}” is of type ${state.type}.`,
        todo: 'Catch it in the state that waits for the answer.',
      };
    return {
      at: node,
      what: `“${name}” is an exception of Action states; that a web input raises it is not known.`,
      todo: 'Remove it if you have not seen it in a log.',
      severity: 'hint',
    };
  },
  fixes: ({ off }) =>
    off
      ? [{ title: 'Change ExceptionOnActionFailure to true', edits: [replaceNode(off, 'true')], safe: false }]
      : [],
});
