import { expect, test } from 'vitest';
import { FlowDocument } from '../../document/flow-document.ts';
import { kindOfOurs } from '../../document/recognise.ts';
import { readFixture } from '../../testing/fixture.ts';
import { folderOf, openIn } from '../navigation/testing/open-files.ts';
import { documentHover } from './document-hover.ts';

const FLOW = `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Pass", "Parameters": { "x.$": "$.source.id" }, "ResultPath": "$.made", "Next": "Done" },
    "Done": { "Type": "Pass", "End": true }
  }
}`;
const SCHEMA = JSON.stringify({
  type: 'object',
  properties: {
    source: { type: 'object', title: 'Source', properties: { id: { type: 'string' } } },
    mode: { enum: ['fast', 'safe'], default: 'fast', description: 'How to copy.' },
    unused: { type: 'string' },
  },
});

/** What is told at the cursor of a file beside the flow and its schema, and what of its text that is about. */
async function told(name: string, source: string): Promise<{ says: string; under: string }> {
  const { text, cursor = 0 } = readFixture(source).main;
  const folder = folderOf(
    new Map([
      ['a.flow.json', FLOW],
      ['a.schema.json', SCHEMA],
      [name, text],
    ]),
  );
  const { file, files } = await openIn(folder, name);
  const kind = kindOfOurs(file.uri, new FlowDocument(file.uri, text));
  const found = documentHover(file, kind, files, cursor, 'docs/rules/');
  const { offset, length } = found?.span ?? { offset: 0, length: 0 };
  return { says: found?.contents ?? '', under: text.slice(offset, offset + length) };
}

test.each([
  [
    'a run input, by its schema',
    'a.input.json',
    '{ "mo/*|*/de": "fast" }',
    '"mode"',
    ['**mode**', 'How to copy.', '`"safe"`', 'Default: `"fast"`'],
  ],
  ['a value of it', 'a.input.json', '{ "mode": "fa/*|*/st" }', '"fast"', ['How to copy.']],
  [
    'a flow test',
    'a.flowtest.json',
    '{ "flow": "a.flow.json", "cases": [{ "mo/*|*/cks": {} }] }',
    '"mocks"',
    ['What actions and web inputs answer'],
  ],
  [
    'an input in it',
    'a.flowtest.json',
    '{ "flow": "a.flow.json", "cases": [{ "input": { "mo/*|*/de": 1 } }] }',
    '"mode"',
    ['How to copy.'],
  ],
  [
    'a state in it',
    'a.flowtest.json',
    '{ "flow": "a.flow.json", "cases": [{ "startAt": "Do/*|*/ne" }] }',
    '"Done"',
    ['Comes after “Copy”'],
  ],
  [
    'the project file',
    'globus-flows.json',
    '{ "pre/*|*/set": "strict" }',
    '"preset"',
    ['How much findings weigh'],
  ],
  [
    'a rule in it',
    'globus-flows.json',
    '{ "rules": { "path-/*|*/lost": "off" } }',
    '"path-lost"',
    ['not there on every route', 'docs/rules/path-lost.md'],
  ],
  [
    'a principal in it',
    'globus-flows.json',
    '{ "flows": { "c": { "roles": { "viewers": ["urn:globus:groups:id:0000000/*|*/0-1111-2222-3333-444444444444"] } } } }',
    '"urn:globus:groups:id:00000000-1111-2222-3333-444444444444"',
    ['The id of a group'],
  ],
  [
    'a property of an input schema',
    'a.schema.json',
    '{ "properties": { "sou/*|*/rce": { "type": "object" } } }',
    '"source"',
    ['`source` is read by “Copy”'],
  ],
  [
    'one that nobody reads',
    'a.schema.json',
    '{ "properties": { "un/*|*/used": {} } }',
    '"unused"',
    ['No state reads'],
  ],
])('%s', async (_, name, source, under, parts) => {
  const found = await told(name, source);
  expect(found.under).toBe(under);
  for (const part of parts) expect(found.says).toContain(part);
});

test('nothing where nothing is known', async () => {
  for (const [name, source] of [
    ['a.input.json', '{ "ot/*|*/her": 1 }'],
    ['a.schema.json', '{ "ti/*|*/tle": "x" }'],
    ['a.flowtest.json', '/*|*/'],
    ['globus-flows.json', '{ /*|*/ }'],
  ] as const)
    expect((await told(name, source)).says, source).toBe('');
});
