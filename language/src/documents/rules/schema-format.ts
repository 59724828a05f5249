import { replaceNode } from '../../json/edits.ts';
import { type JsonNode, member, stringValue } from '../../json/tree.ts';
import { GLOBUS_FORMATS, OLD_GLOBUS_FORMATS, STANDARD_FORMATS } from '../../schema/formats.ts';
import { nearest } from '../../text-distance.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { quoted, quotedList } from '../words.ts';

interface OddFormat {
  code: 'unknown' | 'old';
  at: JsonNode;
  format: string;
  meant: string | undefined;
}

const KNOWN = [...STANDARD_FORMATS, ...GLOBUS_FORMATS];

export const schemaFormat = defineDocumentRule<OddFormat>({
  meta: {
    id: 'schema-format',
    since: '0.2.0',
    severity: 'warning',
    group: 'documents',
    title: 'A format that nobody knows',
    why: 'The web form makes a picker of the formats `globus-collection`, `globus-principal` and `globus-transfer-transfer#0.10`. A format that is not known is skipped. `globus-collection-id` and `globus-collection-path` are what came before `globus-collection`. Other names of your own are left alone unless they look like a slip.',
    source: 'docs.globus.org, input schema; changelog of 2022',
    examples: {
      bad: [
        `{ "properties": { "a": { "type": "object", "format": "globus-colection" } } }
//                                                   ^^^^^^^^^^^^^^^^^^ schema-format: Did you mean “globus-collection”?
// = fix "Change to “globus-collection”"`,
        `{ "properties": { "a": { "type": "string", "format": "globus-collection-id" } } }
//                                                   ^^^^^^^^^^^^^^^^^^^^^^ schema-format: predecessor`,
        `{ "properties": { "a": { "type": "string", "format": "datetime" } } }
//                                                   ^^^^^^^^^^ schema-format: Did you mean “date-time”?`,
      ],
      good: [
        `{ "properties": { "a": { "type": "object", "format": "globus-principal" }, "b": { "type": "string", "format": "uuid" } } }`,
        `{ "properties": { "a": { "type": "string", "format": "textarea" }, "format": { "const": "globus-x" } } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    for (const { node } of readSchema(document)?.places ?? []) {
      const at = member(node, 'format')?.value;
      const format = stringValue(at);
      if (!at || format === undefined || KNOWN.includes(format)) continue;
      if (OLD_GLOBUS_FORMATS.includes(format)) found({ code: 'old', at, format, meant: undefined });
      else {
        const meant = nearest(format, KNOWN);
        if (meant !== undefined || format.startsWith('globus-'))
          found({ code: 'unknown', at, format, meant });
      }
    }
  },
  render({ code, at, format, meant }) {
    if (code === 'old')
      return {
        at,
        what: `${quoted(format)} is the predecessor of “globus-collection”.`,
        todo: 'Make it an object of the format “globus-collection” with the properties “id” and “path”.',
        severity: 'information',
        tag: 'deprecated',
      };
    return {
      at,
      what: `The format ${quoted(format)} is not known, so it does nothing.`,
      todo:
        meant === undefined
          ? `Globus has ${quotedList(GLOBUS_FORMATS, 'and')}.`
          : `Did you mean ${quoted(meant)}?`,
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
