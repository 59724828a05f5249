import { describe, expect, test } from 'vitest';
import { byName, companionKind } from '../../document/recognise.ts';
import { applyEdits } from '../../json/text.ts';
import { KEYWORD_NAMES } from '../../schema/keywords.ts';
import { readFixture } from '../../testing/fixture.ts';
import { folderOf, openIn } from '../navigation/testing/open-files.ts';
import { documentCompletions } from './document-completions.ts';
import { surroundingsOf } from './surroundings.ts';

const FLOW = `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Action", "ActionUrl": "https://a.org/", "Parameters": { "x.$": "$.note.text" }, "ResultPath": "$.copied", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Refuse" }], "Next": "Done" },
    "Done": { "Type": "Pass", "End": true },
    "Refuse": { "Type": "Fail", "Error": "NoCopy" }
  }
}`;
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

const OTHERS: ReadonlyMap<string, string> = new Map([
  ['a.flow.json', FLOW],
  ['a.schema.json', SCHEMA],
  ['a.input.json', '{}'],
  ['expected.json', '{}'],
]);

/** What is offered at the cursor of a file beside the flow and its schema. */
async function offered(name: string, source: string) {
  const { text, cursor = 0 } = readFixture(source).main;
  const folder = folderOf(new Map([...OTHERS, [name, text]]));
  const { files, file } = await openIn(folder, name);
  const kind = byName(file.uri)?.kind ?? companionKind(file.uri) ?? 'none';
  const around = await surroundingsOf(file, kind, files, folder);
  return { items: documentCompletions(text, kind, around, cursor), text };
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
    ])
      expect(await labels(name, test1(body)), body).toEqual(['Copy', 'Done', 'Refuse']);
    // A mock answers for a state that asks somebody.
    expect(await labels(name, test1('"mocks": { "states": { "/*|*/" } }'))).toEqual(['Copy']);
  });

  test('files of the folder, by what they are for', async () => {
    expect(await labels(name, '{ "flowtest": 1, "flow": "/*|*/" }')).toEqual([
      'a.flow.json',
      'expected.json',
    ]);
    expect(await labels(name, '{ "flowtest": 1, "inputSchema": "/*|*/" }')).toContain('a.schema.json');
    expect(await labels(name, test1('"inputFile": "/*|*/"'))).toEqual(['a.input.json', 'expected.json']);
    expect(await labels(name, test1('"expect": { "outputFile": "/*|*/" }'))).toContain('expected.json');
  });

  test('fixtures, addresses, errors, ways out of a state, codes of the log', async () => {
    const fixtures =
      '"fixtures": { "done": { "succeed": {} } }, "cases": [{ "name": "x", "mocks": { "default": { "use": "/*|*/" } } }]';
    expect(await labels(name, `{ "flowtest": 1, "flow": "a.flow.json", ${fixtures} }`)).toEqual(['done']);
    expect(await labels(name, test1('"mocks": { "urls": { "/*|*/" } }'))).toEqual(['https://a.org/']);
    expect(await labels(name, test1('"mocks": { "default": { "raise": { "error": "/*|*/" } } }'))).toContain(
      'ActionTimeout',
    );
    expect(await labels(name, test1('"expect": { "error": { "error": "/*|*/" } }'))).toContain('NoCopy');
    expect(
      await labels(name, test1('"expect": { "caught": [{ "state": "Copy", "error": "/*|*/" }] }')),
    ).toContain('States.ALL');
    expect(await labels(name, test1('"expect": { "path": [{ "state": "Copy", "via": "/*|*/" }] }'))).toEqual([
      'next',
      'catch[0]',
    ]);
    expect(await labels(name, test1('"expect": { "path": [{ "state": "Done", "via": "/*|*/" }] }'))).toEqual([
      'end',
    ]);
    expect(await labels(name, test1('"expect": { "log": ["/*|*/"] }'))).toContain('FlowSucceeded');
  });

  test('paths into the payload at the end, and matchers behind them', async () => {
    expect(await labels(name, test1('"expect": { "output": { /*|*/ } }'))).toEqual(
      expect.arrayContaining(['$.source', '$.mode', '$.copied']),
    );
    expect(await labels(name, test1('"expect": { "output": { "$.source./*|*/" } }'))).toEqual([
      '$.source.id',
      '$.source.path',
    ]);
    expect(await labels(name, test1('"expect": { "output": { "$.mode": { "/*|*/" } } }'))).toEqual(
      expect.arrayContaining(['$eq', '$regex', '$oneOf', '$expr']),
    );
  });
});

