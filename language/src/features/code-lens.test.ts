import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { lensWords, stateLenses } from './code-lens.ts';

const text = `{ "StartAt": "A", "States": {
  "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsNull": true, "Next": "A" }], "Default": "B" },
  "B": { "Type": "Wait", "Seconds": 1, "Next": "C" },
  "C": { "Type": "Pass", "Next": "B" }, "D": { "Type": "Fail" }, "E": { "Type": "Pass", "Next": "E" } } }`;
const document = new FlowDocument('file:///a.flow.json', text);

test('one above each state', () => {
  const shown = stateLenses(document).map(({ name, span }) => [
    name,
    text.slice(span.offset, span.offset + span.length),
  ]);
  expect(shown).toEqual(['A', 'B', 'C', 'D', 'E'].map(name => [name, `"${name}"`]));
});

test.each([
  ['A', 'The run starts here, and 1 transition leads here', 2],
  ['B', '2 transitions lead here', 2],
  ['C', '1 transition leads here', 1],
  ['D', 'No transition leads here', 0],
  ['E', '1 transition leads here', 1],
])('what is shown above %s', (name, title, count) => {
  const found = lensWords(document, name);
  expect(found?.title).toBe(title);
  expect(found?.places.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(
    Array(count).fill(`"${name}"`),
  );
});

test('the start alone, and a state that is gone', () => {
  const one = new FlowDocument(
    'file:///a.flow.json',
    '{ "StartAt": "A", "States": { "A": { "Type": "Fail" } } }',
  );
  expect(lensWords(one, 'A')?.title).toBe('The run starts here');
  expect(lensWords(one, 'B')).toBeUndefined();
});
