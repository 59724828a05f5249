import type { FlowDocument } from '../../document/flow-document.ts';
import { printJson } from '../../json/layout.ts';
import { type Pointer, pointerOf } from '../../json/pointer.ts';
import type { JsonNode } from '../../json/tree.ts';
import { recordOf } from '../../schema/json-value.ts';
import { schemaFromUse } from '../refactor/schema-from-use.ts';
import { block } from './block.ts';
import { type Completion, choice, type ItemWriter, literal } from './item.ts';

/** Properties for a schema: those that the flow reads and nobody declares, then one of each kind. */
export function propertyNames(
  object: JsonNode,
  definitions: readonly FlowDocument[],
  write: ItemWriter,
): Completion[] {
  const present = new Set(object.members.map(({ name }) => name));
  const wanted = new Map(definitions.flatMap(flow => Object.entries(readIn(flow, pointerOf(object)))));
  const read = [...wanted]
    .filter(([name]) => !present.has(name))
    .map(([name, schema], rank) =>
      write.key(name, literal(printJson(schema, { newline: '\n', unit: '\t' })), {
        kind: 'field',
        rank,
        type: String(recordOf(schema).type ?? ''),
        source: 'read by the flow',
      }),
    );
  const skeletons = SKELETONS.map(([label, lines], i) =>
    write.snippet(`"\${1:name}": ${block('{', lines)}`, label, { kind: 'snippet', rank: 1000 + i }),
  );
  return [...read, ...skeletons];
}

/** What the flow reads of the object whose `properties` these are; nothing where a schema is not the object's own. */
function readIn(flow: FlowDocument, pointer: Pointer): Readonly<Record<string, unknown>> {
  if (flow.broken) return {};
  let at: unknown = schemaFromUse(flow);
  for (let i = 0; i < pointer.length - 1; i++) {
    const step = pointer[i];
    const { items, properties } = recordOf(at);
    if (step === 'items') at = items;
    else if (step === 'properties') at = recordOf(properties)[String(pointer[++i])];
    else return {};
  }
  return recordOf(recordOf(at).properties);
}

const TEXTS = [`"title": "\${2:Title}"`, `"description": "$3"`];
const ID = block('{', ['"type": "string"', '"format": "uuid"', '"title": "Collection"']);

/** What inputs are made of, in snippet syntax. */
const SKELETONS: readonly (readonly [label: string, lines: readonly string[]])[] = [
  ['New text', ['"type": "string"', ...TEXTS]],
  ['New number', [`"type": "${choice(4, ['number', 'integer'])}"`, ...TEXTS]],
  ['New true or false', ['"type": "boolean"', ...TEXTS, `"default": ${choice(4, ['false', 'true'])}`]],
  ['New choice', [`"enum": ["\${4:first}", "\${5:second}"]`, ...TEXTS]],
  [
    'New collection and path',
    [
      '"type": "object"',
      '"format": "globus-collection"',
      ...TEXTS,
      `"properties": ${block('{', [`"id": ${ID}`, `"path": ${block('{', ['"type": "string"', '"title": "Path"'])}`])}`,
      '"required": ["id", "path"]',
      '"propertyOrder": ["id", "path"]',
      '"additionalProperties": false',
    ],
  ],
  [
    'New person or group',
    [
      '"type": "object"',
      '"format": "globus-principal"',
      ...TEXTS,
      `"properties": ${block('{', [
        `"id": ${block('{', ['"type": "string"', '"format": "uuid"'])}`,
        `"type": ${block('{', ['"type": "string"', '"enum": ["identity", "group"]'])}`,
      ])}`,
      '"required": ["id", "type"]',
      '"additionalProperties": false',
    ],
  ],
  ['New list of texts', ['"type": "array"', `"items": ${block('{', ['"type": "string"'])}`, ...TEXTS]],
  ['New object', ['"type": "object"', `"properties": ${block('{', ['$4'])}`, ...TEXTS]],
];
