import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { defineUnitRule } from './rule.ts';

interface OutOfRange {
  state: State;
  field: 'Seconds' | 'WaitTime';
  node: JsonNode;
  value: number;
}

/** A run lasts at most a year [DOC limits]. */
const YEAR = 31_536_000;

/** What a WaitTime is where none is written [DOC actions]. */
const DEFAULT_WAIT_TIME = 300;

export const numberOutOfRange = defineUnitRule<OutOfRange>({
  meta: {
    id: 'number-out-of-range',
    since: '0.2.0',
    severity: 'warning',
    group: 'limits',
    title: 'A waiting time that cannot be',
    why: 'A run lasts at most a year, so a longer wait never ends well; and nothing waits for less than no time.',
    source: 'docs.globus.org, limits (run duration); bounds of the client schema of 2021',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Wait", "Seconds": -5, "Next": "B" },
//                                    ^^ number-out-of-range: less than no time
// = fix "Change to 0"
    "B": { "Type": "Wait", "Seconds": 40000000, "End": true }
//                                    ^^^^^^^^ number-out-of-range: longer than a run may last
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
      "WaitTime": 0,
//                ^ number-out-of-range: leaves no time
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 0, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 31536000, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const field = state?.type === 'Wait' ? 'Seconds' : state?.type === 'Action' ? 'WaitTime' : undefined;
    const node = field && state?.value(field);
    const value = node?.value;
    // What is not whole is of the wrong type.
    if (!state || !field || !node || typeof value !== 'number' || !Number.isInteger(value)) return;
    if (value > YEAR || value < 0 || (value === 0 && field === 'WaitTime'))
      found({ state, field, node, value });
  },
  render({ state, field, node, value }) {
    if (value > YEAR)
      return {
        at: node,
        what: `“${field}” of state “${state.name}” is longer than a run may last, which is a year (31,536,000 seconds).`,
        todo: 'Write fewer seconds.',
      };
    return field === 'WaitTime'
      ? {
          at: node,
          what: `A “WaitTime” of ${value} leaves no time for the action of state “${state.name}”.`,
          todo: 'Write how many seconds it may take, for instance 3600. Without the field it is 300.',
        }
      : {
          at: node,
          what: `State “${state.name}” cannot wait for less than no time.`,
          todo: 'Write 0 or more seconds.',
          severity: 'error',
        };
  },
  fixes({ field, node, value }) {
    const nearest = value > YEAR ? YEAR : field === 'WaitTime' ? DEFAULT_WAIT_TIME : 0;
    return [{ title: `Change to ${nearest}`, edits: [replaceNode(node, String(nearest))], safe: false }];
  },
});
