import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const pass = (text: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": ${text}, "ResultPath": "$.x", "End": true } } }`;
const found = (text: string) => mismatches(pass(text), 'private-parameter-unknown').length;

test('names count with and without suffix, in their own object only', () => {
  expect(found('{ "__Private_Parameters": ["a.$", "b"], "a": 1, "b.=": "1" }')).toBe(0);
  expect(found('{ "__Private_Parameters": ["b"], "a": { "b": 1 } }')).toBe(1);
});

test('what is no string names nothing', () => {
  expect(found('{ "__Private_Parameters": [5], "a": 1 }')).toBe(1);
});

test('a key that is still being typed may be the one', () => {
  expect(found('{ "__Private_Parameters": ["ab"], "a": }')).toBe(0);
});

test('what cannot be meant is removed', () => {
  expect(
    fixed(pass('{ "__Private_Parameters": ["other", "a"], "a": 1 }'), 'Remove it from the list'),
  ).toContain('["a"]');
});

test('who names where the value comes from means the key', () => {
  const text = pass(
    '{ "__Private_Parameters": ["_private_mail"], "credentials.$": "$.input._private_mail" }',
  );
  expect(mismatches(text)).toHaveLength(1);
  expect(fixed(text, 'Change to “credentials”')).toContain('["credentials"]');
  expect(
    fixed(
      pass('{ "__Private_Parameters": ["mail"], "credentials.$": "$.mail.x" }'),
      'Change to “credentials”',
    ),
  ).toContain('["mail"]');
});
