import { expect, test } from 'vitest';
import { isTimestamp, meantTimestamp } from './timestamp.ts';

test.each(['2026-12-24T18:00:00Z', '2026-12-24T18:00:00.25+01:00', '2024-02-29T00:00:00-08:00'])(
  '%s is a time',
  text => {
    expect(isTimestamp(text)).toBe(true);
  },
);

test.each([
  ['2026-12-24T18:00:00', '2026-12-24T18:00:00Z', 'zone'],
  ['2026-12-24 18:00:00Z', '2026-12-24T18:00:00Z', undefined],
  ['2026-12-24t18:00z', '2026-12-24T18:00:00Z', undefined],
  ['2026-12-24T18:00:00+0100', '2026-12-24T18:00:00+01:00', undefined],
  ['2026-12-24', '2026-12-24T00:00:00Z', 'time'],
])('%s is not, but %s is meant', (text, meant, guessed) => {
  expect(isTimestamp(text)).toBe(false);
  expect(meantTimestamp(text)).toEqual({ text: meant, guessed });
});

test.each(['', 'tomorrow', '2026-02-29T00:00:00Z', '2026-13-01', '24.12.2026', '1767225600'])(
  'what “%s” means is anybody’s guess',
  text => {
    expect(isTimestamp(text)).toBe(false);
    expect(meantTimestamp(text)).toBeUndefined();
  },
);
