import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStrict } from './strict.ts';
import { readTolerant } from './tolerant.ts';

const indents = fc.constantFrom('', ' ', '\t', '\n\r ');
const texts = fc
  .tuple(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), indents)
  .map(([value, indent]) => indent + JSON.stringify(value, null, indent) + indent);

test('a text has the tree that the tolerant reader gives it', () => {
  fc.assert(
    fc.property(texts, text => {
      expect(readStrict(text)).toEqual(readTolerant(text, () => expect.unreachable()));
    }),
  );
});

/** A text with one piece of it replaced, which few are still JSON after. */
const broken = fc
  .tuple(
    texts,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('', '"', '\\', '\\u12', '{', ']', ',', ':', '-', '0', '.', 'e', '/', '\n'),
  )
  .map(([text, at, length, piece]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + piece + text.slice(from + length);
  });

test('a text that JSON.parse refuses is refused, and no other', () => {
  fc.assert(
    fc.property(broken, text => {
      expect(readStrict(text) !== undefined).toBe(isJson(text));
    }),
    { numRuns: 5000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
