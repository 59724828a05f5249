import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { inState } from '../testing/at-cursor.ts';
import { symbols } from './symbols.ts';

test('where the flow starts, then the states with their types', () => {
  const text = '{ "States": { "A": { "Type": "Pass", "Next": " " }, " ": { "Type": "X" } }, "StartAt": "A" }';
  const found = symbols(new FlowDocument('file:///a', text));
  expect(found).toMatchObject([
    { name: 'StartAt', detail: 'A', kind: 'start' },
    { name: 'A', detail: 'Pass', kind: 'state', type: 'Pass' },
    { name: '(no name)', detail: '' },
  ]);
  for (const { span, selection } of found) {
    expect(selection.offset).toBe(span.offset);
    expect(selection.length).toBeLessThanOrEqual(span.length);
  }
});

test('as a run comes to them, with the ways out of those that decide or catch', () => {
  const text = `{
    "States": {
      "End": { "Type": "Pass", "End": true },
      "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsPresent": true, "Next": "Do" }], "Default": "End" },
      "Do": { "Type": "Action", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "End" }], "Next": "Ask" }
    },
    "StartAt": "Ask"
  }`;
  const found = symbols(new FlowDocument('file:///a', text));
  expect(found.map(({ name, children }) => [name, children.map(c => `${c.name} ${c.detail}`)])).toEqual([
    ['StartAt', []],
    ['Ask', ['otherwise → End', '$.a is present → Do']],
    ['Do', ['then → Ask', 'any error → End']],
    ['End', []],
  ]);
  const [, ask] = found;
  const at = ask?.children[1]?.span ?? { offset: 0, length: 0 };
  expect(text.slice(at.offset, at.offset + at.length)).toBe('"Do"');
});

test('names with escapes, and two of the same name', () => {
  const text = inState('{ "Type": "Pass", "End": true }')
    .replace('"B":', '"\\"B\\u0041":')
    .replace('"A": {', '"A": {}, "A": {');
  const found = symbols(new FlowDocument('file:///a', text)).filter(({ kind }) => kind === 'state');
  expect(
    found.map(({ selection: { offset, length } }) => text.slice(offset, offset + length)).sort(),
  ).toEqual(['"A"', '"A"', '"\\"B\\u0041"'].sort());
});

test('of a text that is cut off', () => {
  const found = symbols(new FlowDocument('file:///a', '{ "States": { "A": { "Type": "Pass", "B'));
  expect(found.map(s => s.name)).toEqual(['A']);
});
