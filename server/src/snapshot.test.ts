import { expect, test } from 'vitest';
import { FlowDocument } from '../../language/src/index.ts';
import { Documents } from './documents.ts';
import { Snapshot } from './snapshot.ts';

const uri = 'file:///f/a.flow.json';
const text = `{ "StartAt": "A", "States": {
  "A": { "Type": "Pass", "Parameters": { "x.$": "$.label" }, "ResultPath": "$.a", "Next": "B" },
  "B": { "Type": "Pass", "End": true }
} }`;
const schemaFile = (name: string) => ({
  uri: 'file:///f/a.schema.json',
  text: `{ "type": "object", "properties": { "${name}": {} }, "required": ["${name}"], "additionalProperties": false }`,
});
const codes = ({ reports }: ReturnType<Snapshot['check']>) => reports.map(report => report.rule.id);

test('what is known of the input schema is taken over by the next version, with all that did not change', () => {
  const documents = new Documents();
  const other = schemaFile('other');
  documents.open(uri, 1, text);
  const first = documents.get(uri);
  expect(first && codes(first.check('flow-definition', { inputSchema: other }))).toEqual([
    'schema-undeclared-input',
  ]);
  const { states, facts } = first?.document ?? new FlowDocument(uri, '');

  const at = text.split('\n')[1]?.indexOf('"Next"') ?? 0;
  const place = { line: 1, character: at };
  documents.change(uri, 2, [{ range: { start: place, end: place }, text: '"Comment": "c", ' }]);
  const second = documents.get(uri);
  const before = second?.document;
  expect(before?.knowledge.inputSchema).toBeDefined();
  const checked = second?.check('flow-definition', { inputSchema: other });
  expect(checked?.document).toBe(before);
  expect(before?.states[1]).toBe(states[1]);
  expect(before?.facts).toBe(facts);
});

test('another schema is known at once, and the states stay', () => {
  const snapshot = new Snapshot(new FlowDocument(uri, text), 1);
  const other = snapshot.check('flow-definition', { inputSchema: schemaFile('other') });
  const { states } = snapshot.document;
  const own = snapshot.check('flow-definition', { inputSchema: schemaFile('label') });
  expect([codes(other), codes(own)]).toEqual([['schema-undeclared-input'], []]);
  expect(snapshot.document.states).toBe(states);
  expect(codes(snapshot.check('flow-definition', {}))).toEqual([]);
});

test('nothing is checked twice', () => {
  const snapshot = new Snapshot(new FlowDocument('file:///f/schema.json', '5'), 1);
  const definitions = [{ uri, text }];
  const checked = snapshot.check('input-schema', { definitions });
  expect(codes(checked)).toEqual(['schema-root']);
  expect(snapshot.check('input-schema', { definitions: [...definitions] })).toBe(checked);
  expect(snapshot.check('input-schema', {})).not.toBe(checked);
});
