import { replaceNode } from '../json/edits.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import { providerTodayOf } from '../model/provider-of.ts';
import { defineUnitRule } from './rule.ts';

interface BadLabel {
  node: JsonNode;
  label: string;
}

const TASKS = new Set([
  'https://transfer.actions.globus.org/transfer',
  'https://transfer.actions.globus.org/delete',
]);
const LONGEST = 128;

export const transferLabel = defineUnitRule<BadLabel>({
  meta: {
    id: 'transfer-label',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'A label that Globus Transfer refuses',
    why: 'The label of a transfer or deletion has at most 128 characters, no line break, and no blank at its ends. With another one the action cannot be run.',
    source: 'docs.globus.org, Transfer API: task submission',
    examples: {
      bad: [
        `{
  "StartAt": "Clean",
  "States": {
    "Clean": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/delete",
      "Parameters": {
        "endpoint.$": "$.id",
        "label": "old\\nfiles ",
//               ^^^^^^^^^^^^^ transfer-label: a line break
// = fix "Change to “old files”"
        "DATA": [{ "path.$": "$.path" }]
      },
      "ResultPath": "$.Clean",
      "WaitTime": 3600,
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/delete", "Parameters": { "endpoint.$": "$.id", "label": "Old files (1/2)", "DATA": [{ "path.$": "$.path" }] }, "ResultPath": "$.Clean", "WaitTime": 3600, "ExceptionOnActionFailure": true, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "label": " any\\ntext " }, "ResultPath": "$.x", "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const node = state?.type === 'Action' ? member(state.value('Parameters'), 'label')?.value : undefined;
    const label = stringValue(node);
    if (!state || !node || label === undefined || !faultOf(label)) return;
    if (TASKS.has(providerTodayOf(state) ?? '')) found({ node, label });
  },
  render: ({ node, label }) => ({
    at: node,
    what: `Globus Transfer refuses this label: ${faultOf(label)}.`,
    todo: `Write up to ${LONGEST} characters in one line, without blanks at the ends.`,
  }),
  fixes({ node, label }) {
    const lines = label.split(/[\r\n]+/).map(line => line.trim());
    const plain = lines.filter(line => line !== '').join(' ');
    return faultOf(plain)
      ? []
      : [{ title: `Change to “${plain}”`, edits: [replaceNode(node, JSON.stringify(plain))], safe: true }];
  },
});

function faultOf(label: string): string | undefined {
  if (/[\r\n]/.test(label)) return 'it has a line break';
  if (label.trim() !== label) return 'it has a blank at an end';
  return label.length > LONGEST ? `it has ${label.length} characters` : undefined;
}
