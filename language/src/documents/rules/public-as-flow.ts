import type { FlowDocument } from '../../document/flow-document.ts';
import { flowsInProject, isSameFile } from '../../document/project-flows.ts';
import { removeItem } from '../../json/edits.ts';
import { elements, type JsonNode, member, stringValue } from '../../json/tree.ts';
import { defineDocumentRule } from '../document-rule.ts';

interface OpenToAll {
  at: JsonNode;
  flow: string;
  definition: FlowDocument;
  /** The indexes of the states that act as the flow. */
  states: readonly number[];
}

const SHOWN = 5;

export const publicAsFlow = defineDocumentRule<OpenToAll>({
  meta: {
    id: 'public-as-flow',
    since: '0.2.0',
    severity: 'warning',
    group: 'safety',
    title: 'Everybody may start a flow that acts with its own rights',
    why: 'A state with `"RunAs": "Flow"` acts as the flow itself, with all the access that was given to the flow. If everybody who can sign in to Globus may start it, everybody can make it do so, with an input of their choice.',
    source: 'docs.globus.org, authoring flows: roles (RunAs); flow permissions',
    examples: {
      bad: [
        `{
  "flows": {
    "share": {
      "definition": "share.flow.json",
      "roles": { "starters": ["all_authenticated_users"] }
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^ public-as-flow: “Share”
// = fix "Take everybody out of the starters"
    }
  }
}
// -- share.flow.json
{ "StartAt": "Share", "States": { "Share": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "RunAs": "Flow", "InputPath": "$.list", "End": true } } }`,
      ],
      good: [
        `{ "flows": { "share": { "definition": "share.flow.json", "roles": { "starters": ["all_authenticated_users"] } } } }
// -- share.flow.json
{ "StartAt": "Share", "States": { "Share": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "RunAs": "User", "InputPath": "$.list", "End": true } } }`,
        `{ "flows": { "share": { "definition": "share.flow.json", "roles": { "starters": ["urn:globus:groups:id:01234567-89ab-cdef-0123-456789abcdef"] } } } }
// -- share.flow.json
{ "StartAt": "Share", "States": { "Share": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "RunAs": "Flow", "InputPath": "$.list", "End": true } } }`,
      ],
    },
  },
  kinds: ['project-file'],
  check(document, found) {
    const { definitions = [] } = document;
    for (const { name, node, definition: address } of flowsInProject(document)) {
      const starters = elements(member(member(node, 'roles')?.value, 'starters')?.value);
      const at = starters.find(starter => stringValue(starter) === 'all_authenticated_users');
      const definition = at && definitions.find(file => isSameFile(file.uri, address));
      if (!definition) continue;
      const states = [...definition.states.entries()].filter(([, { runAs }]) => runAs === 'Flow');
      if (states.length > 0) found({ at, flow: name, definition, states: states.map(([index]) => index) });
    }
  },
  render({ at, flow, definition, states }) {
    const name = (index: number) => definition.states[index]?.name ?? '';
    const [first = 0] = states;
    const more = states.length > 1 ? ` and ${states.length - 1} more` : '';
    return {
      at,
      what: `Everybody may start “${flow}”, and its state “${name(first)}”${more} acts with the flow’s own rights.`,
      todo: 'Name the groups or people who may start it, or let the state run as "User".',
      related: states.slice(0, SHOWN).map(index => ({
        at: definition.spanOf(index, definition.states[index]?.value('RunAs') ?? { offset: 0, length: 0 }),
        message: `“${name(index)}” runs as the flow.`,
        file: definition,
      })),
    };
  },
  fixes({ at }, { text }) {
    const starters = elements(at.parent);
    const nth = starters.indexOf(at);
    return [
      { title: 'Take everybody out of the starters', edits: [removeItem(text, starters, nth)], safe: false },
    ];
  },
});
