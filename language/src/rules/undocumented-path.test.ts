import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const state = (fields: string) => `{ "StartAt": "A", "States": {
"A": { "Type": "Pass", ${fields}, "End": true }
} }`;

test('in every field that is read, and not where a result is written', () => {
  const source = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a[0,1]", "IsNull": true, "Next": "B" }], "Default": "B" },
//                                                         ^^^^^ undocumented-path: several names or indexes
    "B": { "Type": "Pass", "InputPath": "$.*", "ResultPath": "$.b[*]", "End": true }
//                                        ^^ undocumented-path: a wildcard
  }
}`;
  expect(mismatches(source, 'undocumented-path')).toEqual([]);
});

test('two dots become one, but not before a bracket', () => {
  expect(fixed(state('"Parameters": { "a.$": "$.x..y" }'), 'Change to “$.x.y”')).toContain('"a.$": "$.x.y"');
  const bracket = state(`"Parameters": { "a.$": "$..['x']" }`);
  expect(fixed(bracket, "Change to “$.['x']”")).toBe(bracket);
});

test('a path becomes an expression', () => {
  const source = state('"Parameters": { "a.$": "$.x[-1]" }');
  expect(fixed(source, 'Compute it: x[-1]')).toContain('"a.=": "x[-1]"');
});
