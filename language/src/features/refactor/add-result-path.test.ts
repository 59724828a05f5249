import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.rewrite.addResultPath';
const flow = (body: string, name = 'Copy') => `{
  "StartAt": "${name}",
  "States": {
    "${name}": ${body}
  }
}`;

test('before Catch and the way out, in the lines of the state', () =>
  expect(refactored(flow('{\r\n      "Type": "Action/*|*/",\r\n      "End": true\r\n    }'), KIND)).toBe(
    flow('{\r\n      "Type": "Action",\r\n      "ResultPath": "$.Copy",\r\n      "End": true\r\n    }'),
  ));

test('on one line, under a name that needs quotes', () =>
  expect(refactored(flow('{ "Type": "Action/*|*/", "End": true }', 'Copy it'), KIND)).toBe(
    flow('{ "Type": "Action", "ResultPath": "$[\'Copy it\']", "End": true }', 'Copy it'),
  ));

test('of the catcher at the cursor', () =>
  expect(
    refactored(
      flow(
        '{ "Type": "Action", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Co/*|*/py" }], "End": true }',
      ),
      KIND,
    ),
  ).toBe(
    flow(
      '{ "Type": "Action", "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.CopyError", "Next": "Copy" }], "End": true }',
    ),
  ));

test.each([
  ['it is there', '{ "Type": "Action/*|*/", "ResultPath": "$.x", "End": true }'],
  ['the state has no result', '{ "Type": "Fail/*|*/" }'],
])('not offered: %s', (_, body) => expect(titles(flow(body), KIND)).toEqual([]));
