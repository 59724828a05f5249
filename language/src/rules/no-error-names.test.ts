import { expect, test } from 'vitest';
import { catching } from '../testing/catching.ts';
import { mismatches } from '../testing/check.ts';

test('a list that is still being typed, and one that is missing, are not empty', () => {
  const empty = catching('[{ "ErrorEquals": [], "ResultPath": "$.e", "Next": "B" }]');
  expect(mismatches(empty)).toHaveLength(1);
  expect(mismatches(empty.replace('[]', '["'), 'no-error-names')).toEqual([]);
  expect(mismatches(empty.replace('"ErrorEquals": [],', ''), 'no-error-names')).toEqual([]);
});
