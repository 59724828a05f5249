import { replaceNode } from '../json/edits.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { State } from '../model/state.ts';
import { defineUnitRule } from './rule.ts';

interface BadHandle {
  state: State;
  node: JsonNode;
  text: string;
  /** The id of a registered API, or the handle of a hosted one. */
  kind: 'id' | 'handle';
}

// The service's reader of UUIDs may take one without hyphens.
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const HANDLE = /^urn:globus:flows:handle:globus:[^\s.:]+(?:\.[^\s.:]+)+$/;

export const handlerId = defineUnitRule<BadHandle>({
  meta: {
    id: 'handler-id',
    since: '0.2.0',
    severity: 'error',
    group: 'structure',
    title: 'A handler that names no registered API',
    why: 'A registered API goes by its id, a UUID; one that Globus hosts also goes by a handle, `urn:globus:flows:handle:globus:<service>.<route>`, in place of the handler object.',
    source: 'published definition schema (format uuid); docs.globus.org, registered APIs: usage',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "Handler": { "Type": "RegisteredAPI", "Id": "my-api" },
//                                                ^^^^^^^^ handler-id: “my-api” is no id
      "Parameters": {},
      "ResultPath": "$.Answer",
      "Next": "B"
    },
    "B": {
      "Type": "Action",
      "Handler": "https://transfer.actions.globus.org/ls",
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ handler-id: is no handle
// = fix "Change to an ActionProvider handler"
      "Parameters": { "endpoint_id.$": "$.id" },
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": "urn:globus:flows:handle:globus:groups.get_group", "Parameters": {}, "ResultPath": "$.Group", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": { "Type": "RegisteredAPI", "Id": "A3A1C3EE-4d1c-4f0b-8f2f-0a5f3a5b0c11" }, "Parameters": {}, "ResultPath": "$.Answer", "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const handler = state?.type === 'Action' ? state.value('Handler') : undefined;
    if (!state || !handler) return;
    const registered = stringValue(member(handler, 'Type')?.value) === 'RegisteredAPI';
    const node = registered ? member(handler, 'Id')?.value : handler;
    const text = stringValue(node);
    if (!node || text === undefined || isPlaceholder(text)) return;
    if (!(registered ? UUID : HANDLE).test(text))
      found({ state, node, text, kind: registered ? 'id' : 'handle' });
  },
  render: ({ node, text, kind }) =>
    kind === 'id'
      ? {
          at: node,
          what: `“${text}” is no id of a registered API: the service refuses the definition.`,
          todo: 'Write its UUID.',
        }
      : {
          at: node,
          what: `“${text}” is no handle of a registered API that Globus hosts.`,
          todo: 'Write urn:globus:flows:handle:globus:<service>.<route>, or an object with Type and Url or Id.',
          severity: 'warning',
        },
  fixes({ node, text, kind }) {
    if (kind === 'id') return [];
    const type = UUID.test(text) ? 'RegisteredAPI' : /^https:\/\/./.test(text) ? 'ActionProvider' : undefined;
    if (!type) return [];
    const article = type === 'RegisteredAPI' ? 'a' : 'an';
    const field = type === 'RegisteredAPI' ? 'Id' : 'Url';
    const handler = `{ "Type": "${type}", "${field}": ${JSON.stringify(text)} }`;
    return [
      { title: `Change to ${article} ${type} handler`, edits: [replaceNode(node, handler)], safe: true },
    ];
  },
});
