import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

const characters = (text: string) => Array.from(text).length;

test('whole words where they fit, parts of them where they do not', () => {
  expect(wrap('one two  three', 7, 3, characters)).toEqual(['one two', 'three']);
  expect(wrap('anExtraordinaryName', 8, 3, characters)).toEqual(['anExtrao', 'rdinaryN', 'ame']);
});

test('what is left over is an ellipsis, within the same width', () => {
  expect(wrap('one two three four', 7, 2, characters)).toEqual(['one two', 'three…']);
  expect(wrap('abcdefgh', 4, 1, characters)).toEqual(['abc…']);
});

test('no character is cut in two, and no text is too long', () => {
  expect(wrap('😀😀😀', 2, 2, characters)).toEqual(['😀😀', '😀']);
  expect(wrap('x'.repeat(1_000_000), 10, 3, characters).at(-1)).toBe('xxxxxxxxx…');
  expect(wrap('   ', 10, 3, characters)).toEqual([]);
});
