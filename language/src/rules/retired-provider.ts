import { removeMember, renameKey, replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import { type JsonNode, member, members, stringValue } from '../json/tree.ts';
import type { Part } from '../model/part.ts';
import type { State } from '../model/state.ts';
import { findProvider, type Provider } from '../providers/catalogue.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface Retired {
  part: Part;
  state: State;
  node: JsonNode;
  provider: Provider;
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
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "End": true } } }`,
      ],
    },
  },
  check({ parts, state }, found) {
    if (!state) return;
    for (const part of parts)
      for (const { value, field } of part.entries) {
        const url = field?.role === 'action-url' ? stringValue(value) : undefined;
        const provider = url === undefined ? undefined : findProvider(url);
        if (value && provider?.deprecated && provider.replacedBy)
          found({ part, state, node: value, provider });
      }
  },
  render: ({ node, provider }) => ({
    at: node,
    what: `The action provider “${provider.title}” at this address is no longer there: a run fails at this state.`,
    todo: `Use ${provider.replacedBy}${renames(provider)}.`,
    tag: 'deprecated',
  }),
  fixes: ({ part, state, node, provider }, unit): Fix[] => {
    const edits = migration(unit.text, part, state, provider);
    return edits && provider.replacedBy
      ? [
          {
            title: `Use “${provider.replacedBy}”`,
            edits: [replaceNode(node, JSON.stringify(provider.replacedBy)), ...edits],
            safe: true,
          },
        ]
      : [];
  },
});

function renames({ inputRenames }: Provider): string {
  const pairs = Object.entries(inputRenames).map(([from, to]) => `${from} is now ${to}`);
  return pairs.length > 0 ? ` (${pairs.join(', ')})` : '';
}

/** The edits beside the URL; undefined where the parameters cannot be carried over one by one. */
function migration(text: string, part: Part, state: State, provider: Provider): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const parameter of members(state.value('Parameters'))) {
    const { name, suffix } = splitSuffix(parameter.name);
    const renamed = Object.hasOwn(provider.inputRenames, name) ? provider.inputRenames[name] : undefined;
    if (renamed === undefined) continue;
    if (!/^\w+$/.test(renamed)) return undefined;
    edits.push(renameKey(parameter, renamed + suffix));
  }
  // The new providers publish their scope; the old one would be wrong for them.
  const scope = member(part.node, 'ActionScope') ?? member(part.node, 'Scope');
  return scope ? [...edits, removeMember(text, part.node, scope)] : edits;
}

function splitSuffix(key: string): { name: string; suffix: string } {
  const suffix = /\.[$=]$/.exec(key)?.[0] ?? '';
  return { name: key.slice(0, key.length - suffix.length), suffix };
}
