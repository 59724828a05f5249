import { describe, expect, test, vi } from 'vitest';
import { FlowDocument } from '../../document/flow-document.ts';
import { kindOfOurs } from '../../document/recognise.ts';
import { openDocument, reportsOf } from '../../documents/open-document.ts';
import { flowTestSchema, projectFileSchema } from '../../documents/own-schemas.ts';
import { OUR_DRAFT } from '../../schema/drafts.ts';
import { GLOBUS_FORMATS, OLD_GLOBUS_FORMATS, STANDARD_FORMATS } from '../../schema/formats.ts';
import { isRecord, type JsonRecord, recordOf } from '../../schema/json-value.ts';
import { isIn, KEYWORD_NAMES, type KeywordKind, keyword } from '../../schema/keywords.ts';
import { referred } from '../../shape/schema-reference.ts';
import { readFixture } from '../../testing/fixture.ts';
import { folderOf, openIn } from '../navigation/testing/open-files.ts';
import { documentCompletions } from './document-completions.ts';
import type { Completion } from './item.ts';
import { surroundingsOf } from './surroundings.ts';
import { type Candidate, type Judge, missingOffers, objections, refusedOffers } from './testing/oracle.ts';

// Hundreds of texts are checked in one test.
vi.setConfig({ testTimeout: 120_000 });

const FLOW = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';

/** A schema of a run input with all that such schemas have. */
const INPUT: JsonRecord = {
  type: 'object',
  required: ['place', 'mode'],
  properties: {
    place: { $ref: '#/definitions/place' },
    mode: { enum: ['fast', 'safe', 3, null] },
    truth: { type: 'boolean' },
    count: { type: 'integer', default: 5, examples: [7] },
    fixed: { const: 'this' },
    tags: { type: 'array', items: { enum: ['raw', 'reduced'] } },
    who: { type: 'string', format: 'globus-principal' },
    either: { oneOf: [{ type: 'object', properties: { a: { enum: [1] } } }, { enum: ['none'] }] },
    all: {
      allOf: [{ properties: { b: { enum: [2] } } }, { properties: { c: { type: ['boolean', 'null'] } } }],
    },
    byName: { type: 'object', additionalProperties: { enum: ['x', 'y'] } },
  },
  additionalProperties: false,
  definitions: {
    place: {
      type: 'object',
      required: ['id', 'path'],
      properties: { id: { type: 'string' }, path: { type: 'string', default: '/~/' } },
      additionalProperties: false,
    },
  },
};

interface Place {
  offers: Completion[];
  text: string;
  offset: number;
  judge: Judge;
}

/** What is offered at the cursor of a document, and what the rules say of any text instead. */
async function atPlace(name: string, source: string): Promise<Place> {
  const { text, cursor = 0 } = readFixture(source).main;
  const schema = { uri: 'file:///f/a.schema.json', text: JSON.stringify(INPUT) };
  const folder = folderOf(
    new Map([
      ['a.flow.json', FLOW],
      ['a.schema.json', schema.text],
      [name, text],
    ]),
  );
  const { file, files } = await openIn(folder, name);
  const kind = kindOfOurs(file.uri, new FlowDocument(file.uri, text));
  const around = await surroundingsOf(file, kind, files, folder);
  return {
    offers: documentCompletions(text, kind, around, cursor),
    text,
    offset: cursor,
    // What encloses the place is about what is still to be typed.
    judge: (changed, at) =>
      objections(
        reportsOf(
          openDocument(
            { uri: file.uri, text: changed },
            kind,
            kind === 'run-input' ? { inputSchema: schema } : {},
          ),
        ).filter(({ message }) => message.at.offset >= at.offset),
        new Map(),
        at,
      ),
  };
}

/** A value in what a schema describes. */
interface Spot {
  what: string;
  source: (text: string) => string;
  /** Each says something of it. */
  parts: JsonRecord[];
}

function partsOf(schema: unknown, root: unknown, seen: ReadonlySet<unknown> = new Set()): JsonRecord[] {
  if (!isRecord(schema) || seen.has(schema)) return [];
  const below = new Set([...seen, schema]);
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  const others = [...list(schema.allOf), ...list(schema.anyOf), ...list(schema.oneOf)];
  if (typeof schema.$ref === 'string') others.push(referred(schema.$ref, root));
  return [schema, ...others.flatMap(other => partsOf(other, root, below))];
}

function* spotsIn(spot: Spot, root: unknown, above: ReadonlySet<JsonRecord>): Generator<Spot> {
  yield spot;
  const inside = new Set([...above, ...spot.parts]);
  const go = function* (what: string, schema: unknown, wrap: (text: string) => string): Generator<Spot> {
    const parts = partsOf(schema, root);
    // What contains itself is looked at once.
    if (parts.length > 0 && !parts.some(part => above.has(part)))
      yield* spotsIn(
        { what: `${spot.what}${what}`, source: text => spot.source(wrap(text)), parts },
        root,
        inside,
      );
  };
  for (const { items, properties, additionalProperties } of spot.parts) {
    if (isRecord(items)) yield* go('[]', items, text => `[${text}]`);
    for (const [name, own] of Object.entries(recordOf(properties)))
      yield* go(`.${name}`, own, text => `{ ${JSON.stringify(name)}: ${text} }`);
    if (isRecord(additionalProperties)) yield* go('.*', additionalProperties, text => `{ "$.own": ${text} }`);
  }
}

