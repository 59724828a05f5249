import { replaceNode } from '../../json/edits.ts';
import { elements, type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import {
  type PrincipalForm,
  type PrincipalProblem,
  principalProblem,
  ROLES,
} from '../../model/principals.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { quoted } from '../words.ts';

interface BadPrincipal {
  at: JsonNode;
  text: string;
  allowed: readonly PrincipalForm[];
  problem: PrincipalProblem;
}

const WHAT: Readonly<Record<PrincipalProblem['code'], string>> = {
  empty: 'is empty',
  'not-allowed': 'is not possible here',
  'bare-id': 'does not say whether it is the id of a person or of a group',
  username: 'is a username or an e-mail address, not a principal',
  'bad-id': 'does not end in an id (a UUID)',
  misspelt: 'is no principal',
  unknown: 'is no principal',
};

export const principalUrn = defineDocumentRule<BadPrincipal>({
  meta: {
    id: 'principal-urn',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'Not a principal',
    why: 'A role is given to identities (`urn:globus:auth:identity:<id>`) and groups (`urn:globus:groups:id:<id>`). `public` is for viewers only, `all_authenticated_users` for starters only. The service refuses anything else.',
    source: 'Flows API: pattern of principals; recorded answer “Unrecognized principal string”',
    examples: {
      bad: [
        `{ "flows": { "copy": { "definition": "copy.flow.json", "roles": {
  "viewers": ["all_authenticated_users"],
//            ^^^^^^^^^^^^^^^^^^^^^^^^^ principal-urn: “all_authenticated_users” is not possible here
// = fix "Change to “public”"
  "starters": ["urn:globus:group:id:01234567-89ab-cdef-0123-456789abcdef", "somebody@example.org"]
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ principal-urn: Did you mean
// = fix "Change to “urn:globus:groups:id:01234567-89ab-cdef-0123-456789abcdef”"
//                                                                         ^^^^^^^^^^^^^^^^^^^^^^ principal-urn: username
} } } }`,
        `{ "flows": { "copy": { "definition": "copy.flow.json", "roles": { "runManagers": ["01234567-89ab-cdef-0123-456789abcdef"] } } } }`,
      ],
      good: [
        `{ "flows": { "copy": { "definition": "copy.flow.json", "roles": { "viewers": ["public"], "starters": ["all_authenticated_users"] } } } }`,
        `{ "flows": { "copy": { "definition": "copy.flow.json", "roles": { "runMonitors": ["urn:globus:auth:identity:01234567-89ab-cdef-0123-456789abcdef"] } } } }`,
      ],
    },
  },
  kinds: ['project-file'],
  check({ parsed: { root } }, found) {
    for (const { value: flow } of members(member(root, 'flows')?.value))
      for (const holder of [flow, ...members(member(flow, 'environments')?.value).map(({ value }) => value)])
        for (const [role, allowed] of Object.entries(ROLES))
          for (const at of elements(member(member(holder, 'roles')?.value, role)?.value)) {
            const text = stringValue(at);
            const problem = text === undefined ? undefined : principalProblem(text, allowed);
            // That it is empty is known from the schema of the file.
            if (text && problem) found({ at, text, allowed, problem });
          }
  },
  render: ({ at, text, allowed, problem: { code, meant } }) => {
    const [first, ...more] = meant;
    const words = allowed.filter(form => form === 'public' || form === 'all_authenticated_users');
    return {
      at,
      what: `${quoted(text)} ${WHAT[code]}.`,
      todo:
        first !== undefined && more.length === 0
          ? `Did you mean ${quoted(first)}?`
          : `Write ${['urn:globus:auth:identity:<id>', 'urn:globus:groups:id:<id>', ...words].join(' or ')}.`,
    };
  },
  fixes: ({ at, problem: { code, meant } }) =>
    meant.map(principal => ({
      title: `Change to ${quoted(principal)}`,
      edits: [replaceNode(at, JSON.stringify(principal))],
      safe: code === 'misspelt',
    })),
});
