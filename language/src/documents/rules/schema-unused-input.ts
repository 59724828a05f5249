import { removeItem, removeMember } from '../../json/edits.ts';
import type { Edit } from '../../json/text.ts';
import { elements, type JsonNode, member, stringValue } from '../../json/tree.ts';
import { printPath } from '../../path/print.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { type UnusedProperty, unusedProperties } from '../unused-properties.ts';

interface Unused extends UnusedProperty {
  /** Every run must bring it. */
  required: boolean;
  /** The name of the definition; undefined where there are several. */
  definition: string | undefined;
}

const FLOW = `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "path.$": "$.source.path" }, "End": true } } }`;

export const schemaUnusedInput = defineDocumentRule<Unused>({
  meta: {
    id: 'schema-unused-input',
    since: '0.2.0',
    severity: 'hint',
    group: 'contract',
    title: 'An input that no state reads',
    why: 'Whoever starts the flow is asked for something that makes no difference. Often the flow reads it under another name, or a state was changed and the schema was not.',
    source: 'docs.globus.org, authoring input schemas',
    examples: {
      bad: [
        `{
  "type": "object",
  "properties": {
    "source": { "type": "object", "properties": { "path": { "type": "string" }, "note": { "type": "string" } } },
//                                                                              ^^^^^^ schema-unused-input: “$.source.note”
// = fix "Remove “note” from the schema"
    "label": { "type": "string" }
//  ^^^^^^^ schema-unused-input: “$.label”
// = fix "Remove “label” from the schema"
  },
  "required": ["source", "label"]
}
// -- copy.flow.json
${FLOW}`,
      ],
      good: [
        `{ "type": "object", "properties": { "source": { "type": "object", "format": "globus-collection", "properties": { "id": { "type": "string" }, "path": { "type": "string" } } } } }
// -- copy.flow.json
${FLOW}`,
        `{ "type": "object", "properties": { "label": { "type": "string" } } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const { definitions = [], parsed } = document;
    const reading = definitions.length > 0 ? readSchema(document) : undefined;
    if (!reading || parsed.problems.length > 0 || definitions.some(flow => flow.broken)) return;
    const [only, ...others] = definitions;
    const uri = only && others.length === 0 ? only.uri : undefined;
    const definition = uri?.slice(uri.lastIndexOf('/') + 1);
    for (const unused of unusedProperties(reading.places, definitions))
      found({ ...unused, required: requirement(unused) !== undefined, definition });
  },
  render: ({ key, steps, required, definition }) => ({
    at: key,
    what: `No state of ${definition === undefined ? 'the flows beside it' : `“${definition}”`} reads “${printPath(steps)}”${required ? ', but every run must bring it' : ''}.`,
    todo: 'Read it in the definition, or take it out of the schema.',
    tag: 'unnecessary',
  }),
  fixes({ key, holder, steps }, { text }) {
    const properties = member(holder, 'properties')?.value;
    const name = steps.at(-1) ?? '';
    const property = member(properties, name);
    if (!properties || property?.key !== key) return [];
    const edits = [removeMember(text, properties, property), ...unlisted(text, holder, name)];
    return [{ title: `Remove “${name}” from the schema`, edits, safe: false }];
  },
});

function requirement({ holder, steps }: UnusedProperty): JsonNode | undefined {
  return elements(member(holder, 'required')?.value).find(node => stringValue(node) === steps.at(-1));
}

/** Takes a name out of the lists of a schema. */
function unlisted(text: string, schema: JsonNode, name: string): Edit[] {
  return ['required', 'propertyOrder'].flatMap(keyword => {
    const names = elements(member(schema, keyword)?.value);
    const at = names.findIndex(node => stringValue(node) === name);
    return at < 0 ? [] : [removeItem(text, names, at)];
  });
}
