import { removeMember } from '../json/edits.ts';
import type { Member } from '../json/tree.ts';
import type { Part } from '../model/part.ts';
import { list, partWords } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface Exclusive {
  part: Part;
  /** Two or more that exclude each other, in document order. */
  present: readonly [Member, Member, ...Member[]];
}

export const exclusiveFields = defineUnitRule<Exclusive>({
  meta: {
    id: 'exclusive-fields',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'Fields that exclude each other',
    why: 'Only one of them can hold, and the service refuses a definition that has both.',
    source: 'docs.globus.org, authoring flows: actions, wait_state, fail_state, pass_state',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true, "Next": "B" },
//                                      ^^^^^^ exclusive-fields: both End and Next
// = fix "Remove “Next”"
// = fix "Remove “End”"
    "B": { "Type": "Fail" }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Wait", "Seconds": 1, "Timestamp": "2026-01-01T00:00:00Z", "End": true }
//                                       ^^^^^^^^^^^ exclusive-fields: both Seconds and Timestamp
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "C" }, "B": { "Type": "Fail", "Error": "E", "Cause": "c" }, "C": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "Next": 1, "End": 2 }, "End": true } } }`,
      ],
    },
  },
  check({ parts }, found) {
    for (const part of parts)
      for (const { names } of part.spec.oneOf) {
        if (count(part, names) < 2) continue;
        const [first, second, ...more] = present(part, names);
        if (first && second && first.name !== second.name) found({ part, present: [first, second, ...more] });
      }
  },
  render: ({ part, present }, unit) => {
    const [first, second] = present;
    const endsNot = present.some(m => m.name === 'End' && m.value?.value === false);
    return {
      at: second.key,
      what: `${partWords(part, unit)} has ${present.length > 2 ? '' : 'both '}${list(
        present.map(m => m.name),
        'and',
      )}, but only one of them can hold.`.replace(/^./, c => c.toUpperCase()),
      todo: endsNot ? 'Remove "End": false; Next alone says that the run goes on.' : 'Remove all but one.',
      related: [{ at: first.key, message: `“${first.name}” stands here.` }],
      ...(endsNot && { severity: 'warning' as const }),
    };
  },
  fixes: ({ part, present }, unit) =>
    present.toReversed().map(m => ({
      title: `Remove “${m.name}”`,
      edits: [removeMember(unit.text, part.node, m)],
      safe: m.name === 'End' && m.value?.value === false,
    })),
});

function count({ entries }: Part, names: readonly string[]): number {
  let found = 0;
  for (const { name } of entries) if (names.includes(name)) found++;
  return found;
}

function present({ entries }: Part, names: readonly string[]): Member[] {
  const found: Member[] = [];
  for (const { name, member } of entries) if (names.includes(name)) found.push(member);
  return found;
}
