import { describe, expect, test } from 'vitest';
import { definitionBeside, inputsBeside, schemaBeside } from './companions.ts';

const files = [
  'a.flow.json',
  'a.schema.json',
  'b.flow.json',
  'b.input.json',
  'a.input.json',
  'schema.json',
  'input.json',
];

describe('files that belong together', () => {
  test('a schema is found by the name of its definition, then by its own', () => {
    expect(schemaBeside('a.flow.json', files)).toBe('a.schema.json');
    expect(schemaBeside('b.flow.json', files)).toBe('schema.json');
    expect(schemaBeside('definition.json', ['input_schema.json', 'x.json'])).toBe('input_schema.json');
    expect(schemaBeside('definition.json', ['input-schema.json'])).toBe('input-schema.json');
    expect(schemaBeside('a.flow.json', ['b.schema.json'])).toBeUndefined();
  });

  test('inputs of the same name come first, and no other JSON is one', () => {
    expect(inputsBeside('b.flow.json', files)).toEqual(['b.input.json', 'input.json', 'a.input.json']);
    expect(inputsBeside('b.flow.json', ['package.json', 'my-input.json'])).toEqual([]);
  });

  test('an input finds its definition when there is no doubt', () => {
    expect(definitionBeside('b.input.json', files)).toBe('b.flow.json');
    expect(definitionBeside('input.json', files)).toBeUndefined();
    expect(definitionBeside('input.json', ['definition.json', 'schema.json'])).toBe('definition.json');
  });
});
