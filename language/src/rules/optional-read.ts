import type { Gap } from '../payload/gaps.ts';
import { alsoRead, missingPath, spanOfMiss } from './gap-words.ts';
import { readWithDefault } from './read-with-default.ts';
import { defineFlowRule } from './rule.ts';
import { declaredHere } from './schema-place.ts';

export const optionalRead = defineFlowRule<Gap>({
  meta: {
    id: 'optional-read',
    since: '0.2.0',
    severity: 'information',
    strict: 'warning',
    group: 'contract',
    title: 'An optional input that is read as if it were always there',
    why: 'The input schema lets the property be left out. A run that is started without it fails at this state.',
    source: 'docs.globus.org, authoring flows: expressions (undefined properties); authoring input schemas',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "label.$": "$.label" }, "End": true }
//                                                       ^^^^^ optional-read: “$.label” may be left out
  }
}
// -- schema.json
{ "type": "object", "properties": { "label": { "type": "string" } } }`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "label.=": "label + '!'", "same.$": "$.label" },
//                                ^^^^^ optional-read: “label” may be left out
// = fix "Read it with a default: getattr('label', '')"
      "ResultPath": "$.a",
      "End": true
    }
  }
}
// -- schema.json
{ "type": "object", "properties": { "label": { "type": "string" } } }`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "label.$": "$.label" }, "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "label": { "type": "string" } }, "required": ["label"] }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "label.=": "label if is_present('label') else 'none'" }, "ResultPath": "$.a", "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "label": { "type": "string" } } }`,
      ],
    },
  },
  check({ gaps }, found) {
    for (const gap of gaps) if (gap.kind === 'optional') found(gap);
  },
  render: (gap, document) => ({
    at: spanOfMiss(document, gap.index, gap.miss),
    what: `“${missingPath(gap.miss)}” may be left out of the run input, and then the run fails here.`,
    todo: 'Make it required in the input schema, or read it with getattr in an expression, or after a Choice with IsPresent.',
    related: [...declaredHere(document, gap), ...alsoRead(document, gap)],
  }),
  fixes: (gap, document) => readWithDefault(document, gap),
});
