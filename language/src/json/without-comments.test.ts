import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutComments } from './without-comments.ts';

test.each([
  ['{"a": 1} // b', '{"a": 1}     '],
  ['{ // b\r\n"a": /* c\nd */ 1 }', '{     \r\n"a":     \n     1 }'],
  ['"// no comment"', '"// no comment"'],
  ['{/*', '{  '],
  ['//', '  '],
  ['', ''],
])('%j becomes %j', (text, blank) => {
  expect(withoutComments(text)).toBe(blank);
});

test('nothing but comments changes its place', () => {
  const parts = fc.constantFrom('{', '}', '"', 'a', ':', '/', '//', '/*', '*/', '\n', ' ', ',', '$');
  fc.assert(
    fc.property(fc.array(parts), all => {
      const text = all.join('');
      const blank = withoutComments(text);
      expect(blank).toHaveLength(text.length);
      for (const [at, character] of [...blank].entries())
        if (character !== ' ') expect(character).toBe(text[at]);
    }),
  );
});
