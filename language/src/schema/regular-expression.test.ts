import { expect, test } from 'vitest';
import { isFound, patternFault } from './regular-expression.ts';

test.each<[string, string, boolean | undefined]>([
  ['^/.*/$', '/data/', true],
  ['^/.*/$', '/data', false],
  ['[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}', '01234567-89ab-cdef-0123-456789abcdef', true],
  ['[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}', '01234567-89ab-cdef-0123-456789abcdeg', false],
  ['^[a-zA-Z0-9-_, ]{0,128}$', 'a label', true],
  // Only Python reads these, or reads them otherwise.
  ['(?P<year>\\d+)', '2026', undefined],
  ['(?i)abc', 'ABC', undefined],
  ['\\Aabc\\Z', 'abc', undefined],
  ['^\\w+$', 'é', undefined],
  ['^é$', 'é', true],
  ['(', '(', undefined],
  // Backtracking would not come to an end.
  ['^(a+)+$', `${'a'.repeat(40)}!`, undefined],
  ['^(a|a)*$', `${'a'.repeat(40)}!`, undefined],
  ['^(a?){40}a{40}$', 'a'.repeat(40), undefined],
  ['x*x*x*x*x*y', 'x'.repeat(5_000), undefined],
  ['^(a+)+$', 'aaa!', false],
])('%j in %j: %s', (pattern, text, found) => expect(isFound(pattern, text)).toBe(found));

test('a fault is told in words', () => {
  expect(patternFault('(')).toMatch(/group/);
  expect(patternFault('[z-a]')).toMatch(/range/);
  for (const fine of ['', 'a{2}', '^[^/]+$', '(?<x>a)', '(?P<x>a)', '\\Z'])
    expect(patternFault(fine)).toBeUndefined();
});
