import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const wait = (seconds: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${seconds}, "End": true } } }`;

test.each(['0', '31536000'])('%s seconds are fine', seconds => {
  expect(mismatches(wait(seconds))).toEqual([]);
});

test.each(['-1', '31536001'])('%s seconds are not', seconds => {
  expect(mismatches(wait(seconds))).toHaveLength(1);
});

test.each(['1.5', '"-5"', 'null'])('%s is of the wrong type, and nothing more', seconds => {
  expect(mismatches(wait(seconds), 'number-out-of-range')).toEqual([]);
  expect(mismatches(wait(seconds))).toHaveLength(1);
});
