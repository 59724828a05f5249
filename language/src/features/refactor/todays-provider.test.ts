import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.rewrite.provider';
const flow = (url: string, parameters: string) => `{
  "StartAt": "Make",
  "States": { "Make": { "Type": "Action/*|*/", "ActionUrl": "${url}", "Parameters": ${parameters}, "End": true } }
}`;

test('address and parameters, from anywhere in the state', () =>
  expect(
    refactored(
      flow('https://actions.globus.org/transfer/mkdir', '{ "endpoint_id.$": "$.id", "path": "/x/" }'),
      KIND,
    ),
  ).toBe(
    flow('https://transfer.actions.globus.org/mkdir', '{ "endpoint_id.$": "$.id", "path": "/x/" }').replace(
      '/*|*/',
      '',
    ),
  ));

test('a version that has a newer one', () =>
  expect(
    refactored(
      flow(
        'https://compute.actions.globus.org',
        '{ "endpoint.$": "$.e", "function.$": "$.f", "kwargs": { "n": 1 } }',
      ),
      KIND,
    ),
  ).toContain('"tasks": [{ "function_id.$": "$.f", "kwargs": { "n": 1 } }]'));

test('not offered where the provider is that of today, or is not known', () => {
  expect(titles(flow('https://transfer.actions.globus.org/mkdir', '{}'), KIND)).toEqual([]);
  expect(titles(flow('https://example.org/own', '{}'), KIND)).toEqual([]);
});