describe('the project file', () => {
  const name = 'globus-flows.json';
  const project = (body: string) =>
    `{ "flows": { "copy": { "definition": "a.flow.json", "inputSchema": "a.schema.json" } }, ${body} }`;
  const flow = (body: string) => `{ "flows": { "copy": { ${body} } } }`;

  test('by its schema', async () => {
    expect(await labels(name, '{ "/*|*/" }')).toEqual(expect.arrayContaining(['flows', 'rules', 'preset']));
    expect(await labels(name, '{ "preset": "/*|*/" }')).toEqual(['recommended', 'strict']);
    expect(await labels(name, '{ "rules": { "unreachable-state": "/*|*/" } }')).toContain('warning');
  });

  test('files, flows and states by their names', async () => {
    expect(await labels(name, flow('"definition": "/*|*/"'))).toEqual(['a.flow.json', 'expected.json']);
    expect(await labels(name, flow('"inputSchema": "/*|*/"'))).toEqual(['a.schema.json', 'expected.json']);
    expect(await labels(name, project('"triggers": { "t": { "flow": "/*|*/" } }'))).toEqual(['copy']);
    expect(await labels(name, project('"suppressions": [{ "file": "/*|*/" }]'))).toEqual(['a.flow.json']);
    expect(
      await labels(name, project('"suppressions": [{ "file": "a.flow.json", "state": "/*|*/" }]')),
    ).toEqual(['Copy', 'Done', 'Refuse']);
    expect(await labels(name, project('"suppressions": [{ "rule": "/*|*/" }]'))).toContain('path-lost');
  });

  test('principals that a role can have', async () => {
    const roles = (role: string) => labels(name, flow(`"roles": { "${role}": ["/*|*/"] }`));
    const urns = ['urn:globus:auth:identity:', 'urn:globus:groups:id:'];
    expect(await roles('viewers')).toEqual([...urns, 'public']);
    expect(await roles('starters')).toEqual([...urns, 'all_authenticated_users']);
    expect(await roles('administrators')).toEqual(urns);
    expect(await taken(name, flow('"roles": { "viewers": ["/*|*/"] }'), 'urn:globus:groups:id:')).toBe(
      flow('"roles": { "viewers": ["urn:globus:groups:id:$1"] }'),
    );
  });

  test('the input of a trigger, by the schema of its flow, and what can be said of the file', async () => {
    const trigger = (body: string) =>
      project(`"triggers": { "t": { "flow": "copy", "input": { ${body} } } }`);
    expect(await labels(name, trigger('/*|*/'))).toContain('source');
    const found = await labels(name, trigger('"mode": "/*|*/"'));
    expect(found.slice(0, 2)).toEqual(['fast', 'safe']);
    expect(found).toContain(`\${path}`);
    expect(await taken(name, trigger(`"source": { "path": "/in/\${na/*|*/" }`), `\${name}`)).toContain(
      `"/in/\${name}"`,
    );
    expect(await labels(name, project('"triggers": { "t": { "settle": "/*|*/" } }'))).toContain('manifest');
  });
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

  test('properties that the flow reads and nobody declares, then one of each kind', async () => {
    const found = await labels(name, '{ "properties": { "/*|*/" } }');
    expect(found.slice(0, 2)).toEqual(['note', 'New text']);
    expect(await labels(name, '{ "properties": { "note": { "properties": { "/*|*/" } } } }')).toContain(
      'text',
    );
    expect(await taken(name, '{ "properties": { /*|*/ } }', 'note')).toContain('"note": {');
    expect(await taken(name, '{ "properties": { /*|*/ } }', 'New collection and path')).toContain(
      '"format": "globus-collection"',
    );
  });

  test('values of the other keywords, by what a schema says of them', async () => {
    const property = (body: string) => `{ "properties": { "x": { ${body} } } }`;
    expect(await labels(name, property('"enum": ["a", "b"], "default": "/*|*/"'))).toEqual(['a', 'b']);
    expect(await labels(name, property('"type": "boolean", "default": /*|*/'))).toEqual(['true', 'false']);
    expect(await labels(name, property('"readOnly": /*|*/'))).toEqual(['false', 'true']);
    expect(await labels(name, property('"items": /*|*/'))).toEqual(['false', 'true', '{ … }']);
    expect(await labels(name, '{ "$defs": { "a b": {} }, "items": { "$ref": "/*|*/" } }')).toEqual([
      '#/$defs/a%20b',
    ]);
  });

  test('nothing where names are the author’s own', async () => {
    for (const text of [
      '{ "definitions": { "/*|*/" } }',
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
