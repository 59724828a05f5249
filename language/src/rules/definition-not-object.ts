import type { Span } from '../json/text.ts';
import { defineFlowRule } from './rule.ts';

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
        `  [{ "StartAt": "A" }]
//^^^^^^^^^^^^^^^^^^^^ definition-not-object: an array`,
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
});
