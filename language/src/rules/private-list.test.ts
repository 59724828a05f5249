import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const found = (text: string) =>
  mismatches(
    `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": ${text}, "ResultPath": "$.x", "End": true } } }`,
    'private-list',
  ).length;

test.each([
  '{ "__private_parameters": ["a"], "a": 1 }',
  '{ "__Private_Paramters": ["b"], "a": 1 }',
  '{ "_Private_Parameters": ["a"], "a.$": "$.a" }',
  '{ "Private_Parameters": ["a"], "a": 1 }',
  '{ "x": [{ "__Private_Parameters": { "a": true }, "a": 1 }] }',
])('%s hides nothing', text => {
  expect(found(text)).toBe(1);
});

test.each([
  '{ "__Private_Parameters": ["a"], "a": 1 }',
  '{ "private_parameters": ["x"], "a": 1 }',
  '{ "private_params": { "a": 1 } }',
  '{ "__Private_Parameters.$": "$.names" }',
])('%s is right, or something else', text => {
  expect(found(text)).toBe(0);
});
