import { guesser } from '../../guess.ts';
import { replaceNode } from '../../json/edits.ts';
import { type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import { circles } from '../../schema/circles.ts';
import { keyword } from '../../schema/keywords.ts';
import { nearest } from '../../text-distance.ts';
import { defineDocumentRule, isBroken } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { quoted } from '../words.ts';

interface BadReference {
  code: 'dangling' | 'elsewhere' | 'circle';
  at: JsonNode;
  ref: string;
  meant: string | undefined;
}

export const schemaReference = defineDocumentRule<BadReference>({
  meta: {
    id: 'schema-reference',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A reference that leads nowhere',
    why: 'A `$ref` names another schema in the same document, as in `#/definitions/collection`. Where it leads nowhere, or back to itself, no input can be checked. The service stores one document and no files beside it.',
    source: 'JSON Schema draft-07, section 8.3 of the core',
    examples: {
      bad: [
        `{
  "properties": { "a": { "$ref": "#/definitions/colection" }, "b": { "$ref": "common.json#/b" } },
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^ schema-reference: Did you mean “#/definitions/collection”?
// = fix "Change to “#/definitions/collection”"
//                                                                           ^^^^^^^^^^^^^^^^ schema-reference: another document
  "definitions": { "collection": { "type": "object" } }
}`,
        `{ "allOf": [{ "$ref": "#" }] }
//                    ^^^ schema-reference: leads back to itself`,
      ],
      good: [
        `{ "properties": { "a": { "$ref": "#/definitions/tree" } }, "definitions": { "tree": { "properties": { "child": { "$ref": "#/definitions/tree" } } } } }`,
        `{ "properties": { "a": { "const": { "$ref": "#/nowhere" } }, "$ref": { "type": "string" } } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const schema = readSchema(document);
    // In a broken text what is named may be missing.
    if (!schema || isBroken(document, schema.root)) return;
    const names = ['definitions', '$defs'].flatMap(place =>
      members(member(schema.root, place)?.value).map(m => `#/${place}/${m.name}`),
    );
    const guess = guesser();
    const turning = circles(schema.references);
    for (const { node } of schema.places) {
      const at = member(node, '$ref')?.value;
      const ref = stringValue(at);
      const plain = schema.schemaAt(node);
      if (!at || ref === undefined || !plain) continue;
      const reference = schema.references.get(plain);
      if (turning.has(plain)) found({ code: 'circle', at, ref, meant: undefined });
      else if (!reference || 'target' in reference || isMasked(ref, schema.root)) continue;
      // Every reader has the schemas of the drafts themselves.
      else if (!ref.includes('json-schema.org/'))
        found({ code: reference.fault, at, ref, meant: guess(ref, names) });
    }
  },
  render({ code, at, ref, meant }) {
    if (code === 'circle')
      return {
        at,
        what: `${quoted(ref)} leads back to itself without going into a property or an element, so no input can be checked.`,
        todo: 'Remove it, or refer to a schema that says something.',
      };
    if (code === 'elsewhere')
      return {
        at,
        what: `${quoted(ref)} is in another document, which the service may not be able to read.`,
        todo: 'Copy that schema into "definitions", and refer to it by "#/definitions/…".',
        severity: 'warning',
      };
    return {
      at,
      what: `${quoted(ref)} leads nowhere in this schema.`,
      todo: meant === undefined ? 'Add what it names to "definitions".' : `Did you mean ${quoted(meant)}?`,
    };
  },
  fixes: ({ at, meant }) =>
    meant === undefined
      ? []
      : [
          {
            title: `Change to ${quoted(meant)}`,
            edits: [replaceNode(at, JSON.stringify(meant))],
            safe: true,
          },
        ],
});

/** The place that it leads through is misspelt or no object, which is told elsewhere. */
function isMasked(ref: string, root: JsonNode): boolean {
  const [, top = ''] = /^#\/([^/]+)/.exec(ref) ?? [];
  if (!keyword(top)) return false;
  const place = member(root, top);
  if (place) return place.value?.type !== 'object';
  return members(root).some(m => !keyword(m.name) && nearest(m.name, [top]) !== undefined);
}
