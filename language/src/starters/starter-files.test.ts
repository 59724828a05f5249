import { describe, expect, test } from 'vitest';
import { knowledgeOf } from '../document/knowledge.ts';
import { parseJson } from '../json/parse.ts';
import { plainValue } from '../json/value.ts';
import { validate } from '../validate.ts';
import { flowNameIn, flowNameProblem, type NewFile, starterFiles, starterNamed } from './starter-files.ts';
import { STARTERS } from './starters.ts';

const file = ({ name, text }: NewFile) => ({ uri: `file:///work/${name}`, text });

describe.each(STARTERS.map(starter => [starter.id, starter] as const))('the starter %s', (id, starter) => {
  const [flow, schema, input, flowtest] = starterFiles(starter, 'my scan');

  test('has nothing that the rules could find, not even when they are strict', () => {
    if (!flow || !schema || !input || !flowtest) throw new Error('A file is missing.');
    const options = { preset: 'strict', inputSchema: file(schema), definitions: [file(flow)] } as const;
    for (const one of [flow, schema, input, flowtest])
      expect([one.name, validate(one.text, `file:///work/${one.name}`, options)]).toEqual([one.name, []]);
    expect(knowledgeOf(file(schema)).inputSchema).toBeDefined();
  });

  test('has a test whose files are those of the new flow', () => {
    const { root } = parseJson(flowtest?.text ?? '');
    expect(root && plainValue(root)).toMatchObject({
      flow: 'my scan.flow.json',
      inputSchema: 'my scan.schema.json',
      cases: expect.arrayContaining([expect.objectContaining({ inputFile: 'my scan.input.json' })]),
    });
    expect(flowtest?.text).not.toContain(`"${id}.`);
  });
});

test('a starter is found by its id', () => {
  expect(starterNamed('hello')?.title).toBe('Hello');
  expect(starterNamed('toString')).toBeUndefined();
});

describe('the name of a flow', () => {
  test('is what was typed, without the ending of its file', () => {
    expect([' copy ', 'copy.flow.json', 'copy.json', 'copy.flow'].map(flowNameIn)).toEqual([
      'copy',
      'copy',
      'copy',
      'copy.flow',
    ]);
  });

  test.each(['copy', 'Scan 12', 'données', '扫描', 'a.b'])('%s is good', name => {
    expect(flowNameProblem(name)).toBeUndefined();
  });

  test.each([
    ['', 'needs a name'],
    ['  ', 'needs a name'],
    [' a', 'neither begins nor ends'],
    ['a.', 'end with a dot'],
    ['..', 'end with a dot'],
    ['.git', 'hidden'],
    ['a/b', '"/"'],
    ['a\\b', '"\\\\"'],
    ['a:b', '":"'],
    ['a\u0000', '"\\u0000"'],
    ['NUL', 'Windows'],
    ['com1.x', 'Windows'],
    ['a'.repeat(101), 'too long'],
  ])('%j is not', (name, why) => {
    expect(flowNameProblem(name)).toContain(why);
  });
});
