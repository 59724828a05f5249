import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.extract.parameters';
const ls = (parameters: string, rest = '"End": true', path = '"ResultPath": "$.List", ') =>
  `{ "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": ${parameters}, ${path}${rest} }`;
const flow = (start: string, a: string, b: string) => `{
  "StartAt": "${start}",
  "States": {
    ${a},
    ${b}
  }
}`;

test('what is sent twice is written once', () =>
  expect(
    refactored(
      flow(
        'A',
        `"A": ${ls('{ "endpoint_id": "a/*|*/1", "path": "/" }', '"Next": "B"')}`,
        `"B": ${ls('{ "endpoint_id": "a1", "path": "/x/" }')}`,
      ),
      KIND,
    ),
  ).toBe(
    flow(
      'SetParameters',
      `"SetParameters": {
      "Type": "Pass",
      "Parameters": {
        "endpoint_id": "a1"
      },
      "ResultPath": "$.shared",
      "Next": "A"
    },
    "A": ${ls('{ "endpoint_id.$": "$.shared.endpoint_id", "path": "/" }', '"Next": "B"')}`,
      `"B": ${ls('{ "endpoint_id.$": "$.shared.endpoint_id", "path": "/x/" }')}`,
    ),
  ));

test('lists and objects too, whatever the order of their members', () => {
  const after = refactored(
    flow(
      'A',
      `"A": ${ls('{ "filter/*|*/": { "a": 1, "b": [2] } }', '"Next": "B"')}`,
      `"B": ${ls('{ "filter": { "b": [2], "a": 1 } }')}`,
    ),
    KIND,
  );
  expect(after.match(/"filter\.\$": "\$\.shared\.filter"/g)).toHaveLength(2);
});

const one = `"A": ${ls('{ "path": "/x/*|*//" }', '"Next": "B"')}`;
test.each([
  ['nobody else sends it', flow('A', one, `"B": ${ls('{ "path": "/y/" }')}`)],
  [
    'a flag',
    flow(
      'A',
      `"A": ${ls('{ "show_hidden": tr/*|*/ue }', '"Next": "B"')}`,
      `"B": ${ls('{ "show_hidden": true }')}`,
    ),
  ],
  ['a state replaces the payload', flow('A', one, `"B": ${ls('{ "path": "/x//" }', '"End": true', '')}`)],
  [
    'no constant',
    flow('A', `"A": ${ls('{ "path.$": "$.x/*|*/" }', '"Next": "B"')}`, `"B": ${ls('{ "path.$": "$.x" }')}`),
  ],
])('not offered: %s', (_, source) => expect(titles(source, KIND)).toEqual([]));
