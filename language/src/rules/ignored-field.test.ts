import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const pass = (fields: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", ${fields}, "ResultPath": "$.x", "End": true } } }`;

test('InputPath too', () => {
  const text = pass('"InputPath": "$.a", "Result": { "b": 1 }');
  expect(mismatches(text)[0]).toContain('“InputPath” most likely has no effect');
  expect(fixed(text, 'Remove “InputPath”')).toBe(pass('"Result": { "b": 1 }'));
});
