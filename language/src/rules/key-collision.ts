import { removeMember } from '../json/edits.ts';
import type { JsonNode, Member } from '../json/tree.ts';
import { plainName } from '../model/uses.ts';
import { defineUnitRule } from './rule.ts';

interface Collision {
  object: JsonNode;
  /** In document order. */
  first: Member;
  second: Member;
}

export const keyCollision = defineUnitRule<Collision>({
  meta: {
    id: 'key-collision',
    since: '0.2.0',
    severity: 'error',
    group: 'paths',
    title: 'Two values for one parameter',
    why: '`x`, `x.$` and `x.=` all make the parameter `x`. Which of them counts is not documented.',
    source: 'docs.globus.org, authoring flows: actions; what the service does is not known',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "x": 1, "x.$": "$.y" }, "End": true }
//                                                 ^^^^^ key-collision: “x” twice
// = fix "Remove “x.$”"
// = fix "Remove “x”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "x.$": "$.y", "y": { "x": 1 } }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "list": [{ "x": 1 }, { "x.$": "$.y" }] }, "End": true } } }`,
      ],
    },
  },
  check({ uses }, found) {
    for (const { member, object, kind } of uses.dynamicKeys) {
      if (member.name.length === 2) continue;
      const plain = plainName(member.name);
      for (const other of object.members) {
        const collides = other.name === plain || (kind === 'expression' && other.name === `${plain}.$`);
        if (!collides) continue;
        const inOrder = other.key.offset < member.key.offset;
        found({ object, first: inOrder ? other : member, second: inOrder ? member : other });
        break;
      }
    }
  },
  render: ({ first, second }) => ({
    at: second.key,
    what: `"${second.name}" and "${first.name}" give the parameter “${plainName(first.name)}” twice.`,
    todo: 'Which of them counts is not known: remove one.',
    related: [{ at: first.key, message: `“${plainName(first.name)}” is here, too.` }],
  }),
  fixes: ({ object, first, second }, { text }) =>
    [second, first].map(member => ({
      title: `Remove “${member.name}”`,
      edits: [removeMember(text, object, member)],
      safe: false,
    })),
});
