import { expect, test } from 'vitest';
import { isOld } from './secret-age.ts';

test('a secret is old after a year, and one without a date is not', () => {
  const now = Date.parse('2026-06-01T00:00:00Z');
  expect(isOld({ created: '2025-05-01T00:00:00.000000+00:00' }, now)).toBe(true);
  expect(isOld({ created: '2025-07-01T00:00:00.000000+00:00' }, now)).toBe(false);
  expect(isOld({ created: '' }, now)).toBe(false);
});
