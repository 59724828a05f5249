import { expect, test } from 'vitest';
import { applyEdits } from '../../json/text.ts';
import { validate } from '../../validate.ts';
import { documentReports } from '../index.ts';
import { documentIn } from '../testing/check-document.ts';

const uri = 'file:///f/schema.json';
const flow = (parameters: string, name = 'a') => ({
  uri: `file:///f/${name}.flow.json`,
  text: `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { ${parameters} }, "End": true } } }`,
});
type Flow = ReturnType<typeof flow>;

/** The names that are said to be unused. */
const unused = (properties: string, ...definitions: Flow[]) => {
  const text = `{ "type": "object", "properties": ${properties} }`;
  return validate(text, uri, { definitions })
    .filter(d => d.code === 'schema-unused-input')
    .map(({ range: { start, end } }) => text.slice(start.character + 1, end.character - 1));
};

test.each<[string, string, Flow[], string[]]>([
  ['read', '{ "a": {} }', [flow('"x.$": "$.a"')], []],
  ['read in part', '{ "a": { "properties": { "b": {}, "c": {} } } }', [flow('"x.=": "a.b"')], ['c']],
  ['read whole', '{ "a": { "properties": { "b": {}, "c": {} } } }', [flow('"x.=": "a"')], []],
  ['the outermost only', '{ "a": { "properties": { "b": {} } } }', [flow('"x": 1')], ['a']],
  [
    'by one of several',
    '{ "a": {}, "b": {}, "c": {} }',
    [flow('"x.$": "$.a"'), flow('"x.$": "$.b"', 'b')],
    ['c'],
  ],
  ['all at once', '{ "a": {}, "b": {} }', [flow('"x.$": "$"')], []],
  ['by a path that nothing marks', '{ "a": {} }', [flow('"x": "$.a"')], []],
  ['under a name that is misspelt', '{ "label": {}, "b": {} }', [flow('"x.$": "$.lable", "y.$": "$.b"')], []],
  ['no definition', '{ "a": {} }', [], []],
  ['a broken definition', '{ "a": {} }', [flow('"x.$": "$')], []],
  [
    'what is in a list',
    '{ "a": { "items": { "properties": { "b": {} } } } }',
    [flow('"x.$": "$.a[0].c"')],
    [],
  ],
])('%s', (_, properties, definitions, expected) =>
  expect(unused(properties, ...definitions)).toEqual(expected),
);

test('branches look at the same object, and each property is told once', () => {
  const text = `{ "properties": { "a": {} }, "allOf": [{ "properties": { "b": {} } }, { "if": { "properties": { "a": {} } } }] }`;
  const found = validate(text, uri, { definitions: [flow('"x": 1')] });
  expect(found.map(d => text.slice(d.range.start.character, d.range.end.character))).toEqual(['"a"', '"b"']);
});

test('half a definition, or half a schema, says nothing', () => {
  const whole = '{ "type": "object", "properties": { "a": {}, "b": {} } }';
  const { text } = flow('"x.$": "$.b"');
  const codes = (schema: string, definition: string) =>
    validate(schema, uri, { definitions: [{ uri: 'file:///f/a.flow.json', text: definition }] }).map(
      d => d.code,
    );
  expect(codes(whole, text)).toEqual(['schema-unused-input']);
  for (let end = 0; end < text.length; end++) expect(codes(whole, text.slice(0, end))).toEqual([]);
  for (let end = 0; end < whole.length; end++)
    expect(codes(whole.slice(0, end), text)).not.toContain('schema-unused-input');
});

test('the fix takes it out of all lists', () => {
  const source = `{ "type": "object", "propertyOrder": ["b", "a"], "required": ["a"], "properties": { "a": {}, "b": {} } }
// -- b.flow.json
${flow('"x.$": "$.b"').text}`;
  const [document] = documentIn(source, 'input-schema');
  const [report] = documentReports(document);
  const [fix] = report?.fixes() ?? [];
  expect(JSON.parse(applyEdits(document.text, fix?.edits ?? []))).toEqual({
    type: 'object',
    propertyOrder: ['b'],
    required: [],
    properties: { b: {} },
  });
});
