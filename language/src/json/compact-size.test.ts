import { expect, test } from 'vitest';
import { compactSize } from './compact-size.ts';
import { parseJson } from './parse.ts';

test.each([
  '{}',
  '[]',
  '{ "a": 1 }',
  '{ "a": [1, 2, null], "b": { "c": true } }',
  '["é", "€", "😀", "a\\"b\\\\c", "line\\nbreak"]',
  '[1.5, -3, "\\u0041"]',
])('%s has the size of its compact JSON', text => {
  const { root } = parseJson(text);
  const bytes = new TextEncoder().encode(JSON.stringify(JSON.parse(text))).length;
  expect(root && compactSize(root)).toBe(bytes);
});
