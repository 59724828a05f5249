import { expect, test } from 'vitest';
import { sizeWords } from './size-words.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1536, '1.5 kB'],
  [2_000_000_000_000, '2 TB'],
  [5e18, '5000 PB'],
])('%d bytes', (bytes, words) => expect(sizeWords(bytes)).toBe(words));
