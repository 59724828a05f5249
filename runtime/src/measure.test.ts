import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_DEPTH, measure } from './measure.ts';
import type { Json } from './types.ts';

test('the size is that of the compact JSON text in UTF-8', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), value => {
      const json: Json = JSON.parse(JSON.stringify(value));
      expect(measure(json)?.bytes).toBe(new TextEncoder().encode(JSON.stringify(json)).length);
    }),
  );
});

test('what is nested too deeply has no measure, however much of it was measured before', () => {
  let value: Json = [];
  for (let depth = 1; depth < MAX_DEPTH; depth++) value = [value];
  expect(measure(value)?.depth).toBe(MAX_DEPTH);
  expect(measure([value])).toBeUndefined();
  expect(measure({ a: 1, b: [value] })).toBeUndefined();
});
