import { expect, test } from 'vitest';
import { notifiedWords } from './notified.ts';

test('when somebody gets a mail is said in words', () => {
  expect(notifiedWords(['INACTIVE', 'FAILED'], 'Ada')).toBe(
    'to Ada when it waits for somebody, when it has failed',
  );
  expect(notifiedWords([], 'Ada')).toBe('none');
});
