import { describe, expect, test } from 'vitest';
import { byName, companionKind } from '../../document/recognise.ts';
import { applyEdits } from '../../json/text.ts';
import { KEYWORD_NAMES } from '../../schema/keywords.ts';
import { openFiles } from '../navigation/testing/open-files.ts';
import { documentCompletions } from './document-completions.ts';

const FLOW =
  '{ "StartAt": "Copy", "States": { "Copy": { "Type": "Pass", "Next": "Done" }, "Done": { "Type": "Pass", "End": true } } }';
const SCHEMA = JSON.stringify({
  required: ['source', 'mode'],
  properties: {
    source: { $ref: '#/definitions/place' },
    mode: { enum: ['fast', 'safe'], description: 'How to copy.' },
    verify: { type: 'boolean', default: true },
    tags: { type: 'array', items: { enum: ['raw', 'reduced'] } },
  },
  definitions: {
    place: {
      type: 'object',
      required: ['id', 'path'],
      properties: { id: { type: 'string' }, path: { type: 'string' } },
    },
  },
});

/** What is offered at the cursor of a file beside the flow and its schema. */
async function offered(name: string, text: string) {
  const others = [
    ['a.flow.json', FLOW],
    ['a.schema.json', SCHEMA],
  ].filter(([other]) => other !== name);
  const source = [`// -- ${name}`, text, ...others.flatMap(([other, own]) => [`// -- ${other}`, own])].join(
    '\n',
  );
  const { files, file, offset } = await openFiles(source);
  const kind = byName(file.uri)?.kind ?? companionKind(file.uri) ?? 'none';
  return { items: documentCompletions(file.text, kind, files, offset), text: file.text };
}

const labels = async (name: string, text: string) =>
  (await offered(name, text)).items.map(({ label }) => label);

async function taken(name: string, source: string, label: string): Promise<string> {
  const { items, text } = await offered(name, source);
  const item = items.find(own => own.label === label);
  return item ? applyEdits(text, [item.edit, ...(item.also ?? [])]) : `${label} is not offered`;
}

describe('run inputs', () => {
  const input = 'a.input.json';

  test('properties that the schema declares, what it needs first', async () => {
    expect(await labels(input, '{ /*|*/ }')).toEqual([
      'All required properties',
      'source',
      'mode',
      'verify',
      'tags',
    ]);
    expect(await labels(input, '{ "mode": "fast", "/*|*/" }')).toEqual(['source', 'verify', 'tags']);
    expect(await labels(input, '{ "source": { /*|*/ } }')).toEqual(['All required properties', 'id', 'path']);
    expect(await taken(input, '{ /*|*/ }', 'mode')).toBe(`{ "mode": "\${1|fast,safe|}" }`);
    expect(await taken(input, '{ /*|*/ }', 'All required properties')).toContain('"mode": "fast"');
  });

  test('values', async () => {
    expect(await labels(input, '{ "mode": "/*|*/" }')).toEqual(['fast', 'safe']);
    expect(await labels(input, '{ "verify": /*|*/ }')).toEqual(['true', 'false']);
    expect(await labels(input, '{ "tags": ["raw", /*|*/] }')).toEqual(['raw', 'reduced']);
    expect(await labels(input, '{ "source": { "id": "/*|*/" } }')).toEqual([]);
  });
});

describe('flow tests', () => {
  const name = 'a.flowtest.json';
  const test1 = (body: string) =>
    `{ "flowtest": 1, "flow": "a.flow.json", "cases": [{ "name": "x", ${body} }] }`;

  test('by their schema, and inputs by the input schema of the flow', async () => {
    expect(await labels(name, test1('/*|*/'))).toEqual(expect.arrayContaining(['input', 'mocks', 'expect']));
    expect(await labels(name, test1('"expect": { "status": "/*|*/" }'))).toContain('SUCCEEDED');
    expect(await labels(name, test1('"input": { "mode": "/*|*/" }'))).toEqual(['fast', 'safe']);
  });

  test('names of states wherever one belongs', async () => {
    for (const body of [
      '"expect": { "path": ["/*|*/"] }',
      '"expect": { "notVisited": ["/*|*/"] }',
      '"startAt": "/*|*/"',
      '"mocks": { "states": { "/*|*/" } }',
    ])
      expect(await labels(name, test1(body)), body).toEqual(['Copy', 'Done']);
  });
});

test('the project file, by its schema', async () => {
  const name = 'globus-flows.json';
  expect(await labels(name, '{ "/*|*/" }')).toEqual(expect.arrayContaining(['flows', 'rules', 'preset']));
  expect(await labels(name, '{ "preset": "/*|*/" }')).toEqual(['recommended', 'strict']);
  expect(await labels(name, '{ "rules": { "unreachable-state": "/*|*/" } }')).toContain('warning');
});

describe('input schemas', () => {
  const name = 'a.schema.json';

  test('every keyword of the draft once, the usual ones first', async () => {
    const found = await labels(name, '{ "type": "object", /*|*/ }');
    expect(found.slice(0, 3)).toEqual(['title', 'description', 'format']);
    expect(found).not.toContain('type');
    expect(KEYWORD_NAMES).toEqual(expect.arrayContaining(found));
    expect(await labels(name, '{ "properties": { "x": { "/*|*/" } } }')).toContain('minimum');
  });

  test('types, formats and names', async () => {
    expect(await labels(name, '{ "type": "/*|*/" }')).toHaveLength(7);
    expect(await labels(name, '{ "properties": { "x": { "format": "/*|*/" } } }')).toEqual(
      expect.arrayContaining(['globus-collection', 'uuid']),
    );
    expect(await labels(name, '{ "properties": { "x": {}, "y": {} }, "required": ["x", "/*|*/"] }')).toEqual([
      'y',
    ]);
    expect(await labels(name, '{ "definitions": { "d": {} }, "items": { "$ref": "/*|*/" } }')).toEqual([
      '#/definitions/d',
    ]);
  });

  test('nothing where names are the author’s own', async () => {
    for (const text of [
      '{ "properties": { "/*|*/" } }',
      '{ "default": { "/*|*/" } }',
      '{ "title": "/*|*/" }',
    ])
      expect(await labels(name, text), text).toEqual([]);
  });
});

test('never throws, wherever the text ends', async () => {
  const text = '{ "cases": [{ "input": { "mode": "fast" }, "expect": { "path": ["Copy", 1] } }] }';
  for (let end = 0; end <= text.length; end += 3)
    for (const name of ['a.flowtest.json', 'a.input.json', 'a.schema.json', 'globus-flows.json'])
      for (const tail of ['', '"'])
        await expect(offered(name, `${text.slice(0, end)}${tail}/*|*/`)).resolves.toBeDefined();
});
