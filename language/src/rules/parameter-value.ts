import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { bodyProblems, type Taker } from '../providers/body-problems.ts';
import type { ValueFault } from '../providers/check-scalar.ts';
import { defineUnitRule, type Fix } from './rule.ts';
import { instead, meantText, spanOf, wanted } from './value-words.ts';

interface WrongValue {
  taker: Taker;
  name: string;
  node: JsonNode;
  fault: ValueFault;
}

export const parameterValue = defineUnitRule<WrongValue>({
  meta: {
    id: 'parameter-value',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'A value that the action provider does not take',
    why: 'The provider refuses the action: the run fails at this state with `ActionUnableToRun`. Only constants are looked at; what a path or an expression gives is another matter.',
    source: 'documentation and published schemas of the hosted action providers',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/manage_permission",
      "Parameters": {
        "operation": "create",
//                   ^^^^^^^^ parameter-value: "CREATE", "UPDATE", "DELETE" or "LIST"
// = fix "Change to "CREATE""
        "endpoint_id": "my collection"
//                     ^^^^^^^^^^^^^^^ parameter-value: an id (UUID)
      },
      "End": true
    }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id", "limit": "100" },
//                                                      ^^^^^ parameter-value: a whole number
// = fix "Change to 100"
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id": "6c54cade-bde5-45c1-bdea-f4bd71dba2cc", "limit": 100 }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id", "limit.=": "10 * pages" }, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const checked = state && bodyProblems(state);
    if (!checked) return;
    for (const problem of checked.problems)
      if (problem.kind === 'value') found({ ...problem, taker: checked.taker });
  },
  render: ({ taker, name, node, fault }, { text }) => ({
    at: spanOf(text, node),
    what: `“${name}” of ${taker.words} must be ${wanted(fault)}.`,
    todo: instead(fault, node),
    ...(taker.provider?.complete && { severity: 'error' }),
    // Flows in use have such words: the provider may well know them.
    ...(fault.kind === 'word' && { severity: 'information' }),
  }),
  fixes: ({ node, fault }): Fix[] => {
    const text = meantText(fault, node);
    return text === undefined
      ? []
      : [{ title: `Change to ${text}`, edits: [replaceNode(node, text)], safe: true }];
  },
});
