import { end, replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { CATCH_ALL, type CatcherNames, catchersOf, ENGINE_ERROR, type ErrorName } from '../model/catchers.ts';
import { defineUnitRule } from './rule.ts';

interface NotLast {
  /** The name States.ALL. */
  all: ErrorName;
  list: JsonNode;
  /** What comes too late: another name in the list, or a catcher behind it. */
  late: JsonNode;
  inList: boolean;
  /** The catcher that it is in, and those behind it that it takes the exceptions from; none where it is last. */
  rest: readonly CatcherNames[];
}

export const catchAllNotLast = defineUnitRule<NotLast>({
  meta: {
    id: 'catch-all-not-last',
    since: '0.2.0',
    severity: 'warning',
    group: 'exceptions',
    title: 'A catch-all before others',
    why: 'Catchers are tried in order, and `States.ALL` takes every exception: what is named beside it or after it has no effect. The states language that Flows follows asks for it alone and last.',
    source: 'states language, error handling; docs.globus.org, authoring flows: exceptions',
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
        { "ErrorEquals": ["States.ALL"], "ResultPath": "$.Error", "Next": "B" },
//                        ^^^^^^^^^^^^ catch-all-not-last: before another catcher
        { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.Error", "Next": "C" }
      ],
      "End": true
    },
    "B": { "Type": "Fail" },
    "C": { "Type": "Fail" }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "Catch": [{ "ErrorEquals": ["ActionTimeout", "States.ALL"], "ResultPath": "$.Error", "Next": "B" }],
//                                                 ^^^^^^^^^^^^ catch-all-not-last: beside other names
// = fix "Keep only “States.ALL”"
      "End": true
    },
    "B": { "Type": "Fail" }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.Error", "Next": "C" }, { "ErrorEquals": ["States.ALL"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" }, "C": { "Type": "Fail" } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["States.ALL", "States.Runtime"], "ResultPath": "$.Error", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`,
      ],
    },
  },
  check(unit, found) {
    const catchers = catchersOf(unit);
    for (const [index, { list, names }] of catchers.entries()) {
      const all = names.find(({ name }) => name === CATCH_ALL);
      if (!all || !list) continue;
      const beside = names.find(error => error.name !== CATCH_ALL && isTaken(error));
      const behind = catchers.slice(index + 1).find(catcher => catcher.names.some(isTaken));
      const late = beside?.node ?? behind?.node;
      const rest = behind ? catchers.slice(index) : [];
      if (late) found({ all, list, late, inList: beside !== undefined, rest });
      return;
    }
  },
  render: ({ all, late, inList }) =>
    inList
      ? {
          at: all.node,
          what: `“${CATCH_ALL}” stands beside other names, which have no effect then.`,
          todo: `Leave “${CATCH_ALL}” alone in the list, or remove it.`,
          related: [{ at: late, message: 'This is caught in any case.' }],
        }
      : {
          at: all.node,
          what: `“${CATCH_ALL}” stands before another catcher, which never gets a turn.`,
          todo: 'Move it behind the others.',
          related: [{ at: late, message: 'This catcher never gets a turn.' }],
        },
  fixes({ all, list, inList, rest }, { text }) {
    const alone = `[${JSON.stringify(all.name)}]`;
    if (rest.length === 0)
      return [{ title: `Keep only “${CATCH_ALL}”`, edits: [replaceNode(list, alone)], safe: true }];
    // Behind another catch-all it would have no turn either.
    if (rest.slice(1).some(({ names }) => names.some(({ name }) => name === CATCH_ALL))) return [];
    const texts = rest.map(({ node }) => text.slice(node.offset, end(node)));
    const [moved = '', ...others] = texts;
    const from = list.offset - (rest[0]?.node.offset ?? 0);
    const last = inList ? moved.slice(0, from) + alone + moved.slice(from + list.length) : moved;
    return [
      {
        title: inList ? `Keep only “${CATCH_ALL}”, behind the others` : 'Move it behind the others',
        edits: [...others, last].flatMap((instead, k) => {
          const catcher = rest[k];
          return catcher ? [replaceNode(catcher.node, instead)] : [];
        }),
        safe: false,
      },
    ];
  },
});

function isTaken({ name }: CatcherNames['names'][number]): boolean {
  return name !== ENGINE_ERROR;
}
