import { expect, test } from 'vitest';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { definition, references } from './navigation.ts';

const two = (inA: string, atB: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "${inA}B" }, "${atB}B": { "Type": "Pass", "Next": "B" } } }`;

test('definition and references of a state', () => {
  const [document, offset] = atCursor(two('/*|*/', ''));
  const key = definition(document, offset);
  expect(document.text.slice(key?.offset).startsWith('"B": {')).toBe(true);
  expect(references(document, key?.offset ?? 0, false)).toHaveLength(2);
  expect(references(...atCursor(two('', '/*|*/')), true)).toHaveLength(3);
});

test('from every place that names a state', () => {
  for (const body of [
    '{ "Type": "Choice", "Default": "/*|*/B" }',
    '{ "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsNull": true, "Next": "B/*|*/" }] }',
    '{ "Type": "Action", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "/*|*/B" }] }',
  ]) {
    const [document, offset] = atCursor(inState(body));
    expect(definition(document, offset)).toEqual(document.keyOf(1));
  }
});

test('nothing at what is no name of a state', () => {
  expect(definition(...atCursor(inState('{ "Type": "Pass", "Next": "Nope/*|*/" }')))).toBeUndefined();
  expect(definition(...atCursor(inState('{ "Type": "Pass", "Comment": "B/*|*/" }')))).toBeUndefined();
});
