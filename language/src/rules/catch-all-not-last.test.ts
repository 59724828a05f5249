import { expect, test } from 'vitest';
import { catching } from '../testing/catching.ts';
import { fixed, mismatches } from '../testing/check.ts';

const lists = (...all: string[][]) =>
  catching(
    `[${all.map(names => `{ "ErrorEquals": ${JSON.stringify(names)}, "ResultPath": "$.e", "Next": "B" }`).join(', ')}]`,
  );

test('alone and last is right', () => {
  expect(mismatches(lists(['ActionTimeout'], ['States.ALL']))).toEqual([]);
});

test('one finding, however much comes behind', () => {
  expect(mismatches(lists(['States.ALL'], ['ActionTimeout'], ['ActionUnableToRun']))).toHaveLength(1);
  expect(mismatches(lists(['States.ALL', 'ActionTimeout'], ['ActionTimeout']))).toHaveLength(1);
});

test('errors of the engine may be beyond it', () => {
  expect(mismatches(lists(['States.ALL'], ['States.Runtime']))).toEqual([]);
});

test('twice is a matter of its own', () => {
  expect(mismatches(lists(['States.ALL', 'States.ALL']), 'catch-all-not-last')).toEqual([]);
});

test('the fix keeps what the list does', () => {
  expect(fixed(lists(['ActionTimeout', 'States.ALL']), 'Keep only “States.ALL”')).toContain(
    '"ErrorEquals": ["States.ALL"]',
  );
});

test('what comes too early moves behind the others, with its own text', () => {
  expect(fixed(lists(['States.ALL'], ['ActionTimeout']), 'Move it behind the others')).toBe(
    lists(['ActionTimeout'], ['States.ALL']),
  );
  expect(
    fixed(
      lists(['ActionTimeout', 'States.ALL'], ['ActionUnableToRun']),
      'Keep only “States.ALL”, behind the others',
    ),
  ).toBe(lists(['ActionUnableToRun'], ['States.ALL']));
});
