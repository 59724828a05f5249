import { removeMember } from '../json/edits.ts';
import type { JsonNode, Member } from '../json/tree.ts';
import { defineUnitRule } from './rule.ts';

interface Duplicate {
  object: JsonNode;
  first: Member;
  later: Member;
}

export const duplicateKey = defineUnitRule<Duplicate>({
  meta: {
    id: 'duplicate-key',
    since: '0.1.0',
    severity: 'warning',
    group: 'text',
    title: 'The same key twice in one object',
    why: 'JSON readers keep the last of two equal keys and drop the other without a word: a field or a parameter is lost.',
    source: 'JSON readers in the chain keep the last of two equal keys (run semantics, data model)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Comment": "a", "Comment": "b", "End": true }
//                                         ^^^^^^^^^ duplicate-key: second "Comment"
// = fix "Remove the first “Comment”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "x": 1, "y": { "x": 2 } }, "End": true } } }`,
      ],
    },
  },
  check({ state, parts: [own] }, found) {
    const root = state ? state.node : own?.node;
    if (root) search(root, found);
  },
  render: ({ first, later }) => ({
    at: later.key,
    what: `This is the second "${later.name}" in the same object: the one before is lost.`,
    todo: 'Give one of them another name, or remove one.',
    related: [{ at: first.key, message: `The first "${first.name}", which is dropped.` }],
  }),
  fixes: ({ object, first }, unit) => [
    {
      title: `Remove the first “${first.name}”`,
      edits: [removeMember(unit.text, object, first)],
      safe: false,
    },
  ],
});

/** Most objects have few members: to compare them all takes no memory. */
const FEW = 16;

function hasDuplicate(members: readonly Member[]): boolean {
  if (members.length > FEW) return new Set(members.map(m => m.name)).size < members.length;
  for (let i = 1; i < members.length; i++)
    for (let j = 0; j < i; j++) if (members[i]?.name === members[j]?.name) return true;
  return false;
}

function search(node: JsonNode, found: (duplicate: Duplicate) => void): void {
  if (hasDuplicate(node.members)) {
    const seen = new Map<string, Member>();
    for (const later of node.members) {
      const first = seen.get(later.name);
      if (first) found({ object: node, first, later });
      else seen.set(later.name, later);
    }
  }
  for (const { value } of node.members) if (value) search(value, found);
  for (const element of node.elements) search(element, found);
}
