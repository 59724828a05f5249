import { expect, test } from 'vitest';
import { catching } from '../testing/catching.ts';
import { fixed, mismatches } from '../testing/check.ts';

test('twice in one list', () => {
  const text = catching(
    '[{ "ErrorEquals": ["ActionTimeout", "ActionTimeout"], "ResultPath": "$.e", "Next": "B" }]',
  );
  expect(mismatches(text)[0]).toContain('in this list already');
  expect(fixed(text, 'Remove “ActionTimeout” here')).toContain('["ActionTimeout"]');
});

test('a catcher that names nothing else goes as a whole', () => {
  const text = catching(
    '[{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.e", "Next": "B" }, { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.f", "Next": "B" }]',
  );
  expect(fixed(text, 'Remove “ActionTimeout” here')).toContain(
    '"Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.e", "Next": "B" }]',
  );
});

test('what comes behind a catch-all is said once', () => {
  const text = catching(
    '[{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B" }, { "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B" }]',
  );
  expect(mismatches(text)).toHaveLength(1);
  expect(mismatches(text)[0]).toContain('catch-all-not-last');
});
