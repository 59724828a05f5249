import { guesser } from '../../guess.ts';
import { renameKey, replaceNode } from '../../json/edits.ts';
import { type NothingDeclared, type Undeclared, undeclared } from '../../schema/required-names.ts';
import { defineDocumentRule, isBroken } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { quoted } from '../words.ts';

export const schemaRequired = defineDocumentRule<Undeclared | NothingDeclared>({
  meta: {
    id: 'schema-required',
    since: '0.2.0',
    severity: 'warning',
    group: 'documents',
    title: 'A required property that is not declared',
    why: '`required` names properties that must be given. One that `properties` does not declare cannot be filled in in the web form, and is mostly a misspelt name. With `additionalProperties: false` it is an error: it must be there and may not be there.',
    source: 'JSON Schema draft-07; docs.globus.org, input schema',
    examples: {
      bad: [
        `{
  "type": "object",
  "required": ["sorce"],
//             ^^^^^^^ schema-required: Is “source” meant?
// = fix "Change to “source”"
  "properties": { "source": { "type": "string" } },
  "additionalProperties": false
}`,
        `{ "properties": { "a": { "type": "object", "properties": { "x": {} }, "required": ["x", "label"] } } }
//                                                                                      ^^^^^^^ schema-required: does not declare it`,
      ],
      good: [
        `{ "required": ["a", "x-b"], "properties": { "a": {} }, "patternProperties": { "^x-": {} }, "additionalProperties": false }`,
        `{ "properties": { "a": {}, "b": {} }, "oneOf": [{ "required": ["a"] }, { "required": ["b"], "properties": { "a": false } }] }`,
        `{ "type": "object", "required": ["anything"] }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const guess = guesser();
    for (const place of readSchema(document)?.places ?? [])
      if (!isBroken(document, place.node)) for (const one of undeclared(place, guess)) found(one);
  },
  render(finding) {
    if (finding.code === 'nothing')
      return {
        at: finding.at,
        what: 'Properties are required, but there are no "properties" and nothing else is allowed: no object fits.',
        todo: 'Declare them in "properties", or remove "additionalProperties".',
        severity: 'error',
      };
    const { at, name, meant, closed } = finding;
    const so = closed ? ' and nothing else is allowed: no object fits' : '';
    return {
      at,
      what: `${quoted(name)} is required, but "properties" does not declare it${so}.`,
      todo: meant ? `Is ${quoted(meant.name)} meant?` : 'Declare it, or take it off the list.',
      ...(meant && { related: [{ at: meant.key, message: `${quoted(meant.name)} is declared here.` }] }),
      ...(closed && { severity: 'error' as const }),
    };
  },
  fixes(finding) {
    if (finding.code === 'nothing' || !finding.meant) return [];
    const { at, name, meant, picked } = finding;
    const here = {
      title: `Change to ${quoted(meant.name)}`,
      edits: [replaceNode(at, JSON.stringify(meant.name))],
      safe: false,
    };
    const there = {
      title: `Rename the property ${quoted(meant.name)} to ${quoted(name)}`,
      edits: [renameKey(meant, name)],
      safe: false,
    };
    return picked ? [there] : [here, there];
  },
});
