import { expect, test } from 'vitest';
import { hasTemplateMarker, isHole, isMarkedPlaceholder, isPlaceholder } from './placeholder.ts';

test.each([
  '<INSERT YOUR COMPUTE ENDPOINT ID HERE>',
  '<your collection>',
  'REPLACE_ME_WITH_YOUR_REGISTERED_API_ID!',
  'https://flows.globus.org/flows/CHANGEME',
])('%s is a placeholder wherever it stands', text => {
  expect(isMarkedPlaceholder(text)).toBe(true);
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  '<endpoint>',
  '{{ endpoint }}',
  '$\u007bENDPOINT}',
  'TODO',
  'todo: endpoint',
  'SOURCE_ENDPOINT_UUID',
  'MY_TOKEN',
  'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  '...',
  'your-password',
])('%s is one where an id belongs', text => {
  expect(isMarkedPlaceholder(text)).toBe(false);
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  'a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11',
  'https://transfer.actions.globus.org/ls',
  '/~/data/a < b/',
  'Please answer.',
  'Replacement of the sample',
  'todos',
  'change in temperature',
  'README',
  'SCAN_0001',
  'RAW_DATA',
  '',
])('“%s” is none', text => {
  expect(isPlaceholder(text)).toBe(false);
});

test('a marker is told from comparison signs', () => {
  expect(hasTemplateMarker('/data/{{ scan }}/')).toBe(true);
  expect(hasTemplateMarker('a < b > c')).toBe(false);
});

test('a hole is a marker alone', () => {
  for (const text of ['<seconds>', ' {{ seconds }} ', '$\u007bSECONDS}', '<your own number>'])
    expect(isHole(text), text).toBe(true);
  for (const text of ['', '60', '$.a<b>', '<a> and <b>', 'a < b and c > d', '</p>', '$.seconds', 'TODO'])
    expect(isHole(text), text).toBe(false);
});
