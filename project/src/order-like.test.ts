import { expect, test } from 'vitest';
import { orderLike } from './order-like.ts';

test('keys come in the order of the model, at every depth, and nothing else changes', () => {
  const value = { z: [{ b: 1, a: 2 }], extra: null, a: 'x' };
  const model = { a: 0, z: [{ a: 0, b: 0 }], gone: 1 };
  const ordered = orderLike(value, model);
  expect(ordered).toEqual(value);
  expect(JSON.stringify(ordered)).toBe('{"a":"x","z":[{"a":2,"b":1}],"extra":null}');
  expect(orderLike([1, 'a', null], { a: 1 })).toEqual([1, 'a', null]);
});
