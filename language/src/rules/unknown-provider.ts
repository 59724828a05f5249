import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import { addressOf } from '../providers/move-to.ts';
import { type UnknownAddress, unknownAddress } from '../providers/unknown-address.ts';
import { defineUnitRule, type Message } from './rule.ts';

interface Unknown {
  node: JsonNode;
  address: UnknownAddress;
}

export const unknownProvider = defineUnitRule<Unknown>({
  meta: {
    id: 'unknown-provider',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'No action provider is known at this address',
    why: 'The service asks every provider for its description when the flow is created, and refuses the flow where nobody answers. Only hosts of Globus are looked at: anybody may run a provider elsewhere.',
    source:
      'list of the hosted action providers in the documentation; recorded refusal (SCOPE_RESOLUTION_FAILED)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfers", "InputPath": "$", "WaitTime": 60, "Next": "B" },
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-provider: Did you mean
// = fix "Change to “https://transfer.actions.globus.org/transfer”"
    "B": { "Type": "Action", "ActionUrl": "https://app.globus.org/flows/5fac2e64-c734-4e6b-90ea-ff12ddbf9653", "InputPath": "$", "WaitTime": 60, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-provider: not the address of a flow
// = fix "Change to “https://flows.globus.org/flows/5fac2e64-c734-4e6b-90ea-ff12ddbf9653”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://example.org/my/provider/", "Parameters": {}, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://flows.globus.org/flows/5fac2e64-c734-4e6b-90ea-ff12ddbf9653", "InputPath": "$", "WaitTime": 3600, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const url = state && actionUrlOf(state);
    const unknown = url === undefined ? undefined : unknownAddress(url);
    const address = unknown && state && addressOf(state);
    if (unknown && address) found({ node: address.node, address: unknown });
  },
  render: ({ node, address }) => ({ at: node, ...words(address) }),
  fixes: ({ node, address }) => {
    const meant = address.kind === 'service' ? undefined : address.meant;
    return meant === undefined
      ? []
      : [{ title: `Change to “${meant}”`, edits: [replaceNode(node, JSON.stringify(meant))], safe: false }];
  },
});

function words(address: UnknownAddress): Pick<Message, 'what' | 'todo' | 'severity'> {
  switch (address.kind) {
    case 'provider':
      return address.meant === undefined
        ? {
            what: 'No action provider is known at this address.',
            todo: 'Is it right? The documentation lists the hosted action providers.',
            severity: 'information',
          }
        : {
            what: 'No action provider is known at this address.',
            todo: `Did you mean “${address.meant}”?`,
          };
    case 'host':
      return { what: 'This host is not one of Globus.', todo: `Did you mean “${address.meant}”?` };
    case 'flow':
      return {
        what: 'This is not the address of a flow as an action.',
        todo: `Write ${address.meant ?? 'https://flows.globus.org/flows/ and the id of the flow'}.`,
      };
    case 'service':
      return {
        what: `This is ${address.name}, which is no action provider.`,
        todo:
          address.provider === undefined
            ? 'No action provider of Globus works on it.'
            : `Use an action provider that works on it, for instance ${address.provider}.`,
      };
  }
}
