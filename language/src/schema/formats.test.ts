import { expect, test } from 'vitest';
import { isOfFormat } from './formats.ts';

test.each<[string, string, boolean | undefined]>([
  ['uuid', '01234567-89AB-cdef-0123-456789abcdef', true],
  ['uuid', '01234567-89ab-cdef-0123-456789abcde', false],
  ['uuid', 'urn:uuid:01234567-89ab-cdef-0123-456789abcdef', false],
  ['date', '2024-02-29', true],
  ['date', '1900-02-29', false],
  ['date', '2000-02-29', true],
  ['date', '2026-13-01', false],
  ['date', '2026-04-31', false],
  ['date-time', '2026-01-31T12:00:00Z', true],
  ['date-time', '2026-01-31 12:00:00.5+01:00', true],
  ['date-time', '2026-01-31T25:00:00Z', false],
  ['date-time', '2026-01-31T12:00:00', false],
  ['email', 'somebody@example.org', true],
  ['email', 'somebody', false],
  ['uri', 'urn:globus:groups:id:x', true],
  ['uri', '/a/b', false],
  ['hostname', '!', undefined],
  ['globus-collection', '!', undefined],
])('%s %s: %s', (format, text, fits) => expect(isOfFormat(format, text)).toBe(fits));
