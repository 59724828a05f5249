import fc from 'fast-check';
import lzString from 'lz-string';
import { expect, test } from 'vitest';
import { decompressLz } from './lz.ts';
import { UnreadableLink } from './unreadable-link.ts';

const LIMIT = 2 ** 20;
const compress = lzString.compressToEncodedURIComponent;

test('what lz-string makes comes back, whatever it is', () => {
  const repetitive = fc.array(fc.constantFrom('"States"', '{', 'aaaa', ' ', 'é', '扫', '\u0000', '\ud800'));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        repetitive.map(parts => parts.join('')),
      ),
      text => {
        expect(decompressLz(compress(text), LIMIT)).toBe(text);
      },
    ),
    { numRuns: 500 },
  );
  for (const text of ['', 'a', 'aa', 'aaa', 'x'.repeat(100_000), '扫'.repeat(999)])
    expect(decompressLz(compress(text), LIMIT)).toBe(text);
});

test('what it does not make is read as it reads it, or refused: never a failure of another kind', () => {
  const link = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$ é'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(link, text => {
      let ours: string;
      try {
        ours = decompressLz(text, LIMIT);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableLink);
        return;
      }
      expect(ours).toBe(lzString.decompressFromEncodedURIComponent(text));
    }),
    { numRuns: 2000 },
  );
});

test('a text that is cut off is refused', () => {
  const whole = compress('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}');
  for (let length = 0; length < whole.length - 1; length++)
    expect(() => decompressLz(whole.slice(0, length), LIMIT)).toThrow(UnreadableLink);
});

test('one that would become far too large stops at the limit', () => {
  const bomb = compress('a'.repeat(500_000));
  expect(bomb.length).toBeLessThan(3000);
  expect(() => decompressLz(bomb, 2 ** 17)).toThrow(expect.objectContaining({ why: 'too-large' }));
});
