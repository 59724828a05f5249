import { replaceNode } from '../../json/edits.ts';
import { elements, type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import { type Guess, guesser } from '../../schema/guess.ts';
import { isMisplaced } from '../../schema/misplaced.ts';
import { isFound } from '../../schema/regular-expression.ts';
import type { SchemaPlace } from '../../schema/schema-places.ts';
import { defineDocumentRule, isBroken } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { quoted } from '../words.ts';

interface Undeclared {
  at: JsonNode;
  name: string;
  meant: string | undefined;
  /** Nothing but what is declared is allowed, so that no object fits. */
  closed: boolean;
}

export const schemaRequired = defineDocumentRule<Undeclared>({
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
//             ^^^^^^^ schema-required: Did you mean “source”?
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
  render: ({ at, name, meant, closed }) => ({
    at,
    what: closed
      ? `${quoted(name)} is required, but "properties" does not declare it and nothing else is allowed: no object fits.`
      : `${quoted(name)} is required, but "properties" does not declare it.`,
    todo: meant === undefined ? 'Declare it, or take it off the list.' : `Did you mean ${quoted(meant)}?`,
    ...(closed && { severity: 'error' as const }),
  }),
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

function* undeclared(place: SchemaPlace, guess: Guess): Generator<Undeclared> {
  const { node } = place;
  const properties = member(node, 'properties')?.value;
  const required = elements(member(node, 'required')?.value);
  const closed = member(node, 'additionalProperties')?.value?.value === false;
  if (required.length === 0 || !(closed || (properties && standsAlone(place)))) return;
  const declared = new Set(
    members(properties)
      .filter(m => !isMisplaced(m))
      .map(m => m.name),
  );
  const patterns = members(member(node, 'patternProperties')?.value).map(m => m.name);
  const listed = new Set(required.map(stringValue));
  const free = new Set([...declared].filter(name => !listed.has(name)));
  for (const at of required) {
    const name = stringValue(at);
    if (name === undefined || declared.has(name) || patterns.some(p => isFound(p, name) !== false)) continue;
    yield { at, name, meant: guess(name, free), closed };
  }
}

const TOGETHER = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependencies', 'dependentSchemas'];

/** No other schema can declare the property in its place. */
function standsAlone(place: SchemaPlace): boolean {
  if (place.via === 'branch' || place.via === 'definition') return false;
  return !TOGETHER.some(keyword => member(place.node, keyword));
}
