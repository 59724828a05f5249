import { expect, test } from 'vitest';
import { catching } from '../testing/catching.ts';
import { fixed, mismatches } from '../testing/check.ts';

const FAILED = catching(
  '[{ "ErrorEquals": ["ActionUnableToRun", "ActionFailedException"], "ResultPath": "$.e", "Next": "B" }]',
);
const OFF = FAILED.replace('"ExceptionOnActionFailure": true', '"ExceptionOnActionFailure": false');

test('depends on what the state says, not on what it leaves out', () => {
  expect(mismatches(FAILED)).toEqual([]);
  expect(mismatches(OFF)).toHaveLength(1);
  const unset = FAILED.replace('"ExceptionOnActionFailure": true,', '');
  expect(mismatches(unset, 'error-not-raised')).toEqual([]);
});

test('the fix turns the exception on', () => {
  expect(fixed(OFF, 'Change ExceptionOnActionFailure to true')).toBe(FAILED);
});

test('what an action catches for a web input never comes', () => {
  const web = FAILED.replace('ActionFailedException', 'Flows.WebInputExpired');
  expect(mismatches(web)[0]).toContain('AwaitWebInput states only');
});

test('whether web inputs raise exceptions of actions is not known: a hint', () => {
  const wait = (name: string) =>
    `{ "StartAt": "A", "States": { "A": { "Type": "AwaitWebInput", "Parameters": { "web_input_id.$": "$.id" }, "ResultPath": "$.x", "Catch": [{ "ErrorEquals": ["${name}"], "ResultPath": "$.e", "Next": "B" }], "End": true }, "B": { "Type": "Fail" } } }`;
  expect(mismatches(wait('ActionTimeout'))[0]).toContain('is not known');
  expect(mismatches(wait('States.ALL'))).toEqual([]);
});
