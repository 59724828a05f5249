import { addMember } from '../json/edits.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import { retirementOf } from '../providers/retirement.ts';
import { takesLong } from '../providers/takes-long.ts';
import { defineUnitRule } from './rule.ts';

const FLOWS = 'https://flows.globus.org/flows/';

export const defaultWaitTime = defineUnitRule<State>({
  meta: {
    id: 'default-wait-time',
    since: '0.2.0',
    severity: 'information',
    strict: 'warning',
    group: 'limits',
    title: 'A long action with five minutes to end',
    why: 'Without `WaitTime` an action may take 300 seconds. Then it is cancelled and `ActionTimeout` is raised. Transfers, computations and people often take longer, and the service may look only every ten minutes whether they have ended.',
    source: 'docs.globus.org, authoring flows: actions',
    examples: {
      bad: [
        `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
//  ^^^^^^ default-wait-time: 300 seconds
// = fix "Add "WaitTime": 3600"
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/transfer",
      "Parameters": {
        "source_endpoint.$": "$.from.id",
        "destination_endpoint.$": "$.to.id",
        "DATA": [{ "source_path.$": "$.from.path", "destination_path.$": "$.to.path" }]
      },
      "ResultPath": "$.Copy",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.Hello", "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    if (state?.type === 'Action' && !state.fields.has('WaitTime') && isLong(state)) found(state);
  },
  render: ({ name, key }) => ({
    at: key,
    what: `State “${name}” gives its action 300 seconds; one that takes longer is cancelled.`,
    todo: 'Add WaitTime with the seconds that it may take.',
  }),
  fixes: ({ node }, { text }) =>
    node
      ? [
          {
            title: 'Add "WaitTime": 3600',
            edits: [addMember(text, node, 'WaitTime', '3600')],
            safe: false,
          },
        ]
      : [],
});

/** It calls a flow, or a provider that goes on after it has answered. */
function isLong(state: State): boolean {
  const url = actionUrlOf(state);
  // A retired address is called as the one that it moved to.
  const provider = url === undefined ? undefined : state.providers.find(retirementOf(url)?.to ?? url);
  return provider ? takesLong(provider) : url?.startsWith(FLOWS) === true;
}
