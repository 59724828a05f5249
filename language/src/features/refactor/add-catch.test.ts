import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.rewrite.addCatch';
const flow = (body: string, more = '') => `{
  "StartAt": "Copy",
  "States": {
    "Copy": ${body}${more}
  }
}`;

test('a Catch before the way out, and a handler behind the state', () =>
  expect(
    refactored(
      flow(`{
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",/*|*/
      "Parameters": { "endpoint_id.$": "$.id" },
      "End": true
    }`),
      KIND,
    ),
  ).toBe(
    flow(
      `{
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "Catch": [
        {
          "ErrorEquals": ["States.ALL"],
          "ResultPath": "$.CopyError",
          "Next": "CopyFailed"
        }
      ],
      "End": true
    }`,
      `,
    "CopyFailed": {
      "Type": "Fail",
      "Error": "CopyFailed",
      "Cause": "The state Copy failed: see $.CopyError."
    }`,
    ),
  ));

test('another catcher behind those that are there, on their line if they are on one', () =>
  expect(
    refactored(
      flow(
        '{ "Type": "Action/*|*/", "Catch": [{ "ErrorEquals": ["ActionTimeout"], "Next": "Late" }], "End": true }',
        ',\n    "Late": { "Type": "Fail" }, "CopyFailed": { "Type": "Fail" }',
      ),
      KIND,
    ),
  ).toBe(
    flow(
      '{ "Type": "Action", "Catch": [{ "ErrorEquals": ["ActionTimeout"], "Next": "Late" }, { "ErrorEquals": ["States.ALL"], "ResultPath": "$.CopyError", "Next": "CopyFailed2" }], "End": true }',
      `,
    "CopyFailed2": {
      "Type": "Fail",
      "Error": "CopyFailed2",
      "Cause": "The state Copy failed: see $.CopyError."
    },
    "Late": { "Type": "Fail" }, "CopyFailed": { "Type": "Fail" }`,
    ),
  ));

test.each([
  ['a state that cannot catch', '{ "Type": "Pass/*|*/", "End": true }'],
  ['all is caught', '{ "Type": "Action/*|*/", "Catch": [{ "ErrorEquals": ["States.ALL"] }], "End": true }'],
  ['Catch is no list', '{ "Type": "Action/*|*/", "Catch": {}, "End": true }'],
  ['a state that is not well-formed', '{ "Type": "Action/*|*/", "End": }'],
])('not offered: %s', (_, body) => expect(titles(flow(body), KIND)).toEqual([]));
