import { removeItem, replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { comesFrom, PRIVATE_PARAMETERS, privateLists } from '../model/strings.ts';
import { isBroken } from '../model/unit.ts';
import { plainName } from '../model/uses.ts';
import { nearest } from '../text-distance.ts';
import { defineUnitRule } from './rule.ts';

interface UnknownName {
  list: JsonNode;
  element: JsonNode;
  meant: string | undefined;
}

export const privateParameterUnknown = defineUnitRule<UnknownName>({
  meta: {
    id: 'private-parameter-unknown',
    since: '0.2.0',
    severity: 'warning',
    group: 'safety',
    title: 'A private parameter that is not there',
    why: '`__Private_Parameters` names keys of the object that it stands in. A name that is misspelt hides nothing, so what was to be hidden shows up in the log.',
    source: 'docs.globus.org, authoring flows: secrets',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": {
        "__Private_Parameters": ["mesage", "reader.$"],
//                               ^^^^^^^^ private-parameter-unknown: Did you mean “message”?
// = fix "Change to “message”"
        "message.$": "$.text",
        "reader.$": "$.reader"
      },
      "ResultPath": "$.letter",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "__Private_Parameters": ["a", "b.=", "c"], "a.$": "$.a", "b.=": "1 + 1", "c": { "d": 1 } }, "ResultPath": "$.x", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "list": [{ "__Private_Parameters": ["a"], "a": 1 }] }, "ResultPath": "$.x", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const { member, object } of privateLists(unit)) {
      const list = member.value;
      if (!list || member.name !== PRIVATE_PARAMETERS || isBroken(unit, object)) continue;
      const keys = object.members.filter(m => m !== member).map(m => plainName(m.name));
      const listed = list.elements.map(nameOf);
      for (const [index, element] of list.elements.entries()) {
        const name = listed[index];
        if (name !== undefined && keys.includes(name)) continue;
        const left = keys.filter(key => !listed.includes(key));
        found({ list, element, meant: name === undefined ? undefined : meantBy(name, object, left) });
      }
    }
  },
  render: ({ element, meant }) => ({
    at: element,
    what: `There is no parameter ${element.type === 'string' ? `“${element.value}”` : 'of that name'} beside this list, so nothing is hidden.`,
    todo: meant ? `Did you mean “${meant}”?` : 'Name keys of the same object, or remove it.',
  }),
  fixes: ({ list, element, meant }, { text }) => [
    meant
      ? {
          title: `Change to “${meant}”`,
          edits: [replaceNode(element, JSON.stringify(meant))],
          safe: true,
        }
      : {
          title: 'Remove it from the list',
          edits: [removeItem(text, list.elements, list.elements.indexOf(element))],
          safe: false,
        },
  ],
});

/** A key whose value comes from a property of that name, or one that looks much the same. */
function meantBy(name: string, { members }: JsonNode, keys: readonly string[]): string | undefined {
  const from = members.find(m => comesFrom(m, name));
  const key = from && plainName(from.name);
  return key !== undefined && keys.includes(key) ? key : nearest(name, keys);
}

function nameOf({ type, value }: JsonNode): string | undefined {
  return type === 'string' ? plainName(String(value)) : undefined;
}
