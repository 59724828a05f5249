import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const calling = (url: string, more = '') =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "${url}", "InputPath": "$.x", ${more} "ResultPath": "$.y", "ExceptionOnActionFailure": true, "End": true } } }`;
const found = (text: string) => mismatches(text, 'default-wait-time').length;

test.each([
  'https://transfer.actions.globus.org/transfer/',
  'https://compute.actions.globus.org/v3',
  'https://actions.globus.org/transfer/transfer',
  'https://actions.globus.org/weboption/wait_for_option',
  'https://flows.globus.org/flows/a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11',
])('%s takes its time', url => {
  expect(found(calling(url))).toBe(1);
  expect(found(calling(url, '"WaitTime": 300,'))).toBe(0);
});

test.each([
  'https://transfer.actions.globus.org/mkdir',
  'https://actions.globus.org/hello_world',
  'https://example.org/unknown',
])('%s does not, or nobody knows', url => {
  expect(found(calling(url))).toBe(0);
});
