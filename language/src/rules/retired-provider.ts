import { actionUrlOf } from '../model/provider-of.ts';
import { type Address, addressOf } from '../providers/move-to.ts';
import { type Retirement, retirementOf } from '../providers/retirement.ts';
import { changes, moveFixes } from './move-words.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface Retired extends Address {
  url: string;
  retirement: Retirement;
}

export const retiredProvider = defineUnitRule<Retired>({
  meta: {
    id: 'retired-provider',
    since: '0.1.0',
    severity: 'warning',
    group: 'providers',
    title: 'An action provider that is no longer there',
    why: 'The transfer providers under `actions.globus.org/transfer` (and `actions.automate.globus.org`) ended on 2025-01-22, those of funcX earlier. A run fails at this state. Their successors have another address, and some parameters another name.',
    source:
      'docs.globus.org, transfer action providers: migration; Globus Compute action provider documentation',
    examples: {
      bad: [
        `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/transfer/transfer",
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ retired-provider: https://transfer.actions.globus.org/transfer
// = fix "Use “https://transfer.actions.globus.org/transfer”"
      "Parameters": {
        "source_endpoint_id.$": "$.from.id",
        "destination_endpoint_id.$": "$.to.id",
        "transfer_items": [{ "source_path.$": "$.from.path", "destination_path.$": "$.to.path" }]
      },
      "WaitTime": 3600,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "WaitTime": 60, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const url = state && actionUrlOf(state);
    if (!state || url === undefined) return;
    const retirement = retirementOf(url);
    const address = retirement && addressOf(state);
    if (retirement && address) found({ ...address, url, retirement });
  },
  render: finding => {
    const { kind, title, to } = finding.retirement;
    const provider = title === undefined ? 'The action provider' : `The action provider “${title}”`;
    const what = {
      gone: `${provider} at this address is no longer there: a run fails at this state.`,
      moved: `${provider} has a new address.`,
      test: 'This is an address of a test environment of the service that came before Flows.',
    };
    return {
      at: finding.node,
      what: what[kind],
      todo: to === undefined ? 'No successor is known.' : [`Use ${to}.`, ...changes(to, finding)].join(' '),
      tag: 'deprecated',
      // The service refuses such an address, wherever it leads: that is told here, too.
      ...(!/^https:/.test(finding.url) && { severity: 'error' }),
    };
  },
  fixes: (finding): Fix[] => {
    const { kind, to } = finding.retirement;
    return to === undefined ? [] : moveFixes(to, finding, kind !== 'test');
  },
});
