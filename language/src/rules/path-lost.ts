import type { Gap } from '../payload/gaps.ts';
import { alsoRead, lossOf, missingPath, routeWords, spanOfMiss } from './gap-words.ts';
import { readWithDefault } from './read-with-default.ts';
import { defineFlowRule } from './rule.ts';

export const pathLost = defineFlowRule<Gap>({
  meta: {
    id: 'path-lost',
    since: '0.2.0',
    severity: 'warning',
    group: 'payload',
    title: 'A value that is not there on every route',
    why: 'There is a route to this state on which nothing writes the value, or on which it is written over: a run that takes it fails here.',
    source: 'run semantics, JSONPath (a definite path that leads nowhere is States.Runtime)',
    examples: {
      bad: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.careful", "BooleanEquals": true, "Next": "Look" }],
      "Default": "Report"
    },
    "Look": { "Type": "Pass", "Result": { "seen": 3 }, "ResultPath": "$.look", "Next": "Report" },
    "Report": { "Type": "Pass", "Parameters": { "seen.$": "$.look.seen" }, "End": true }
//                                                           ^^^^^^^^^ path-lost: “Ask” (no rule matches) → “Report”
  }
}
// -- schema.json
{ "type": "object", "properties": { "careful": { "type": "boolean" } }, "required": ["careful"], "additionalProperties": false }`,
      ],
      good: [
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.careful", "BooleanEquals": true, "Next": "Look" }], "Default": "Assume" },
    "Look": { "Type": "Pass", "Result": { "seen": 3 }, "ResultPath": "$.look", "Next": "Report" },
    "Assume": { "Type": "Pass", "Result": { "seen": 0 }, "ResultPath": "$.look", "Next": "Report" },
    "Report": { "Type": "Pass", "Parameters": { "seen.$": "$.look.seen" }, "End": true }
  }
}`,
        `{
  "StartAt": "Ask",
  "States": {
    "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.careful", "BooleanEquals": true, "Next": "Look" }], "Default": "Report" },
    "Look": { "Type": "Pass", "Result": { "seen": 3 }, "ResultPath": "$.look", "Next": "Report" },
    "Report": { "Type": "ExpressionEval", "Parameters": { "seen.=": "getattr('look.seen', 0)" }, "ResultPath": "$.report", "End": true }
  }
}`,
      ],
    },
  },
  check({ gaps }, found) {
    for (const gap of gaps) if (gap.kind === 'lost') found(gap);
  },
  render: (gap, document) => ({
    at: spanOfMiss(document, gap.index, gap.miss),
    what: `“${missingPath(gap.miss)}” is not there on the route ${routeWords(document, gap)}.`,
    todo: 'Write it on that route too, lead the route elsewhere, or read it only where it is: after a Choice with IsPresent, or with getattr in an expression.',
    related: [...lossOf(document, gap), ...alsoRead(document, gap)],
  }),
  fixes: (gap, document) => readWithDefault(document, gap),
});
