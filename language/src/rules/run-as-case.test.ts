import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const as = (role: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "RunAs": ${role}, "ResultPath": "$.x", "ExceptionOnActionFailure": true, "End": true } } }`;

test.each(['"User"', '"Flow"', '"flows"', '"Users"', '"user_1"'])('%s may be meant', role => {
  expect(mismatches(as(role))).toEqual([]);
});

test.each(['"user"', '"FLOW"', '" Flow"', '""', '" "'])('%s is not', role => {
  expect(mismatches(as(role))).toHaveLength(1);
});

test('a value of the wrong type is said once', () => {
  expect(mismatches(as('true'), 'run-as-case')).toEqual([]);
});
