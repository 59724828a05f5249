import { renameKey } from '../json/edits.ts';
import type { DynamicKey } from '../model/uses.ts';
import { defineUnitRule } from './rule.ts';

export const namelessKey = defineUnitRule<DynamicKey>({
  meta: {
    id: 'nameless-key',
    since: '0.2.0',
    severity: 'warning',
    group: 'paths',
    title: 'A key that is nothing but its ending',
    why: 'The ending `.$` or `.=` says how the value is made, and what stands before it is the name of the parameter. Without a name the parameter has none.',
    source: 'docs.globus.org, authoring flows: actions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { ".$": "$.x", "list": [{ ".=": "x + 1" }] }, "End": true }
//                                         ^^^^ nameless-key: no name before “.$”
//                                                                 ^^^^ nameless-key: no name before “.=”
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "x.$": "$.x" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { ".": "$" }, "End": true } } }`,
      ],
    },
  },
  check({ uses }, found) {
    for (const key of uses.dynamicKeys) if (key.member.name.length === 2) found(key);
  },
  render: ({ member }) => ({
    at: member.key,
    what: `This key has no name before “${member.name}”.`,
    todo: `Write the parameter’s name, as in "path${member.name}".`,
  }),
  fixes: ({ member, object }) => {
    const name = `name${member.name}`;
    return object.members.some(m => m.name === name)
      ? []
      : [{ title: `Name it “${name}”`, edits: [renameKey(member, name)], safe: false }];
  },
});
