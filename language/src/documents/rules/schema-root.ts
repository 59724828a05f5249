import { replaceNode } from '../../json/edits.ts';
import { elements, type JsonNode, member, stringValue } from '../../json/tree.ts';
import { TYPE_NAMES } from '../../schema/keyword-faults.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { foundWords } from '../words.ts';

type BadRoot = { code: 'empty-file' } | { code: 'no-object'; at: JsonNode } | { code: 'type'; at: JsonNode };

export const schemaRoot = defineDocumentRule<BadRoot>({
  meta: {
    id: 'schema-root',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A schema that no run input can fit',
    why: 'An input schema is a JSON object, and a run input is an object too: a schema of any other `type` refuses every run.',
    source: 'Flows API: input_schema and body are objects',
    examples: {
      bad: [
        `{ "type": "string" }
//        ^^^^^^^^ schema-root: A run input is an object
// = fix "Change to "object""`,
        '[]',
        '',
      ],
      good: [
        '{}',
        `{ "properties": { "a": { "type": "string" } } }`,
        `{ "type": ["object", "null"], "required": ["a"], "properties": { "a": {} } }`,
      ],
    },
  },
  kinds: ['input-schema'],
  check({ text, parsed: { root } }, found) {
    if (!root && text.trim() === '') found({ code: 'empty-file' });
    if (root && root.type !== 'object') found({ code: 'no-object', at: root });
    const type = member(root, 'type')?.value;
    const names = type?.type === 'array' ? elements(type).map(stringValue) : [stringValue(type)];
    if (type && !names.includes('object') && names.some(name => TYPE_NAMES.includes(name ?? '')))
      found({ code: 'type', at: type });
  },
  render(finding) {
    if (finding.code === 'empty-file')
      return {
        at: { offset: 0, length: 0 },
        what: 'The file is empty.',
        todo: 'Begin with { "type": "object", "properties": { … } }; {} allows any input.',
      };
    if (finding.code === 'no-object')
      return {
        at: finding.at,
        what: `An input schema is an object, but this is ${foundWords(finding.at)}.`,
        todo: 'Begin with { "type": "object", "properties": { … } }; {} allows any input.',
      };
    return {
      at: finding.at,
      what: 'A run input is an object, so this schema refuses every run.',
      todo: 'Write "type": "object", and describe the value as one of its properties.',
    };
  },
  fixes: finding =>
    finding.code === 'type'
      ? [{ title: 'Change to "object"', edits: [replaceNode(finding.at, '"object"')], safe: false }]
      : [],
});
