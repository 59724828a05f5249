import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const action = (handler: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": ${handler}, "Parameters": {}, "ResultPath": "$.x", "ExceptionOnActionFailure": true, "End": true } } }`;

test('a type that is no string, and an unknown one', () => {
  expect(mismatches(action('{ "Type": 5 }'))[0]).toContain('no handler of type number');
  expect(mismatches(action('{ "Type": "Lambda" }'))[0]).toContain('“Lambda”');
});

test('the type follows from the other field', () => {
  const before = action('{ "Id": "a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11" }');
  expect(fixed(before, 'Add "Type": "RegisteredAPI"')).toContain('"Type": "RegisteredAPI" }');
});

test('nothing is missing in a broken text, or in a handler that is a string', () => {
  expect(mismatches(action('{ "Url": }'), 'handler-type')).toEqual([]);
  expect(mismatches(action('{ "Type": }'), 'handler-type')).toEqual([]);
  expect(mismatches(action('"urn:globus:flows:handle:globus:a.b"'))).toEqual([]);
});
