import { expect, test } from 'vitest';
import { catching } from '../testing/catching.ts';
import { fixed, mismatches } from '../testing/check.ts';

const naming = (...names: string[]) =>
  catching(`[{ "ErrorEquals": ${JSON.stringify(names)}, "ResultPath": "$.e", "Next": "B" }]`);

test.each([
  ['ActionTimeOut', 'ActionTimeout'],
  ['ActionUnableToRUN', 'ActionUnableToRun'],
  ['States.Timeout', 'ActionTimeout'],
  ['WebInputExpired', 'Flows.WebInputExpired'],
])('%s stands for %s', (name, meant) => {
  expect(mismatches(naming(name), 'unknown-error-name')[0]).toContain(`Did you mean “${meant}”?`);
});

test.each(['EndpointError', 'CustomError', 'States.DataLimitExceeded'])('%s may be anything', name => {
  expect(mismatches(naming(name))[0]).toContain('is known');
});

test.each(['States.NoChoiceMatched', 'NoTokenException', 'States.ParameterPathFailure'])(
  '%s has been seen',
  name => {
    expect(mismatches(naming(name))).toEqual([]);
  },
);

test('the fix does not name the same exception twice', () => {
  const text = naming('ActionTimeout', 'ActionTimeOut');
  expect(fixed(text, 'Remove “ActionTimeOut”')).toContain('["ActionTimeout"]');
});
