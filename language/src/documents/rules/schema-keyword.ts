import { guesser } from '../../guess.ts';
import { removeMember, renameKey } from '../../json/edits.ts';
import { type JsonNode, type Member, members } from '../../json/tree.ts';
import { type Draft, OUR_DRAFT } from '../../schema/drafts.ts';
import { isIn, KEYWORD_NAMES, type Keyword, keyword } from '../../schema/keywords.ts';
import { isStrayProperty } from '../../schema/misplaced.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { readSchema, type SchemaReading } from '../schema-reading.ts';
import { quoted } from '../words.ts';

interface UnknownKeyword {
  schema: JsonNode;
  member: Member;
  /** Set for a keyword that another draft has. */
  other: Keyword | undefined;
  draft: Draft;
  meant: string | undefined;
}

// What people write for them, and what is nearer to another keyword by its letters.
const MEANT: ReadonlyMap<string, string> = new Map([
  ['min', 'minimum'],
  ['max', 'maximum'],
  ['regex', 'pattern'],
  ['example', 'examples'],
  ['divisibleBy', 'multipleOf'],
  ['values', 'enum'],
  ['label', 'title'],
]);

const ADVICE: Readonly<Record<string, string>> = {
  nullable: 'Write "type": ["…", "null"].',
  optional: 'What is not in "required" is optional: remove it.',
  id: 'It is called "$id" since draft-06.',
  $defs: 'In draft-07 it is called "definitions".',
  prefixItems: 'In draft-07 a list in "items" is for the first elements.',
  dependentRequired: 'In draft-07 it is called "dependencies".',
  dependentSchemas: 'In draft-07 it is called "dependencies".',
};

export const schemaKeyword = defineDocumentRule<UnknownKeyword>({
  meta: {
    id: 'schema-keyword',
    since: '0.2.0',
    severity: 'warning',
    group: 'documents',
    title: 'A keyword that JSON Schema does not have',
    why: 'Readers of a schema skip a keyword that they do not know, so what it should demand is not demanded; the Flows IDE refuses such a schema. Globus is known to read draft-07 and `propertyOrder`. A keyword of another draft is pointed out unless `$schema` names that draft. Names that begin with `x-` are left alone.',
    source: 'JSON Schema drafts; schema of the Flows IDE',
    examples: {
      bad: [
        `{
  "type": "object",
  "propertis": { "a": { "type": "string" } }
//^^^^^^^^^^^ schema-keyword: Did you mean “properties”?
// = fix "Change to “properties”"
}`,
        `{ "properties": { "a": { "type": "string", "nullable": true } } }
//                                         ^^^^^^^^^^ schema-keyword: Write "type": ["…", "null"].
// = fix "Remove “nullable”"`,
        `{ "type": "object", "$defs": {} }
//                  ^^^^^^^ schema-keyword: In draft-07 it is called "definitions".`,
      ],
      good: [
        `{ "type": "object", "properties": { "propertis": { "type": "string", "x-note": 1, "$comment": "c" } } }`,
        `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": { "a": {} }, "propertyOrder": ["b"], "properties": { "b": {} } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check(document, found) {
    const schema = readSchema(document);
    if (!schema) return;
    const guess = guesser();
    const draft = schema.draft ?? OUR_DRAFT;
    for (const { node } of schema.places) {
      const all = members(node);
      for (const member of all) {
        const { name } = member;
        const spec = keyword(name);
        if (spec ? isIn(spec, draft) : isLetBe(name, schema) || isStrayProperty(member, node)) continue;
        const free = KEYWORD_NAMES.filter(other => !all.some(m => m.name === other));
        const meant =
          spec || Object.hasOwn(ADVICE, name) ? undefined : (MEANT.get(name) ?? guess(name, free));
        found({ schema: node, member, other: spec, draft, meant });
      }
    }
  },
  render: ({ member: { name, key }, other, draft, meant }) => {
    const advice = Object.hasOwn(ADVICE, name) ? ADVICE[name] : undefined;
    if (other)
      return {
        at: key,
        what: `${quoted(name)} is no keyword of ${draft}, so it may be skipped.`,
        todo: advice ?? 'Name the draft that has it in "$schema", or do without it.',
        severity: 'information',
      };
    return {
      at: key,
      what: `JSON Schema has no keyword ${quoted(name)}, so it demands nothing.`,
      todo: meant
        ? `Did you mean ${quoted(meant)}?`
        : (advice ?? 'Remove it. A property belongs into "properties".'),
    };
  },
  fixes: ({ schema, member, other, meant }, { text }) => {
    const remove = {
      title: `Remove ${quoted(member.name)}`,
      edits: [removeMember(text, schema, member)],
      safe: false,
    };
    if (other) return [];
    if (!meant) return [remove];
    return [{ title: `Change to ${quoted(meant)}`, edits: [renameKey(member, meant)], safe: true }, remove];
  },
});

function isLetBe(name: string, { referredNames }: SchemaReading): boolean {
  return name === '' || name.startsWith('x-') || referredNames.has(name);
}
