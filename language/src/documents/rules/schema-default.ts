import { member } from '../../json/tree.ts';
import type { ReportedProblem } from '../../schema/value-problem.ts';
import { defineDocumentRule, isBroken } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { valueFixes } from '../value-fixes.ts';
import { valueMessage } from '../value-words.ts';

export const schemaDefault = defineDocumentRule<ReportedProblem>({
  meta: {
    id: 'schema-default',
    since: '0.2.0',
    severity: 'warning',
    group: 'documents',
    title: 'A default that its own schema refuses',
    why: 'The web form fills in the `default` of a property. One that the schema beside it refuses makes an input that cannot be sent as it is. An empty string is taken for “nothing filled in”.',
    source: 'docs.globus.org, input schema; JSON Schema draft-07',
    examples: {
      bad: [
        `{
  "properties": {
    "size": { "type": "integer", "default": "5" },
//                                          ^^^ schema-default: “default” must be a whole number
// = fix "Change to 5"
    "from": { "type": "object", "required": ["id"], "default": { "path": "/" } }
//                                                  ^^^^^^^^^ schema-default: lacks “id”
  }
}`,
      ],
      good: [
        `{ "properties": { "size": { "type": "integer", "default": 5 }, "id": { "type": "string", "format": "uuid", "default": "" } } }`,
        `{ "properties": { "a": { "$ref": "#/definitions/a", "default": 1 }, "default": { "type": "string" } }, "definitions": { "a": {} } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const schema = readSchema(document);
    for (const { node } of schema?.places ?? []) {
      const given = member(node, 'default');
      const plain = schema?.schemaAt(node);
      if (!schema || !given?.value || !plain) continue;
      const [first] = schema.check(given.value, plain, given.key);
      if (!first || isBroken(document, first.at)) continue;
      const isUnfilled = first.at.value === '' && first.keyword !== 'type' && first.keyword !== 'enum';
      if (!isUnfilled) found(first);
    }
  },
  render: (problem, { parsed }) => valueMessage(problem, parsed.root, 'the default'),
  fixes: (problem, document) => {
    const schema = readSchema(document);
    return schema ? valueFixes(problem, document.text, schema.check) : [];
  },
});
