import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from './folding.ts';

test('states, and what is in them, but for what fits on two lines', () => {
  const text = `{
  "States": {
    "A": {
      "Choices": [
        { "x": "}" },
        {
        }
      ]
    }
  }
}`;
  expect(folds(text)).toEqual([
    { start: 0, end: 9 },
    { start: 1, end: 8 },
    { start: 2, end: 7 },
    { start: 3, end: 6 },
  ]);
});

test('what is not closed, and what was never opened, changes nothing', () =>
  expect(folds('}\n{\n"a": "{\n[\n1\n]\n')).toEqual([{ start: 3, end: 4 }]));

test('of any text the lines lie in it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', '\n', '\r\n', 'a')), pieces => {
      const text = pieces.join('');
      for (const { start, end } of folds(text)) {
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThan(text.split(/\r\n|\r|\n/).length);
      }
    }),
  );
});
