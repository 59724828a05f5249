import { providerOf } from '../model/provider-of.ts';
import type { Provider } from '../providers/catalogue.ts';
import { type Address, addressOf } from '../providers/move-to.ts';
import { changes, moveFixes } from './move-words.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface Superseded extends Address {
  provider: Provider;
  to: string;
}

export const supersededProvider = defineUnitRule<Superseded>({
  meta: {
    id: 'superseded-provider',
    since: '0.2.0',
    severity: 'hint',
    group: 'providers',
    title: 'An action provider that has a newer version',
    why: 'It works, and its successor is the one that is documented first and developed further.',
    source: 'Globus Compute action provider documentation',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://compute.actions.globus.org",
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ superseded-provider: https://compute.actions.globus.org/v3
// = fix "Use “https://compute.actions.globus.org/v3”"
      "Parameters": { "endpoint.$": "$.endpoint", "function.$": "$.function", "kwargs": { "n": 1 } },
      "WaitTime": 3600,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://compute.actions.globus.org/v3", "Parameters": { "endpoint_id.$": "$.endpoint", "tasks": [{ "function_id.$": "$.function" }] }, "WaitTime": 3600, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const provider = state && providerOf(state);
    if (!state || !provider?.replacedBy || provider.deprecated) return;
    const address = addressOf(state);
    if (address) found({ ...address, provider, to: provider.replacedBy });
  },
  render: finding => ({
    at: finding.node,
    what: `“${finding.provider.title}” has a newer version.`,
    todo: [`It is at ${finding.to}.`, ...changes(finding.to, finding)].join(' '),
  }),
  // It works as it is, and nobody need touch it.
  fixes: (finding): Fix[] => moveFixes(finding.to, finding, false),
});
