import { renameKey, replaceNode } from '../json/edits.ts';
import { type JsonNode, member } from '../json/tree.ts';
import { PRIVATE_PARAMETERS, type PrivateList, privateLists } from '../model/strings.ts';
import { isBroken } from '../model/unit.ts';
import { dynamicKind, plainName } from '../model/uses.ts';
import { defineUnitRule } from './rule.ts';

interface HidesNothing {
  list: PrivateList;
  /** Set where the key is right, but its value is no list. */
  value: JsonNode | undefined;
}

export const privateList = defineUnitRule<HidesNothing>({
  meta: {
    id: 'private-list',
    since: '0.2.0',
    severity: 'warning',
    group: 'safety',
    title: 'A list of private parameters that is none',
    why: 'Only a list under exactly `__Private_Parameters` hides anything. Under another key it is sent like any other parameter, and what was to be hidden shows up in the log.',
    source: 'docs.globus.org, authoring flows: secrets',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": { "__private_parameters": ["note"], "note.$": "$.text" },
//                    ^^^^^^^^^^^^^^^^^^^^^^ private-list: hides nothing
// = fix "Change to “__Private_Parameters”"
      "ResultPath": "$.note",
      "Next": "B"
    },
    "B": {
      "Type": "Pass",
      "Parameters": { "__Private_Parameters": "note", "note.$": "$.text" },
//                                            ^^^^^^ private-list: is no list
// = fix "Make it a list"
      "ResultPath": "$.note",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "__Private_Parameters": ["a"], "a.$": "$.a" }, "ResultPath": "$.x", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "private_parameters": ["x", "y"] }, "ResultPath": "$.x", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const list of privateLists(unit)) {
      const { name, value } = list.member;
      if (!value || isBroken(unit, list.object)) continue;
      if (name !== PRIVATE_PARAMETERS) {
        if (isMeant(list, value)) found({ list, value: undefined });
      } else if (value.type !== 'array') found({ list, value });
    }
  },
  render: ({ list: { member }, value }) =>
    value
      ? {
          at: value,
          what: `The value of “${PRIVATE_PARAMETERS}” is no list, so nothing is hidden.`,
          todo: 'Write the names in square brackets: ["name"].',
        }
      : {
          at: member.key,
          what: `“${member.name}” hides nothing: it is sent like any other parameter.`,
          todo: `Did you mean “${PRIVATE_PARAMETERS}”?`,
        },
  fixes({ list, value }) {
    if (value?.type === 'string')
      return [
        {
          title: 'Make it a list',
          edits: [replaceNode(value, `[${JSON.stringify(value.value)}]`)],
          safe: true,
        },
      ];
    return value || member(list.object, PRIVATE_PARAMETERS)
      ? []
      : [
          {
            title: `Change to “${PRIVATE_PARAMETERS}”`,
            edits: [renameKey(list.member, PRIVATE_PARAMETERS)],
            safe: true,
          },
        ];
  },
});

/** It begins as nothing else does, or lists keys beside it: so it is no parameter of that name. */
function isMeant({ member: { name }, object }: PrivateList, { elements }: JsonNode): boolean {
  if (dynamicKind(name)) return false;
  if (name.startsWith('__')) return true;
  const keys = object.members.map(m => plainName(m.name));
  return elements.length > 0 && elements.every(e => keys.includes(plainName(String(e.value))));
}
