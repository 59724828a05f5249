import { removeMember } from '../json/edits.ts';
import { type JsonNode, type Member, members, objects } from '../json/tree.ts';
import { defineRule } from './rule.ts';

interface Duplicate {
  object: JsonNode;
  first: Member;
  later: Member;
}

export const duplicateKey = defineRule<Duplicate>({
  meta: {
    id: 'duplicate-key',
    since: '0.1.0',
    severity: 'warning',
    group: 'text',
    title: 'The same key twice in one object',
    why: 'JSON readers keep the last of two equal keys and drop the other without a word: a state or a parameter is lost.',
    source: 'JSON readers in the chain keep the last of two equal keys (run semantics, data model)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "A": { "Type": "Fail" }
//  ^^^ duplicate-key: second "A"
// = fix "Remove the first “A”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "x": 1, "y": { "x": 2 } }, "End": true } } }`,
      ],
    },
  },
  *check(document) {
    for (const object of objects(document.parsed.root)) {
      const seen = new Map<string, Member>();
      for (const later of members(object)) {
        const first = seen.get(later.name);
        if (first) yield { object, first, later };
        else seen.set(later.name, later);
      }
    }
  },
  render: ({ first, later }) => ({
    at: later.key,
    what: `This is the second "${later.name}" in the same object: the one before is lost.`,
    todo: 'Give one of them another name, or remove one.',
    related: [{ at: first.key, message: `The first "${first.name}", which is dropped.` }],
  }),
  fixes: ({ object, first }, document) => [
    {
      title: `Remove the first “${first.name}”`,
      edits: [removeMember(document.text, object, first)],
      safe: false,
    },
  ],
});
