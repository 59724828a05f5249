import type { JsonNode } from '../../json/tree.ts';
import { checkValue, valueChecker } from '../../schema/check-value.ts';
import type { ReportedProblem } from '../../schema/value-problem.ts';
import { defineDocumentRule, type JsonDocument } from '../document-rule.ts';
import {
  fixesOfValueFinding,
  renderValueFinding,
  type ValueFinding,
  valueFindings,
} from '../value-findings.ts';

export const inputInvalid = defineDocumentRule<ValueFinding>({
  meta: {
    id: 'input-invalid',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A run input that its schema refuses',
    why: 'A run input is an object, and must fit the input schema of its flow: otherwise the service refuses to start the run (`FLOW_INPUT_ERROR`). Whether it looks at `format` is not documented, so a value that only misses its format is a warning.',
    source: 'docs.globus.org, input schema; recorded answers of the service to validate_run',
    examples: {
      bad: [
        `{
  "sorce": "/data/"
//^^^^^^^ input-invalid: Did you mean “source”?
// = fix "Change to “source”"
}
// -- copy.schema.json
{
  "type": "object",
  "required": ["source"],
  "properties": { "source": { "type": "string" } },
  "additionalProperties": false
}`,
        `{ "size": "5", "mode": "fats" }
//        ^^^ input-invalid: “size” must be a whole number, but this is a string.
// = fix "Change to 5"
//                     ^^^^^^ input-invalid: Did you mean "fast"?
// = fix "Change to "fast""
// -- copy.schema.json
{
  "type": "object",
  "properties": { "size": { "type": "integer" }, "mode": { "enum": ["fast", "safe"] } }
}`,
        `["a"]
// -- copy.schema.json
{ "type": "object" }`,
      ],
      good: [
        `{ "source": "/data/", "more": 1 }
// -- copy.schema.json
{ "type": "object", "required": ["source"], "properties": { "source": { "type": "string" } } }`,
        `{ "anything": [1, { "a": null }] }`,
      ],
    },
  },
  kinds: ['run-input'],
  check(document, found) {
    for (const finding of valueFindings(document, root => problemsOf(root, document))) found(finding);
  },
  render: (finding, document) => renderValueFinding(finding, document, 'the run input'),
  fixes: (finding, document) => fixesOfValueFinding(finding, document, valueChecker(document.schema?.value)),
});

/** Without a schema it is known only that an input is an object. */
function problemsOf(root: JsonNode, { schema }: JsonDocument): ReportedProblem[] {
  return root.type === 'object' && schema
    ? checkValue(root, schema.value)
    : checkValue(root, { type: 'object' });
}
