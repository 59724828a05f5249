import { type JsonNode, stringValue } from '../json/tree.ts';
import { hasTemplateMarker, isHole, isMarkedPlaceholder, isPlaceholder } from '../model/placeholder.ts';
import { providerTodayOf } from '../model/provider-of.ts';
import type { FieldSpec } from '../model/spec.ts';
import { stateStrings } from '../model/strings.ts';
import type { Unit } from '../model/unit.ts';
import { defineUnitRule } from './rule.ts';

interface Left {
  node: JsonNode;
  text: string;
  name: string;
  /** It stands where no path can. */
  constant: boolean;
}

const ID = /(?:^|_)(?:id|uuid|endpoint|function|search_index|principal)$/i;
const PATH = /(?:^|_)path$/;
const TRANSFER = 'https://transfer.actions.globus.org/';

export const placeholderLeft = defineUnitRule<Left>({
  meta: {
    id: 'placeholder-left',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'A placeholder that nobody has filled in',
    why: 'Templates have words like `<INSERT YOUR ENDPOINT ID HERE>` where a value of your own belongs. Flows takes them as they stand, so the action fails.',
    source: 'placeholders of published example flows',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": {
        "endpoint_id": "SOURCE_ENDPOINT_UUID",
//                     ^^^^^^^^^^^^^^^^^^^^^^ placeholder-left: stands for a value of yours
        "path": "/data/{{ scan }}/"
//              ^^^^^^^^^^^^^^^^^^^ placeholder-left: stands for a value of yours
      },
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id": "a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11", "path": "/DATA_2026/" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/notification/notify", "Parameters": { "destination.$": "$.mail", "sender": "flow@example.org", "send_credentials.$": "$._private_mail", "__Private_Parameters": ["send_credentials"], "subject": "TODO list", "body_template": "<p>Dear \${name}, please replace me.</p>", "body_variables": { "name.$": "$.name" } }, "ResultPath": "$._private.Mail", "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const { node, text, name, dynamic, field } of stateStrings(unit)) {
      const left = dynamic
        ? isHole(text)
        : ID.test(name)
          ? isPlaceholder(text)
          : isMarkedPlaceholder(text) || (PATH.test(name) && hasTemplateMarker(text) && isOfTransfer(unit));
      if (left) found({ node, text, name, constant: dynamic !== undefined || field === 'Result' });
    }
    for (const { entries } of unit.parts)
      for (const { name, field, value } of entries) {
        const text = stringValue(value);
        if (value && text !== undefined && isLeftInField(name, field, text))
          found({ node: value, text, name, constant: true });
      }
  },
  render: ({ node, text, name, constant }) => ({
    at: node,
    what: `“${text}” stands for a value of yours: as “${name}” it means nothing to Globus.`,
    todo: constant
      ? 'Put the value in its place.'
      : 'Put the value in its place, or take it from the payload with a key that ends in “.$”.',
  }),
});

/** Where an address or an id belongs, or anything but text. */
function isLeftInField(name: string, field: FieldSpec | undefined, text: string): boolean {
  if (field?.role === 'action-url' || name === 'Id' || name === 'Handler') return isPlaceholder(text);
  const isPath = field?.role === 'path' || field?.role === 'reference-path';
  return field !== undefined && (isPath || !field.kinds.includes('string')) && isHole(text);
}

/** What is sent elsewhere, to a function for instance, may have templates of its own. */
function isOfTransfer({ state }: Unit): boolean {
  return state !== undefined && providerTodayOf(state)?.startsWith(TRANSFER) === true;
}
