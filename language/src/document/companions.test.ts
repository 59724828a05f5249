import { describe, expect, test } from 'vitest';
import { companionCandidates, definitionCandidates } from './companions.ts';

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
