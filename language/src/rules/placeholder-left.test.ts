import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const pass = (text: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": ${text}, "ResultPath": "$.x", "End": true } } }`;
const action = (handler: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Action", ${handler}, "Parameters": {}, "ResultPath": "$.x", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true } } }`;
const found = (text: string) => mismatches(text, 'placeholder-left').length;

test.each([
  '{ "note": "<INSERT A NOTE>" }',
  '{ "tasks": [{ "function_id": "<function>" }] }',
  '{ "search_index": "TODO" }',
  '{ "endpoint": "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" }',
])('%s is left over', text => {
  expect(found(pass(text))).toBe(1);
});

test.each([
  '{ "note": "<p>Dear {{ name }}</p>", "todo": "TODO" }',
  '{ "path": "/DATA_DIR/a<b" }',
  '{ "kwargs": { "path": "$\\u007bHOME}/data", "index": "RAW_DATA", "id": "SCAN_0001" } }',
  '{ "endpoint_id.$": "$.TODO_ID", "label": "SCAN_DATA" }',
  '{ "id": "sample-17", "function": "f" }',
])('%s may be meant', text => {
  expect(found(pass(text))).toBe(0);
});

test('in the address and the handler of an action, one finding each', () => {
  expect(found(action('"ActionUrl": "https://flows.globus.org/flows/<FLOW ID>"'))).toBe(1);
  expect(mismatches(action('"Handler": { "Type": "RegisteredAPI", "Id": "REPLACE_ME" }'))).toHaveLength(1);
  expect(found(action('"ActionUrl": "<URL>"'))).toBe(1);
  expect(mismatches(action('"ActionUrl": "<URL>"'))).toHaveLength(1);
});

test('a path of a transfer is taken as it stands', () => {
  const transfer = action('"ActionUrl": "https://transfer.actions.globus.org/mkdir"');
  const text = transfer.replace('"Parameters": {}', '"Parameters": { "path": "/data/{{ scan }}/" }');
  expect(found(text)).toBe(1);
  expect(found(text.replace('transfer.actions', 'compute.actions'))).toBe(0);
});

test.each([
  '{ "Type": "Wait", "Seconds": "<seconds>", "End": true }',
  '{ "Type": "Pass", "InputPath": "<path>", "ResultPath": "$.x", "End": true }',
  '{ "Type": "Pass", "Parameters": { "a": 1 }, "ResultPath": "{{ path }}", "End": true }',
  '{ "Type": "Pass", "Parameters": { "a.$": "<path>" }, "ResultPath": "$.x", "End": true }',
  '{ "Type": "Pass", "Parameters": { "a.=": "<expression>" }, "ResultPath": "$.x", "End": true }',
])('in %s nothing else is wrong', state => {
  const text = `{ "StartAt": "A", "States": { "A": ${state} } }`;
  expect(found(text)).toBe(1);
  expect(mismatches(text)).toHaveLength(1);
});
