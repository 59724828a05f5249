import { replaceNode } from '../json/edits.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import { providerTodayOf } from '../model/provider-of.ts';
import { defineUnitRule } from './rule.ts';

interface AnonymousWrite {
  permissions: JsonNode;
  who: 'anonymous' | 'all_authenticated_users';
}

const PERMISSIONS = 'https://transfer.actions.globus.org/manage_permission';

export const anonymousWrite = defineUnitRule<AnonymousWrite>({
  meta: {
    id: 'anonymous-write',
    since: '0.2.0',
    severity: 'warning',
    group: 'safety',
    title: 'Everybody may write',
    why: 'A permission of `rw` for `anonymous` or `all_authenticated_users` lets the whole world put files into the folder, change them and delete them.',
    source: 'docs.globus.org, transfer action providers: manage_permission',
    examples: {
      bad: [
        `{
  "StartAt": "Share",
  "States": {
    "Share": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/manage_permission",
      "Parameters": {
        "operation": "CREATE",
        "endpoint_id.$": "$.id",
        "path": "/results/",
        "principal_type": "anonymous",
        "principal": "",
        "permissions": "rw"
//                     ^^^^ anonymous-write: Anybody
// = fix "Change to “r”"
      },
      "ResultPath": "$.Share",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/manage_permission", "Parameters": { "operation": "CREATE", "endpoint_id.$": "$.id", "path": "/results/", "principal_type": "anonymous", "principal": "", "permissions": "r" }, "ResultPath": "$.Share", "ExceptionOnActionFailure": true, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/manage_permission", "Parameters": { "operation": "CREATE", "endpoint_id.$": "$.id", "path": "/results/", "principal_type": "group", "principal.$": "$.group", "permissions": "rw" }, "ResultPath": "$.Share", "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const body = state?.type === 'Action' ? state.value('Parameters') : undefined;
    const permissions = member(body, 'permissions')?.value;
    if (!state || permissions?.value !== 'rw') return;
    const who = stringValue(member(body, 'principal_type')?.value);
    if (who !== 'anonymous' && who !== 'all_authenticated_users') return;
    const operation = member(body, 'operation')?.value;
    if (operation?.value === 'CREATE' && providerTodayOf(state) === PERMISSIONS) found({ permissions, who });
  },
  render: ({ permissions, who }) => ({
    at: permissions,
    what: `${who === 'anonymous' ? 'Anybody on the internet, signed in or not,' : 'Everybody with a Globus account'} may then write, change and delete files in this folder.`,
    todo: 'Give read access ("r") only, or name an identity or a group.',
  }),
  fixes: ({ permissions }) => [
    { title: 'Change to “r”', edits: [replaceNode(permissions, '"r"')], safe: false },
  ],
});
