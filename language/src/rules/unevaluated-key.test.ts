import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const pass = (fields: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", ${fields}, "ResultPath": "$.x", "End": true } } }`;

test('at any depth, and once for a state', () => {
  const text = pass('"Result": { "a": [{ "b.=": "1 + 1" }], "c.$": "$.c" }');
  expect(mismatches(text)).toHaveLength(1);
  expect(mismatches(text)[0]).toContain('“b.=”');
});

test('where Parameters is there already, nothing can be renamed', () => {
  const text = pass('"Result": { "a.$": "$.a" }, "Parameters": { "b": 1 }');
  expect(fixed(text, 'Change “Result” to “Parameters”')).toBe(text);
});
