import { describe, expect, test } from 'vitest';
import { KnownProviders } from '../providers/known-providers.ts';
import {
  companionCandidates,
  definitionCandidates,
  definitionsOf,
  flowOf,
  flowWithSchema,
  inputSchemaOf,
  type Neighbourhood,
  recogniseAmong,
} from './companions.ts';
import { knowledgeOf } from './knowledge.ts';

const inFolder = (...names: string[]) => names.map(name => `file:///f/${name}`);

describe('the input schema', () => {
  test.each([
    ['copy.flow.json', 'copy.schema.json'],
    ['copy.json', 'copy.schema.json'],
    ['COPY.FLOW.JSON', 'COPY.schema.json'],
    ['copy.input.json', 'copy.schema.json'],
    ['a%20b.flow.json', 'a%20b.schema.json'],
    ['definition.json', 'definition.schema.json'],
    ['odd.txt', 'odd.txt.schema.json'],
  ])('of %s has its name, or one of those that schemas have', (name, first) =>
    expect(companionCandidates(`file:///f/${name}`)).toEqual(
      inFolder(first, 'schema.json', 'input_schema.json', 'input-schema.json'),
    ),
  );
});

describe('the definition', () => {
  test.each(['copy.schema.json', 'copy.input.json'])('of %s has its name', name =>
    expect(definitionCandidates(`file:///f/${name}`)).toEqual(inFolder('copy.flow.json', 'copy.json')),
  );

  test.each(['schema.json', 'input_schema.json', 'input-schema.json', 'input.json'])(
    'of %s is the one that has no name of its own either',
    name => expect(definitionCandidates(`file:///f/${name}`)).toEqual(inFolder('definition.json')),
  );

  test.each(['copy.schema.json', 'schema.json', 'input_schema.json'])(
    'of %s takes it for its schema',
    name => {
      const schema = `file:///f/${name}`;
      for (const definition of definitionCandidates(schema))
        expect(companionCandidates(definition)).toContain(schema);
    },
  );
});

/** A folder with these files. */
function folder(files: Record<string, string>): Neighbourhood {
  const uri = (name: string) => `file:///f/${name}`;
  const all = new Map(Object.entries(files).map(([name, text]) => [uri(name), { uri: uri(name), text }]));
  return { file: async at => all.get(at), beside: async () => [...all.keys()].sort() };
}

describe('in a folder', () => {
  const own = '{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "End": true } } }';
  const amazons = '{ "StartAt": "A", "States": { "A": { "Type": "Task", "End": true } } }';

  test.each<[string, Record<string, string>, string[]]>([
    ['schema.json', { 'a.flow.json': '', 'b.flow.json': '', 'c.json': '{}' }, ['a.flow.json', 'b.flow.json']],
    ['schema.json', { 'a.flow.json': '', 'a.schema.json': '{}' }, []],
    ['schema.json', { 'transfer.json': own, 'other.json': amazons }, ['transfer.json']],
    ['schema.json', { 'definition.json': own, 'schema.json': '{}' }, ['definition.json']],
    ['input-schema.json', { 'a.flow.json': '', 'schema.json': '{}' }, []],
    ['a.schema.json', { 'a.json': own, 'b.flow.json': '' }, ['a.json']],
    ['a.schema.json', { 'a.json': '{}', 'b.flow.json': '' }, []],
    ['input.json', { 'a.flow.json': '', 'a.schema.json': '{}' }, ['a.flow.json']],
    ['package.json', { 'a.flow.json': '' }, []],
  ])('%s with %j belongs to %j', async (name, files, expected) => {
    const beside = folder({ [name]: '{}', ...files });
    const found = await definitionsOf(`file:///f/${name}`, beside);
    expect(found.map(file => file.uri)).toEqual(inFolder(...expected));
  });

  const project = JSON.stringify({
    flows: {
      a: { definition: 'sub/odd%name.json', inputSchema: 'shapes/input.json' },
      b: { definition: 'b.json' },
    },
  });
  const named = folder({
    'globus-flows.json': project,
    'sub/odd%25name.json': '{}',
    'sub/schema.json': '{}',
    'shapes/input.json': '{ "title": "its own" }',
    'b.json': '{}',
    'schema.json': '{}',
  });
  const NONE = { kind: 'none', reason: '' } as const;

  test('what the project file names counts, wherever it lies', async () => {
    const kinds = [
      'sub/odd%25name.json',
      'shapes/input.json',
      'b.json',
      'schema.json',
      'sub/schema.json',
      'c.json',
    ];
    const found = await Promise.all(
      kinds.map(async name => (await recogniseAmong(`file:///f/${name}`, NONE, named)).kind),
    );
    expect(found).toEqual([
      'flow-definition',
      'input-schema',
      'flow-definition',
      'input-schema',
      'none',
      'none',
    ]);
    expect((await inputSchemaOf('file:///f/sub/odd%25name.json', named))?.text).toContain('its own');
    expect((await inputSchemaOf('file:///f/b.json', named))?.uri).toBe('file:///f/schema.json');
    const [definition] = await definitionsOf('file:///f/shapes/input.json', named);
    expect(definition?.uri).toBe('file:///f/sub/odd%25name.json');
  });

  test('a schema is not its own', async () => {
    const files = folder({ 'schema.json': '{}' });
    expect(await inputSchemaOf('file:///f/schema.json', files)).toBeUndefined();
    expect((await inputSchemaOf('file:///f/a.flow.json', files))?.text).toBe('{}');
  });
});

test('with its input schema, a definition keeps what is known of action providers, and all that was read with them', () => {
  const providers = new KnownProviders([]);
  const file = { uri: 'file:///a.flow.json', text: '{ "StartAt": "A", "States": {} }' };
  const { structure } = flowOf(file, knowledgeOf(undefined, providers));
  const flow = flowWithSchema(file, { uri: 'file:///a.schema.json', text: '{ "type": "object" }' });
  expect(flow.knowledge).toMatchObject({ inputSchema: { type: 'object' }, providers });
  expect(flow.structure).toBe(structure);
});
