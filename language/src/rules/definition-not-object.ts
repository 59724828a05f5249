import { replaceNode } from '../json/edits.ts';
import { printJson } from '../json/layout.ts';
import type { Span } from '../json/text.ts';
import { defineFlowRule } from './rule.ts';

const FIRST = `${printJson({ StartAt: 'Start', States: { Start: { Type: 'Pass', End: true } } }, { newline: '\n', unit: '  ' })}\n`;

export const definitionNotObject = defineFlowRule<Span>({
  meta: {
    id: 'definition-not-object',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'The definition is not an object',
    why: 'A flow definition is one JSON object with `StartAt` and `States`.',
    source: 'docs.globus.org, authoring flows: introduction',
    examples: {
      bad: [
        `  [{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }]
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition-not-object: an array
// = fix "Take the object out of its array"`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
        `{ "Comment": "x", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    const { root } = document.head;
    if (root?.type === 'object') return;
    if (root) found(root);
    else if (document.text.trim() === '') found({ offset: 0, length: 0 });
  },
  render: (at, { head: { root } }) => ({
    at: { offset: at.offset, length: at.length },
    what: root
      ? `A flow definition is an object, but this is ${root.type === 'array' ? 'an array' : `a ${root.type}`}.`
      : 'The file is empty.',
    todo: 'Begin with { "StartAt": "…", "States": { … } }.',
  }),
  fixes: (at, { text, head: { root } }) => {
    const [only, ...others] = root?.elements ?? [];
    if (!root)
      return [
        {
          title: 'Begin with one state',
          edits: [{ span: { offset: 0, length: text.length }, newText: FIRST }],
          safe: false,
        },
      ];
    return only?.type === 'object' && others.length === 0
      ? [
          {
            title: 'Take the object out of its array',
            edits: [replaceNode(at, text.slice(only.offset, only.offset + only.length))],
            safe: false,
          },
        ]
      : [];
  },
});
