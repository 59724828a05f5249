import { members } from '../../json/tree.ts';
import { isMisplaced, isStrayProperty } from '../../schema/misplaced.ts';
import type { SchemaPlace } from '../../schema/schema-places.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { type Misplaced, moveToPlace } from '../move-to-place.ts';
import { readSchema } from '../schema-reading.ts';
import { quoted } from '../words.ts';

export const schemaMisplacedKeyword = defineDocumentRule<Misplaced>({
  meta: {
    id: 'schema-misplaced-keyword',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A keyword in the wrong place',
    why: 'In `properties` every name is the name of a property. A keyword like `additionalProperties` or `required` that slipped in there declares a property of that name, and what it was to demand is not demanded. The same the other way round: what stands beside `properties` is no property.',
    source: 'JSON Schema draft-07; seen in published flows',
    examples: {
      bad: [
        `{
  "type": "object",
  "properties": {
    "a": { "type": "string", "required": true },
//                           ^^^^^^^^^^ schema-misplaced-keyword: belongs into the schema around the property
// = fix "Move “required” to where it belongs"
    "additionalProperties": false
//  ^^^^^^^^^^^^^^^^^^^^^^ schema-misplaced-keyword: declares a property of that name
// = fix "Move “additionalProperties” to where it belongs"
  }
}`,
        `{
  "type": "object",
  "properties": {},
  "source": { "type": "string" }
//^^^^^^^^ schema-misplaced-keyword: beside "properties"
// = fix "Move “source” to where it belongs"
}`,
      ],
      good: [
        `{ "properties": { "type": { "type": "string" }, "required": { "type": "boolean" } }, "required": ["type"] }`,
        `{ "type": "object", "properties": { "anything": true }, "additionalProperties": false, "x-note": { "type": "b" } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const schema = readSchema(document);
    for (const place of schema?.places ?? [])
      for (const one of misplaced(place)) if (!schema?.referredNames.has(one.member.name)) found(one);
  },
  render: ({ code, member: { name, key, value } }) => {
    if (code === 'keyword')
      return {
        at: key,
        what: `In "properties", ${quoted(name)} declares a property of that name; it does nothing else.`,
        todo: 'Move it out of "properties".',
        // True and false are schemas, so nobody refuses these.
        ...(value?.type === 'boolean' && { severity: 'warning' }),
      };
    if (code === 'required')
      return {
        at: key,
        what: '“required” belongs into the schema around the property, as a list of names.',
        todo: 'Remove it here, and list the property there if it must be given.',
      };
    return {
      at: key,
      what: `${quoted(name)} stands beside "properties", not in it, so it declares nothing.`,
      todo: 'Move it into "properties".',
      severity: 'warning',
    };
  },
  fixes: (finding, { text }) => [
    {
      title: `Move ${quoted(finding.member.name)} to where it belongs`,
      edits: moveToPlace(finding, text),
      safe: false,
    },
  ],
});

function* misplaced({ node, via, key, parent }: SchemaPlace): Generator<Misplaced> {
  for (const one of members(node)) {
    const here = { inside: node, schema: node, member: one, name: undefined };
    if (one.name === 'properties')
      for (const inner of members(one.value))
        if (isMisplaced(inner) && one.value)
          yield { ...here, code: 'keyword', inside: one.value, member: inner };
    if (isStrayProperty(one, node)) yield { ...here, code: 'property' };
    if (one.name === 'required' && one.value?.type === 'boolean') {
      const name = via === 'property' && one.value.value === true ? String(key?.value) : undefined;
      yield { ...here, code: 'required', schema: parent?.node ?? node, name };
    }
  }
}
