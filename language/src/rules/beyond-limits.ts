import { MAX_DEPTH, MAX_TEXT_LENGTH, type ParsedJson } from '../json/parse.ts';
import { defineFlowRule } from './rule.ts';

export const beyondLimits = defineFlowRule<NonNullable<ParsedJson['beyond']>>({
  meta: {
    id: 'beyond-limits',
    since: '0.1.0',
    severity: 'warning',
    group: 'text',
    title: 'The file is too large or too deep to be checked',
    why: `A text of more than ${MAX_TEXT_LENGTH / 1024 / 1024} million characters, or one nested more than ${MAX_DEPTH} levels deep, is not analysed, so that the editor stays quick. A flow needs neither.`,
    source: 'our own limit; Globus publishes none for definitions',
    examples: {
      bad: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": ${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)} }, "End": true } } }`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": ${'['.repeat(100)}${']'.repeat(100)} }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": "${'['.repeat(MAX_DEPTH)}" }, "End": true } } }`,
      ],
    },
  },
  check({ structure: { beyond } }, found) {
    if (beyond) found(beyond);
  },
  render: ({ limit, span }) => ({
    at: span,
    what:
      limit === 'depth'
        ? `This is nested more than ${MAX_DEPTH} levels deep, so the file is not checked.`
        : `The file has more than ${MAX_TEXT_LENGTH} characters, so it is not checked.`,
    todo: 'A flow definition is far smaller: is this the right file?',
  }),
});
