import { defineFlowRule } from './rule.ts';

const BOM = '\uFEFF';

export const byteOrderMark = defineFlowRule<true>({
  meta: {
    id: 'byte-order-mark',
    since: '0.1.0',
    severity: 'warning',
    group: 'text',
    title: 'The file begins with a byte order mark',
    why: 'Strict JSON readers, Python’s among them, refuse a text that begins with this invisible character.',
    source: 'RFC 8259, section 8.1',
    examples: {
      bad: [`${BOM}{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
        `{ "Comment": "${BOM}", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check({ firstCharacter }, found) {
    if (firstCharacter === BOM) found(true);
  },
  render: () => ({
    at: { offset: 0, length: 1 },
    what: 'The file begins with an invisible character, a byte order mark, which JSON readers may refuse.',
    todo: 'Save the file as UTF-8 without a byte order mark.',
  }),
  fixes: () => [
    {
      title: 'Remove the byte order mark',
      edits: [{ span: { offset: 0, length: 1 }, newText: '' }],
      safe: true,
    },
  ],
});
