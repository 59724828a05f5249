import { replaceNode } from '../json/edits.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { RUN_AS } from '../model/words.ts';
import { defineUnitRule } from './rule.ts';

interface OddRole {
  state: State;
  node: JsonNode;
  role: string;
  meant: string | undefined;
}

const WORDS = Object.keys(RUN_AS);

export const runAsCase = defineUnitRule<OddRole>({
  meta: {
    id: 'run-as-case',
    since: '0.2.0',
    severity: 'warning',
    group: 'identity',
    title: 'An identity that is written almost right',
    why: '`RunAs` is `User`, `Flow`, or the name of a role whose token the run input brings. `user` is such a role, so the run asks for a token that nobody gives it.',
    source: 'docs.globus.org, authoring flows: roles; that case matters is inferred',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "RunAs": "flow",
//             ^^^^^^ run-as-case: Did you mean “Flow”?
// = fix "Change to “Flow”"
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "RunAs": "Flow", "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "RunAs": "Curator", "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const node = state?.type === 'Action' ? state.value('RunAs') : undefined;
    const role = stringValue(node);
    if (!state || !node || role === undefined || WORDS.includes(role)) return;
    const plain = role.trim().toLowerCase();
    const meant = WORDS.find(word => word.toLowerCase() === plain);
    if (meant || plain === '') found({ state, node, role, meant });
  },
  render: ({ state, node, role, meant }) => ({
    at: node,
    what: meant
      ? `“${role}” is the name of a role of its own, so the run needs a token for it in its input.`
      : `“RunAs” of state “${state.name}” names nobody.`,
    todo: meant ? `Did you mean “${meant}”?` : 'Write "User", "Flow" or the name of a role.',
  }),
  // Not safe: it decides whose rights the action has.
  fixes: ({ node, meant }) =>
    meant
      ? [
          {
            title: `Change to “${meant}”`,
            edits: [replaceNode(node, JSON.stringify(meant))],
            safe: false,
          },
        ]
      : [],
});
