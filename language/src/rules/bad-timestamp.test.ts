import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const wait = (time: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": ${time}, "End": true } } }`;

test('what no schema takes is an error, what is nearly right a warning', () => {
  expect(mismatches(wait('"soon"'), 'bad-timestamp')[0]).toContain('is no time');
  expect(mismatches(wait('"2026-12-24T18:00:00"'), 'bad-timestamp')[0]).toContain('not written as');
});

test('a zone is added where it is missing', () => {
  expect(fixed(wait('"2026-12-24T18:00"'), 'Change to “2026-12-24T18:00:00Z”')).toContain(
    '"Timestamp": "2026-12-24T18:00:00Z"',
  );
});

test('a value that is no string, and a path to a time, have nothing to do with it', () => {
  expect(mismatches(wait('5'), 'bad-timestamp')).toEqual([]);
  const path = `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "TimestampPath": "$.at", "End": true } } }`;
  expect(mismatches(path)).toEqual([]);
});

test('nested rules are looked at', () => {
  expect(
    mismatches(`{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [{ "Not": { "Variable": "$.at", "TimestampEquals": "now" }, "Next": "B" }],
//                                                                  ^^^^^ bad-timestamp: never matches
      "Default": "B"
    },
    "B": { "Type": "Pass", "End": true }
  }
}`),
  ).toEqual([]);
});
