import { removeItem, replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { catchersOf, type ErrorName } from '../model/catchers.ts';
import { ERROR_NAMES } from '../model/words.ts';
import { nearest } from '../text-distance.ts';
import { list as listWords } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface UnknownError {
  error: ErrorName;
  list: JsonNode;
  meant: string | undefined;
  /** Written almost right: it can only be a slip. */
  slip: boolean;
}

const KNOWN = Object.keys(ERROR_NAMES);

// Seen in published flows and clients, or raised by the states language that Flows follows: perhaps they occur.
const PERHAPS = new Set([
  'States.NoChoiceMatched',
  'States.ResultPathMatchFailure',
  'States.ParameterPathFailure',
  'States.IntrinsicFailure',
  'NoTokenException',
]);

const SLIPS: Readonly<Record<string, string>> = {
  ActionFailed: 'ActionFailedException',
  ActionFailure: 'ActionFailedException',
  WebInputExpired: 'Flows.WebInputExpired',
};

// Names of Amazon's; that they never match here is not known for sure.
const ELSEWHERE: Readonly<Record<string, string>> = {
  'States.TaskFailed': 'ActionFailedException',
  'States.Timeout': 'ActionTimeout',
  'States.HeartbeatTimeout': 'ActionTimeout',
};

export const unknownErrorName = defineUnitRule<UnknownError>({
  meta: {
    id: 'unknown-error-name',
    since: '0.2.0',
    severity: 'hint',
    group: 'exceptions',
    title: 'An exception that nobody knows',
    why: 'A catcher compares names letter by letter, and any text is allowed. One that Flows never raises catches nothing, so that the run fails instead.',
    source: 'docs.globus.org, authoring flows: exceptions; other names are seen in published flows only',
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
      "ExceptionOnActionFailure": true,
      "Catch": [
        { "ErrorEquals": ["ActionFailed", "EndpointError"], "ResultPath": "$.Error", "Next": "B" },
//                        ^^^^^^^^^^^^^^ unknown-error-name: Did you mean “ActionFailedException”?
// = fix "Change to “ActionFailedException”"
//                                        ^^^^^^^^^^^^^^^ unknown-error-name: No exception
        { "ErrorEquals": ["States.All"], "ResultPath": "$.Error", "Next": "B" }
//                        ^^^^^^^^^^^^ unknown-error-name: Did you mean “States.ALL”?
// = fix "Change to “States.ALL”"
      ],
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["ActionUnableToRun", "ActionFailedException", "ActionTimeout", "States.Runtime"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "C" }, "B": { "Type": "Fail", "Error": "MyOwnName" }, "C": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const { list, names } of catchersOf(unit))
      for (const error of names) {
        const { name } = error;
        if (!list || KNOWN.includes(name) || PERHAPS.has(name)) continue;
        const slip = Object.hasOwn(SLIPS, name) ? SLIPS[name] : nearest(name, KNOWN);
        const elsewhere = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
        found({ error, list, meant: elsewhere ?? slip, slip: !elsewhere && slip !== undefined });
      }
  },
  render: ({ error: { name, node }, meant, slip }) => ({
    at: node,
    what: slip
      ? `There is no exception “${name}”, so this catches nothing.`
      : `No exception “${name}” is known.`,
    todo: meant
      ? `Did you mean “${meant}”?`
      : `Those that an action raises are ${listWords(KNOWN.slice(0, 3), 'and')}.`,
    ...(slip && { severity: 'warning' }),
  }),
  fixes({ error: { node }, list, meant }, { text }) {
    if (!meant) return [];
    const { elements } = list;
    const fix = elements.some(e => e.value === meant)
      ? { title: `Remove “${node.value}”`, edit: removeItem(text, elements, elements.indexOf(node)) }
      : { title: `Change to “${meant}”`, edit: replaceNode(node, JSON.stringify(meant)) };
    return [{ title: fix.title, edits: [fix.edit], safe: false }];
  },
});
