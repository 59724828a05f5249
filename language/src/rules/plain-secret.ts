import { addMember, end } from '../json/edits.ts';
import { member, stringValue } from '../json/tree.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { isSecretKey, isSecretValue, mayHoldSecrets } from '../model/secrets.ts';
import {
  comesFrom,
  PRIVATE_PARAMETERS,
  privateLists,
  type StateString,
  stateStrings,
} from '../model/strings.ts';
import type { Unit } from '../model/unit.ts';
import { nearest } from '../text-distance.ts';
import { defineUnitRule, type Fix } from './rule.ts';

export const plainSecret = defineUnitRule<StateString>({
  meta: {
    id: 'plain-secret',
    since: '0.2.0',
    severity: 'warning',
    group: 'safety',
    title: 'A secret that others can read',
    why: 'Whoever may see the flow reads what stands in its definition, and whoever may see a run reads in its log what an action was sent. Only what `__Private_Parameters` lists is left out.',
    source: 'docs.globus.org, authoring flows: secrets',
    examples: {
      bad: [
        `{
  "StartAt": "Tell",
  "States": {
    "Tell": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/notification/notify",
      "Parameters": {
        "destination.$": "$.mail",
        "sender": "flow@example.org",
        "subject": "Done", "body_template": "The run has ended.",
        "send_credentials": [
          {
            "credential_type": "smtp",
            "credential_value": {
              "hostname": "smtp.example.org",
              "username.$": "$._private.user",
              "password": "correct horse"
//                        ^^^^^^^^^^^^^^^ plain-secret: “password” holds a secret
            }
          }
        ]
      },
      "ResultPath": "$._private.Mail",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "token.$": "$.token" }, "ResultPath": "$.used", "End": true }
//                                         ^^^^^^^^^ plain-secret: shows up in the log
// = fix "Hide “token” from logs (__Private_Parameters)"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "__Private_Parameters": ["token"], "token.$": "$._private.token" }, "ResultPath": "$._private.used", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "password": "", "next_page_token": "abc" }, "ResultPath": "$.form", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const string of stateStrings(unit)) {
      if (string.hidden || !isOpenSecret(string) || isMeantHidden(string, unit)) continue;
      if (!string.dynamic || !staysPrivate(unit)) found(string);
    }
  },
  render({ name, node, member, dynamic, text }) {
    if (dynamic)
      return {
        at: member.key,
        what: `“${name}” looks like a secret, and what it is in a run shows up in the log.`,
        todo: `List "${name}" in ${PRIVATE_PARAMETERS} beside it.`,
      };
    return {
      at: node,
      what: isSecretValue(text)
        ? 'This looks like a credential in plain text: whoever may see the flow can read it.'
        : `“${name}” holds a secret in plain text: whoever may see the flow can read it.`,
      todo: `Take it from a property of the payload that begins with _private, and list "${name}" in ${PRIVATE_PARAMETERS}.`,
    };
  },
  fixes: (secret, { text }) => hiding(secret, text),
});

function isOpenSecret({ name, text, dynamic, node, member }: StateString): boolean {
  // Properties that begin so are left out of logs by themselves.
  if (dynamic) return node === member.value && !name.startsWith('_private') && mayHoldSecrets(name);
  if (isSecretValue(text)) return true;
  return isSecretKey(name) && text.trim() !== '' && !text.startsWith('$') && !isPlaceholder(text);
}

/** A list beside it is to hide it, but names it wrongly: that is the finding. */
function isMeantHidden({ object, name, member }: StateString, unit: Unit): boolean {
  const list = privateLists(unit).find(one => one.object === object)?.member.value;
  const names = list?.type === 'array' ? list.elements : list ? [list] : [];
  return names.some(
    ({ value }) =>
      typeof value === 'string' && (comesFrom(member, value) || nearest(value, [name]) !== undefined),
  );
}

/** What such a state makes is seen in the payload only, and there properties that begin so are left out. */
function staysPrivate({ state }: Unit): boolean {
  if (state?.type !== 'Pass' && state?.type !== 'ExpressionEval') return false;
  return stringValue(state.value('ResultPath'))?.startsWith('$._private') === true;
}

function hiding({ name, object, field, dynamic }: StateString, text: string): Fix[] {
  const list = member(object, PRIVATE_PARAMETERS)?.value;
  if (field === 'Result' || (list && list.type !== 'array')) return [];
  const word = JSON.stringify(name);
  const last = list?.elements.at(-1);
  const edit = list
    ? { span: { offset: last ? end(last) : list.offset + 1, length: 0 }, newText: last ? `, ${word}` : word }
    : addMember(text, object, PRIVATE_PARAMETERS, `[${word}]`);
  // A constant stays in the file, which is for its author to decide.
  return [
    { title: `Hide “${name}” from logs (${PRIVATE_PARAMETERS})`, edits: [edit], safe: dynamic !== undefined },
  ];
}
