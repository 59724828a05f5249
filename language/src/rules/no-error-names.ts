import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { CATCH_ALL, catchersOf } from '../model/catchers.ts';
import { isBroken } from '../model/unit.ts';
import { defineUnitRule } from './rule.ts';

export const noErrorNames = defineUnitRule<JsonNode>({
  meta: {
    id: 'no-error-names',
    since: '0.2.0',
    severity: 'warning',
    group: 'exceptions',
    title: 'A catcher that catches nothing',
    why: 'A catcher takes over when an exception is raised that `ErrorEquals` names. With an empty list it never does, and the run fails.',
    source: 'docs.globus.org, authoring flows: exceptions; the schema of 2021 refused an empty list',
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
      "Catch": [{ "ErrorEquals": [], "ResultPath": "$.Error", "Next": "B" }],
//                               ^^ no-error-names: catches nothing
// = fix "Catch every exception (States.ALL)"
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["ActionUnableToRun"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "Catch": [{ "ErrorEquals": [] }] }, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const { list } of catchersOf(unit))
      if (list?.elements.length === 0 && !isBroken(unit, list)) found(list);
  },
  render: node => ({
    at: node,
    what: 'This catcher names no exception, so it catches nothing.',
    todo: 'Name some, for instance "ActionUnableToRun", "ActionFailedException" and "ActionTimeout".',
  }),
  fixes: node => [
    {
      title: `Catch every exception (${CATCH_ALL})`,
      edits: [replaceNode(node, `["${CATCH_ALL}"]`)],
      safe: false,
    },
  ],
});
