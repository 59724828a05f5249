import { removeItem } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { CATCH_ALL, type CatcherNames, catchersOf, type ErrorName } from '../model/catchers.ts';
import { defineUnitRule } from './rule.ts';

interface CaughtBefore {
  first: ErrorName;
  later: ErrorName;
  catcher: CatcherNames;
  /** `Catch`. */
  catchers: readonly CatcherNames[];
  sameList: boolean;
}

export const errorCaughtBefore = defineUnitRule<CaughtBefore>({
  meta: {
    id: 'error-caught-before',
    since: '0.2.0',
    severity: 'warning',
    group: 'exceptions',
    title: 'An exception that is caught already',
    why: 'The first catcher that names an exception takes it. What a later one says about the same name has no effect.',
    source: 'states language, error handling; validation of the retired official client',
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
        { "ErrorEquals": ["ActionUnableToRun", "ActionTimeout"], "ResultPath": "$.Error", "Next": "B" },
        { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.Error", "Next": "C" }
//                        ^^^^^^^^^^^^^^^ error-caught-before: an earlier catcher takes “ActionTimeout”
// = fix "Remove “ActionTimeout” here"
      ],
      "End": true
    },
    "B": { "Type": "Fail" },
    "C": { "Type": "Fail" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.Error", "Next": "B" }, { "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.Error", "Next": "B" }, { "ErrorEquals": ["States.ALL"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
      ],
    },
  },
  check(unit, found) {
    const catchers = catchersOf(unit);
    if (catchers.length === 0) return;
    const seen = new Map<string, { error: ErrorName; catcher: CatcherNames }>();
    for (const catcher of catchers) {
      for (const later of catcher.names) {
        const before = seen.get(later.name);
        if (before)
          found({ first: before.error, later, catcher, catchers, sameList: before.catcher === catcher });
        else seen.set(later.name, { error: later, catcher });
      }
      // What comes behind has a finding of its own: the catch-all is not last.
      if (seen.has(CATCH_ALL)) return;
    }
  },
  render: ({ first, later, sameList }) => ({
    at: later.node,
    what: sameList
      ? `“${later.name}” is in this list already.`
      : `This has no effect: an earlier catcher takes “${later.name}”.`,
    todo: 'Remove it, or name another exception.',
    related: [{ at: first.node, message: `“${first.name}” is caught here.` }],
    tag: 'unnecessary',
    ...(sameList && { severity: 'information' }),
  }),
  fixes({ later, catcher, catchers, sameList }, { text }) {
    const { list, names, node } = catcher;
    if (!list) return [];
    const edit =
      names.length > 1
        ? removeElement(text, list.elements, later.node)
        : removeElement(
            text,
            catchers.map(c => c.node),
            node,
          );
    return [{ title: `Remove “${later.name}” here`, edits: [edit], safe: sameList }];
  },
});

function removeElement(text: string, elements: readonly JsonNode[], element: JsonNode) {
  return removeItem(text, elements, elements.indexOf(element));
}
