import { describe, expect, test } from 'vitest';
import { inState } from '../../testing/at-cursor.ts';
import { definition } from './definition.ts';
import { references } from './references.ts';
import { openFiles } from './testing/open-files.ts';

const two = (inA: string, atB: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "${inA}B" }, "${atB}B": { "Type": "Pass", "Next": "B" } } }`;

/** Where what is at the cursor comes from, each place as the rest of its line from there. */
async function origins(source: string): Promise<string[]> {
  const { files, file, offset } = await openFiles(source);
  return definition(files, file, offset).map(({ file: { text }, span }) =>
    text.slice(span.offset, span.offset + span.length + 6),
  );
}

async function count(source: string, withDeclaration: boolean): Promise<number> {
  const { files, file, offset } = await openFiles(source);
  return references(files, file, offset, withDeclaration).length;
}

test('definition and references of a state', async () => {
  expect(await origins(two('/*|*/', ''))).toEqual(['B": { "']);
  expect(await count(two('/*|*/', ''), false)).toBe(2);
  expect(await count(two('', '/*|*/'), true)).toBe(3);
});

test('from every place that names a state', async () => {
  for (const body of [
    '{ "Type": "Choice", "Default": "/*|*/B" }',
    '{ "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsNull": true, "Next": "B/*|*/" }] }',
    '{ "Type": "Action", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "/*|*/B" }] }',
  ])
    expect(await origins(inState(body))).toEqual(['B": { "']);
});

test('nothing at what is no name of a state', async () => {
  expect(await origins(inState('{ "Type": "Pass", "Next": "Nope/*|*/" }'))).toEqual([]);
  expect(await origins(inState('{ "Type": "Pass", "Comment": "B/*|*/" }'))).toEqual([]);
});

describe('a key of the payload', () => {
  const states = (...bodies: string[]) =>
    `{ "StartAt": "S0", "States": { ${bodies.map((body, i) => `"S${i}": { ${body} }`).join(', ')} } }`;
  const write = (path: string, next: string) =>
    `"Type": "Pass", "Result": { "k": 1 }, "ResultPath": "${path}", "Next": "${next}"`;
  const read = (text: string) =>
    `"Type": "Pass", "Parameters": { "x.$": "${text}" }, "ResultPath": "$.x", "End": true`;

  test('comes from the state that writes it', async () => {
    expect(await origins(states(write('$.one', 'S1'), read('$.o/*|*/ne.k')))).toEqual(['one", "Ne']);
    expect(await origins(states(write('$.one', 'S1'), read('$.one./*|*/k')))).toEqual(['k": 1 }']);
  });

  test('comes from all that reach, and from the schema where a route has no write', async () => {
    const schema = '\n// -- schema.json\n{ "properties": { "one": {} } }';
    const choice =
      '"Type": "Choice", "Choices": [{ "Variable": "$.z", "IsPresent": true, "Next": "S1" }], "Default": "S2"';
    expect(await origins(states(choice, write('$.one', 'S2'), read('$.o/*|*/ne')) + schema)).toEqual([
      'one", "Ne',
      'one": {} ',
    ]);
    expect(
      await origins(states(write('$.one', 'S1'), write('$.one', 'S2'), read('$.o/*|*/ne')) + schema),
    ).toHaveLength(1);
  });
});

test('any offset of a truncated text has an answer', async () => {
  const text = two('', '').replace(
    '"Type": "Pass"',
    '"Type": "Pass", "Parameters": { "a.=": "b.c[\'d\']", "e.$": "$.f[0].g" }',
  );
  for (let end = 0; end <= text.length; end += 7) {
    const { files, file } = await openFiles(`${text.slice(0, end)}/*|*/`);
    for (let offset = 0; offset <= end; offset += 3) {
      definition(files, file, offset);
      expect(
        references(files, file, offset, true).every(({ span }) => span.offset + span.length <= end),
      ).toBe(true);
    }
  }
});
