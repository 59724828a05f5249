import { expect, test } from 'vitest';
import { ALL_RUNS, filterWords, isShown } from './runs-shown.ts';

const scan = { status: 'FAILED', label: 'Scan 001' } as const;

test('every run is shown until something else is asked for', () =>
  expect(isShown(scan, ALL_RUNS)).toBe(true));

test('by status', () => {
  expect(isShown(scan, { statuses: ['FAILED'], label: '' })).toBe(true);
  expect(isShown(scan, { statuses: ['ACTIVE', 'INACTIVE'], label: '' })).toBe(false);
});

test('by words in the label, however they are written', () => {
  expect(isShown(scan, { statuses: undefined, label: 'scan' })).toBe(true);
  expect(isShown(scan, { statuses: undefined, label: '002' })).toBe(false);
});

test('in words', () => {
  expect(filterWords(ALL_RUNS)).toBe('All runs');
  expect(filterWords({ statuses: ['FAILED'], label: 'scan' })).toBe(
    'Runs that failed or were canceled, with “scan” in the label',
  );
});
