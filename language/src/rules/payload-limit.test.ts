import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const writing = (text: string, type = 'Pass', field = 'Parameters') =>
  JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: type, [field]: { a: text }, ResultPath: '$.x', End: true } },
  });
const found = (text: string) => mismatches(text, 'payload-limit');

test('more than 200 KB is too much, more than 160 KB is near it', () => {
  expect(found(writing('x'.repeat(205_000)))[0]).toContain('at most');
  expect(found(writing('x'.repeat(170_000)))[0]).toContain('of the 200 KB');
  expect(found(writing('x'.repeat(160_000)))).toEqual([]);
});

test('bytes count, not characters', () => {
  expect(found(writing('€'.repeat(70_000)))).toHaveLength(1);
});

test('paths, expressions and what an action is sent do not count', () => {
  const expression = `'${'x'.repeat(205_000)}'`;
  const states = {
    A: { Type: 'ExpressionEval', Parameters: { 'a.=': expression }, ResultPath: '$.x', End: true },
  };
  expect(found(JSON.stringify({ StartAt: 'A', States: states }))).toEqual([]);
  expect(found(writing('x'.repeat(205_000), 'Action'))).toEqual([]);
});
