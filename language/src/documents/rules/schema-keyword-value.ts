import { type JsonNode, members } from '../../json/tree.ts';
import { type Contradiction, contradictions } from '../../schema/contradictions.ts';
import { type Draft, isBefore, OUR_DRAFT } from '../../schema/drafts.ts';
import { faultsOf, type KeywordFault } from '../../schema/keyword-faults.ts';
import { keyword } from '../../schema/keywords.ts';
import type { SchemaPlace } from '../../schema/schema-places.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { keywordFaultFixes } from '../keyword-fault-fixes.ts';
import { contradictionWords, keywordFaultWords } from '../keyword-fault-words.ts';
import { readSchema } from '../schema-reading.ts';

type BadValue =
  /** `name` leads to the value: the keyword, or the name of a property. */
  { fault: KeywordFault; name: string; keyword: string } | { contradiction: Contradiction };

export const schemaKeywordValue = defineDocumentRule<BadValue>({
  meta: {
    id: 'schema-keyword-value',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A keyword with a value that makes no sense',
    why: 'JSON Schema says what each keyword takes. A schema that does not keep to it is refused, or no input can fit it.',
    source: 'JSON Schema draft-07, which the Flows IDE checks schemas with',
    examples: {
      bad: [
        `{
  "type": "object",
  "properties": {
    "a": { "type": "str", "minLength": "3" },
//                 ^^^^^ schema-keyword-value: Did you mean "string"?
// = fix "Change to "string""
//                                     ^^^ schema-keyword-value: a whole number
// = fix "Change to 3"
    "b": { "type": "integer", "minimum": 5, "maximum": 1 },
//                                                     ^ schema-keyword-value: No value fits
    "c": { "enum": ["x", "y", "x"], "pattern": "(" },
//                            ^^^ schema-keyword-value: twice
//                                             ^^^ schema-keyword-value: no regular expression
    "d": "string",
//       ^^^^^^^^ schema-keyword-value: “d” must be a schema
// = fix "Change to { "type": "string" }"
    "e": { "type": "integer", "enum": [1, "2"] }
//                                        ^^^ schema-keyword-value: can never be given
  }
}`,
      ],
      good: [
        `{ "properties": { "a": { "type": ["string", "null"], "enum": ["a", null], "exclusiveMinimum": 0 } }, "required": [] }`,
        `{ "$schema": "http://json-schema.org/draft-04/schema#", "properties": { "a": { "minimum": 0, "exclusiveMinimum": true, "pattern": "(?P<x>a)" } } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const schema = readSchema(document);
    for (const place of schema?.places ?? []) {
      for (const bad of badValues(place, schema?.draft ?? OUR_DRAFT)) found(bad);
      for (const contradiction of contradictions(place.node)) found({ contradiction });
    }
  },
  render: finding => ({
    at: placeOf(finding),
    ...('fault' in finding
      ? keywordFaultWords(finding.fault, finding.name, finding.keyword)
      : contradictionWords(finding.contradiction)),
  }),
  fixes: finding => ('fault' in finding ? keywordFaultFixes(finding.fault) : []),
});

function placeOf(finding: BadValue): JsonNode {
  return 'fault' in finding ? finding.fault.at : finding.contradiction.at;
}

function* badValues({ node, key, parent }: SchemaPlace, draft: Draft): Generator<BadValue> {
  if (parent && node.type !== 'object' && node.type !== 'boolean') {
    const name = String(key?.value ?? '');
    yield { fault: { at: node, code: 'kind', expected: 'schema' }, name, keyword: '' };
  }
  for (const { name, value } of members(node)) {
    const kind = keyword(name)?.kind;
    if (!kind || !value) continue;
    // Draft-04 says by true or false whether a limit is out; draft-3 has "required": true, a matter of its place.
    const old = kind === 'limit' ? isBefore(draft, 'draft-06') : name === 'required';
    if (value.type === 'boolean' && old) continue;
    for (const fault of faultsOf(kind, value)) yield { fault, name, keyword: name };
  }
}
