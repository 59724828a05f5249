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

test('what it was to write is missed nowhere else', () => {
  const loop = (key: string) => `{
  "StartAt": "Init",
  "States": {
    "Init": { "Type": "Pass", "Result": { "${key}": "n > 3" }, "ResultPath": "$.loop", "Next": "Ask" },
    "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.loop.done", "BooleanEquals": true, "Next": "End" }], "Default": "End" },
    "End": { "Type": "Pass", "End": true }
  }
}`;
  expect(mismatches(loop('done.='))).toHaveLength(1);
  expect(mismatches(loop('other'), 'path-never-set')).toHaveLength(1);
});
