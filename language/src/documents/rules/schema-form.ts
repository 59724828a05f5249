import { guesser } from '../../guess.ts';
import { replaceNode } from '../../json/edits.ts';
import { type FormProblem, formProblems } from '../../schema/web-form.ts';
import { defineDocumentRule, isBroken } from '../document-rule.ts';
import { readSchema } from '../schema-reading.ts';
import { quoted, quotedList } from '../words.ts';

export const schemaForm = defineDocumentRule<FormProblem>({
  meta: {
    id: 'schema-form',
    since: '0.2.0',
    severity: 'warning',
    group: 'documents',
    title: 'A schema that the web form cannot show as meant',
    why: 'The web app makes a form of the input schema. The picker of `globus-collection` fills in the properties `id` and `path`, that of `globus-principal` `id`, `type` and `urn`: under other names it does not work. `globus-transfer-transfer#0.10` must be the format of a property of the input itself. `propertyOrder` is a list of properties. Runs that are started otherwise are not touched by this.',
    source: 'docs.globus.org, input schema; recipe for collections with a flow policy',
    examples: {
      bad: [
        `{
  "properties": {
    "from": {
      "type": "object",
      "format": "globus-collection",
      "properties": { "id": { "type": "string" }, "pth": { "type": "string" } }
//                                                ^^^^^ schema-form: Did you mean “path”?
// = fix "Change to “path”"
    },
    "to": { "type": "string", "format": "globus-collection" }
//                                      ^^^^^^^^^^^^^^^^^^^ schema-form: is for an object
  },
  "propertyOrder": ["from", "too"]
//                          ^^^^^ schema-form: Did you mean “to”?
// = fix "Change to “to”"
}`,
        `{ "properties": { "a": { "properties": { "b": { "type": "object", "format": "globus-transfer-transfer#0.10" } } } } }
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ schema-form: property of the input itself`,
      ],
      good: [
        `{ "properties": { "a": { "type": "object", "format": "globus-collection", "properties": { "id": { "type": "string" } } } }, "propertyOrder": ["a"] }`,
        `{ "properties": { "a": { "type": "object", "format": "globus-transfer-transfer#0.10" }, "b": { "type": "object", "format": "globus-principal", "oneOf": [{ "required": ["id"] }] } } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const guess = guesser();
    for (const place of readSchema(document)?.places ?? [])
      if (!isBroken(document, place.node)) for (const problem of formProblems(place, guess)) found(problem);
  },
  render(problem) {
    const { at } = problem;
    switch (problem.code) {
      case 'not-object':
        return {
          at,
          what: `The format ${quoted(problem.format)} is for an object.`,
          todo: 'Write "type": "object", or another format.',
        };
      case 'name':
        return {
          at,
          what: `The picker of ${quoted(problem.format)} does not know ${quoted(problem.name)}.`,
          todo:
            problem.meant === undefined
              ? `It fills in ${quotedList(problem.known, 'and')} only.`
              : `Did you mean ${quoted(problem.meant)}?`,
        };
      case 'lacks':
        return {
          at,
          what: `The picker of ${quoted(problem.format)} needs a property ${quoted(problem.name)}.`,
          todo: 'Add it.',
        };
      case 'property-type':
        return {
          at,
          what: `The picker of ${quoted(problem.format)} fills in ${quoted(problem.name)} as a string.`,
          todo: 'Write "string".',
        };
      case 'nested':
        return {
          at,
          what: `The format ${quoted(problem.format)} works for a property of the input itself only.`,
          todo: 'Move the property out to the top.',
          severity: 'error',
        };
      case 'order':
        return {
          at,
          what: `"properties" has no ${quoted(problem.name)}.`,
          todo: problem.meant === undefined ? 'Remove it.' : `Did you mean ${quoted(problem.meant)}?`,
        };
    }
  },
  fixes: problem =>
    'meant' in problem && problem.meant !== undefined
      ? [
          {
            title: `Change to ${quoted(problem.meant)}`,
            edits: [replaceNode(problem.at, JSON.stringify(problem.meant))],
            safe: problem.code === 'order',
          },
        ]
      : [],
});
