import { replaceNode } from '../json/edits.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { PRINCIPAL_LISTS, type PrincipalProblem, principalProblem } from '../model/principals.ts';
import { providerTodayOf } from '../model/provider-of.ts';
import { stateStrings } from '../model/strings.ts';
import { defineUnitRule } from './rule.ts';

interface BadPrincipal {
  node: JsonNode;
  text: string;
  /** `id`: an id alone belongs here. */
  problem: PrincipalProblem['code'] | 'id';
  meant: readonly string[];
}

const PERMISSIONS = 'https://transfer.actions.globus.org/manage_permission';
const URN = /^urn:globus:(?:auth:identity|groups?:id):(?=[0-9a-f-]{36}$)/i;
// Published examples write it so; every service writes “groups” [EX FEX against SCH].
const OTHER_GROUP = 'urn:globus:group:id:';

export const principalUrn = defineUnitRule<BadPrincipal>({
  meta: {
    id: 'principal-urn',
    since: '0.2.0',
    severity: 'warning',
    group: 'identity',
    title: 'A person or a group that is not named as the service expects',
    why: 'Where URNs are asked for, a person is `urn:globus:auth:identity:<uuid>` and a group `urn:globus:groups:id:<uuid>`; a permission on a collection takes the UUID alone. Another text names nobody, so nobody gets access.',
    source:
      'published API types of Globus Flows; docs.globus.org, transfer action providers: manage_permission',
    examples: {
      bad: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "CreateWebInput",
      "Parameters": {
        "InputType": "Selection",
        "Options.$": "$.options",
        "RespondentUrns": ["urn:globus:auth:identities:a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11"]
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ principal-urn: names nobody
// = fix "Change to “urn:globus:auth:identity:a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11”"
      },
      "ResultPath": "$.Ask",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "CreateWebInput", "Parameters": { "InputType": "Selection", "Options.$": "$.options", "RespondentUrns": ["urn:globus:groups:id:a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11"] }, "ResultPath": "$.Ask", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/manage_permission", "Parameters": { "operation": "CREATE", "endpoint_id.$": "$.id", "path": "/results/", "principal_type": "group", "principal": "a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11", "permissions": "r" }, "ResultPath": "$.Share", "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    for (const { name, node, text, dynamic } of stateStrings(unit)) {
      if (dynamic || !PRINCIPAL_LISTS.has(name) || !isChecked(name, text)) continue;
      const problem = principalProblem(text, ['identity', 'group', 'public', 'all_authenticated_users']);
      if (problem) found({ node, text, problem: problem.code, meant: problem.meant });
    }
    const principal = state?.type === 'Action' ? member(state.value('Parameters'), 'principal') : undefined;
    const urn = stringValue(principal?.value);
    if (state && principal?.value && urn && URN.test(urn) && providerTodayOf(state) === PERMISSIONS)
      found({ node: principal.value, text: urn, problem: 'id', meant: [urn.replace(URN, '')] });
  },
  render({ node, text, problem, meant }) {
    if (problem === 'id')
      return {
        at: node,
        what: 'A permission names its “principal” by the UUID alone, but this is a URN.',
        todo: `Write “${meant[0]}”, and say in “principal_type” what it is.`,
      };
    if (text.startsWith(OTHER_GROUP) && meant.length === 1)
      return {
        at: node,
        what: 'Group URNs begin with “urn:globus:groups:id:” everywhere else in Globus; that this one is understood is not known.',
        todo: `Write “${meant[0]}”.`,
        severity: 'hint',
      };
    return {
      at: node,
      what: `“${text}” names nobody.`,
      todo: 'Write urn:globus:auth:identity:<uuid> for a person, urn:globus:groups:id:<uuid> for a group.',
    };
  },
  fixes: ({ node, problem, meant }) =>
    meant.map(text => ({
      title: `Change to “${text}”`,
      edits: [replaceNode(node, JSON.stringify(text))],
      safe: problem !== 'bare-id',
    })),
});

/** Web inputs take URNs only; elsewhere what is no URN may be a word of that service. */
function isChecked(name: string, text: string): boolean {
  if (isPlaceholder(text)) return false;
  return text.startsWith('urn:') || (name.endsWith('Urns') && /^[0-9a-f-]{36}$|@/i.test(text));
}
