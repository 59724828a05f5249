import { expect, test } from 'vitest';
import { causeWords } from './cause-words.ts';

test.each([
  ['States.Runtime: The path was not found.', 'States.Runtime: The path was not found.'],
  [
    'ActionFailedException: {"action_id":"x","status":"FAILED","details":{"status":"FAILED","fatal_error":{"code":"PERMISSION_DENIED","description":"Robot may not write to /copy/"}}}',
    'Robot may not write to /copy/',
  ],
  ['{"status":"FAILED","details":{"code":"NotFound"}}', 'NotFound'],
  [
    "{'action_id': 'W9', 'details': {'code': 'PermissionDenied', 'error': 'Not authorized for the endpoint Bob\\'s (1)', 'transfer_http_status': 403}, 'status': 'FAILED'}",
    "Not authorized for the endpoint Bob's (1)",
  ],
  ['something { odd', 'something { odd'],
  ['{"a": 1}', '{"a": 1}'],
])('%s', (cause, words) => expect(causeWords(cause)).toBe(words));

test('a status that nests without end is left as it is', () => {
  let nested = '"x"';
  for (let i = 0; i < 50; i++) nested = `{"details":${nested}}`;
  expect(causeWords(nested)).toBe(nested);
});
