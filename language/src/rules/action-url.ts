import { replaceNode } from '../json/edits.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { retirementOf } from '../providers/retirement.ts';
import { defineUnitRule } from './rule.ts';

export const actionUrl = defineUnitRule<{ node: JsonNode; url: string }>({
  meta: {
    id: 'action-url',
    since: '0.1.0',
    severity: 'error',
    group: 'providers',
    title: 'An action URL that is no https address',
    why: 'The service refuses an `ActionUrl` that does not begin with `https://`.',
    source: 'published definition schema (pattern ^https://.+$)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Action", "ActionUrl": "http://actions.globus.org/hello_world", "Parameters": {}, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ action-url: begin with https://
// = fix "Change to “https://actions.globus.org/hello_world”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://example.org/my/provider/", "Parameters": {}, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://flows.globus.org/flows/5fac2e64-c734-4e6b-90ea-ff12ddbf9653", "InputPath": "$", "WaitTime": 3600, "End": true } } }`,
      ],
    },
  },
  check({ parts }, found) {
    for (const { entries } of parts)
      for (const { field, value } of entries) {
        const url = field?.role === 'action-url' ? stringValue(value) : undefined;
        if (!value || url === undefined || isSecure(url) || retirementOf(url)) continue;
        // A template's marker is told by another rule.
        if (!isPlaceholder(url)) found({ node: value, url });
      }
  },
  render: ({ node, url }) => ({
    at: node,
    what: `“${url}” is no address of an action provider.`,
    todo: 'It must begin with https://.',
  }),
  fixes: ({ node, url }) => {
    const secure = url.replace(/^http:\/\/|^\/\//i, 'https://');
    return secure !== url && isSecure(secure)
      ? [{ title: `Change to “${secure}”`, edits: [replaceNode(node, JSON.stringify(secure))], safe: true }]
      : [];
  },
});

function isSecure(url: string): boolean {
  return /^https:\/\/.+$/.test(url);
}
