import { expect, test } from 'vitest';
import { catching } from '../testing/catching.ts';
import { fixed, mismatches } from '../testing/check.ts';

const unset = (...names: string[]) =>
  catching(`[{ "ErrorEquals": ${JSON.stringify(names)}, "ResultPath": "$.e", "Next": "B" }]`).replace(
    '      "ExceptionOnActionFailure": true,\n',
    '',
  );

test('speaks where a catcher counts on the exception', () => {
  expect(mismatches(unset('ActionFailedException'))).toHaveLength(1);
  expect(mismatches(unset('States.ALL'))).toHaveLength(1);
  expect(mismatches(unset('ActionUnableToRun', 'ActionTimeout'))).toEqual([]);
});

test('once, however many catchers there are', () => {
  const text = catching(
    '[{ "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.e", "Next": "B" }, { "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B" }]',
  ).replace('"ExceptionOnActionFailure": true,', '');
  expect(mismatches(text)).toHaveLength(1);
});

test('a registered API has no such thing', () => {
  const text = unset('ActionFailedException').replace(
    '"ActionUrl": "https://transfer.actions.globus.org/ls"',
    '"Handler": "urn:globus:flows:handle:globus:groups.get"',
  );
  expect(mismatches(text)).toEqual([]);
});

test('the fix says so in the state', () => {
  const title = 'Add "ExceptionOnActionFailure": true';
  expect(fixed(unset('ActionFailedException'), title)).toContain(
    '"End": true,\n      "ExceptionOnActionFailure": true\n',
  );
});
