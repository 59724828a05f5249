import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const silent = (source: string) => expect(mismatches(source, 'unmarked-path')).toEqual([]);

test('in nested objects, and in Result', () => {
  silent(`{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "tasks": [{ "kwargs": { "x": "$['a b'][0]" } }] }, "Next": "B" },
//                                                                      ^^^^^^^^^^^^^ unmarked-path: "x.$"
    "B": { "Type": "Pass", "Result": { "run": "$._context.run_id", "list": ["$.a"] }, "End": true }
//                                            ^^^^^^^^^^^^^^^^^^^ unmarked-path: "run.$" under "Parameters"
// = fix "Evaluate it under “Parameters”"
//                                                                          ^^^^^ unmarked-path: compute it
  }
}`);
});

test('Result becomes Parameters', () => {
  const source =
    '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": "$.a", "n": 1 }, "End": true } } }';
  expect(fixed(source, 'Evaluate it under “Parameters”')).toContain('"Parameters": { "x.$": "$.a", "n": 1 }');
});

test('what a provider takes for a path, text that only mentions one, and names to hide', () => {
  silent(`{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/expression_eval", "Parameters": { "expression": "1", "result_path": "$.a" }, "Next": "B" },
    "B": { "Type": "Pass", "Parameters": { "text": "see \`$.a\` there", "__Private_Parameters": ["$.a"] }, "End": true }
  }
}`);
});

test('there is no fix where the key is taken', () => {
  const source =
    '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "x": "$.a", "x.$": "$.b" }, "End": true } } }';
  expect(fixed(source, 'Add “.$” to the key')).toBe(source);
});

test('expressions that were meant, and code for others', () => {
  silent(`{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "label": "'Scan ' + scan.name", "code": "'a' + b", "text": "'a'" }, "End": true }
//                                                  ^^^^^^^^^^^^^^^^^^^^^ unmarked-path: write "label.="
  }
}`);
});