const DOCUMENTS: readonly (readonly [name: string, schema: JsonRecord])[] = [
  ['a.flowtest.json', recordOf(flowTestSchema)],
  ['globus-flows.json', recordOf(projectFileSchema)],
  ['a.input.json', INPUT],
];

describe.each(DOCUMENTS)('%s', (name, schema) => {
  // What is described by the same schema is looked at once, wherever it stands.
  const seen = new Set<JsonRecord | undefined>();
  const root = { what: '', source: (text: string) => text, parts: partsOf(schema, schema) };
  const spots = [...spotsIn(root, schema, new Set())].filter(({ parts }) => {
    const own = parts.at(-1);
    return !seen.has(own) && seen.add(own);
  });
  const namesOf = ({ parts }: Spot) => parts.flatMap(({ properties }) => Object.keys(recordOf(properties)));
  const every = [...new Set(spots.flatMap(namesOf))];

  test('each key that belongs there, and no other', async () => {
    const wrong: string[] = [];
    for (const spot of spots.filter(own => namesOf(own).length > 0)) {
      const place = await atPlace(name, spot.source('{ /*|*/ }'));
      const own = new Set(namesOf(spot));
      const labels = place.offers.filter(({ kind }) => kind === 'field').map(({ label }) => label);
      for (const key of every) if (labels.includes(key) !== own.has(key)) wrong.push(`${spot.what}: ${key}`);
      wrong.push(...refusedOffers(place).map(line => `${spot.what}: ${line}`));
    }
    expect(wrong).toEqual([]);
  });

  test('each constant that is listed, and none that is refused', async () => {
    const wrong: string[] = [];
    for (const spot of spots) {
      const listed = spot.parts.flatMap(({ enum: values, const: only, default: usual, examples, type }) => [
        ...(Array.isArray(values) ? values : []),
        ...(Array.isArray(examples) ? examples : []),
        ...[only, usual].filter(value => value !== undefined),
        ...(type === 'boolean' || (Array.isArray(type) && type.includes('boolean')) ? [true, false] : []),
      ]);
      const candidates: Candidate[] = listed.map(value => ({
        label: typeof value === 'string' ? value : JSON.stringify(value),
        json: JSON.stringify(value),
      }));
      const place = await atPlace(name, spot.source('/*|*/'));
      wrong.push(
        ...[...refusedOffers(place), ...missingOffers(place, candidates)].map(
          line => `${spot.what}: ${line}`,
        ),
      );
    }
    expect(wrong).toEqual([]);
  });
});

describe('a.schema.json', () => {
  const SAMPLES: Readonly<Record<KeywordKind, string>> = {
    any: '1',
    boolean: 'true',
    count: '1',
    limit: '1',
    list: '[1]',
    names: '["x"]',
    number: '1',
    pattern: '"^x"',
    positive: '1',
    reference: '"#/definitions/d"',
    text: '"text"',
    type: '"string"',
    values: '[1]',
    'names-by-name': '{ "x": ["y"] }',
    schema: '{}',
    schemas: '[{}]',
    'schema-or-schemas': '{}',
    'schemas-by-name': '{ "x": {} }',
    'schemas-by-pattern': '{ "^x": {} }',
    'schemas-or-names-by-name': '{ "x": ["y"] }',
  };
  const PLACES = [
    ['the root', '{ "definitions": { "d": {} }, /*|*/ }'],
    ['a property', '{ "properties": { "x": { /*|*/ } }, "definitions": { "d": {} } }'],
    ['an element', '{ "items": { /*|*/ }, "definitions": { "d": {} } }'],
    ['a branch', '{ "anyOf": [{ /*|*/ }], "definitions": { "d": {} } }'],
    ['a definition', '{ "definitions": { "d": { /*|*/ } } }'],
  ] as const;

  test.each(PLACES)('each keyword of the draft in %s, and no other', async (_, source) => {
    const place = await atPlace('a.schema.json', source);
    const present = source.startsWith('{ "definitions": { "d": {} }') ? ['definitions'] : [];
    const ours = KEYWORD_NAMES.filter(name => isIn(keyword(name) ?? { kind: 'any' }, OUR_DRAFT));
    const candidates = [...ours, 'maxLenght', 'properteis'].map(name => ({
      label: name,
      json: `${JSON.stringify(name)}: ${SAMPLES[keyword(name)?.kind ?? 'any']}`,
    }));
    const missing = missingOffers(place, candidates).filter(
      line => !present.some(name => line.includes(name)),
    );
    expect([...refusedOffers(place), ...missing]).toEqual([]);
    expect(place.offers.map(({ label }) => label).toSorted()).toEqual(
      ours.filter(name => !present.includes(name)).toSorted(),
    );
  });

  test('every format that somebody knows, and none of the past', async () => {
    const place = await atPlace('a.schema.json', '{ "properties": { "x": { "format": /*|*/ } } }');
    const formats = [...GLOBUS_FORMATS, ...STANDARD_FORMATS];
    const candidates = formats.map(label => ({ label, json: JSON.stringify(label) }));
    expect([...refusedOffers(place), ...missingOffers(place, candidates)]).toEqual([]);
    expect(place.offers.filter(({ label }) => OLD_GLOBUS_FORMATS.includes(label))).toEqual([]);
  });

  test('new properties are right as they are', async () => {
    const place = await atPlace('a.schema.json', '{ "type": "object", "properties": { /*|*/ } }');
    expect(refusedOffers(place)).toEqual([]);
    expect(place.offers.length).toBeGreaterThan(5);
  });
});
