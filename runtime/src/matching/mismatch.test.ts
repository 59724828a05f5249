import { expect, test } from 'vitest';
import type { Json } from '../types.ts';
import { mismatch, told } from './mismatch.ts';

const wrong = (expected: Json, actual: Json | undefined) => {
  const found = mismatch(expected, actual);
  return found && told(found);
};

test.each<[Json, Json]>([
  [1, 1],
  [
    { a: 1, b: [2] },
    { b: [2], a: 1 },
  ],
  [{ $gt: 2, $lte: 3 }, 3],
  [{ $gte: 'a', $lt: 'b' }, 'aa'],
  [{ $ne: 2 }, 3],
  [{ $eq: { $any: true } }, { $any: true }],
  [{ $oneOf: [1, 'x'] }, 'x'],
  [{ $type: 'integer' }, 3],
  [{ $type: 'number' }, 3],
  [{ $type: 'float' }, 3.5],
  [{ $type: 'null' }, null],
  [{ $type: 'array' }, []],
  [{ $regex: '^scan-\\d+$' }, 'scan-001'],
  [{ $contains: 'can' }, 'scan'],
  [{ $contains: { name: { $any: true } } }, [1, { name: 'f' }]],
  [{ $subset: { a: { $gt: 0 } } }, { a: 1, b: 2 }],
  [{ $length: 2 }, 'äö'],
  [{ $length: 1 }, { a: 1 }],
  [{ $not: { $gt: 3 } }, 3],
  [{ $expr: 'value > 2 and value % 2 == 1' }, 3],
  [{ $any: true }, null],
  [{ $present: true }, null],
  [{ a: { $type: 'string' } }, { a: 'x' }],
])('%j matches %j', (expected, actual) => {
  expect(wrong(expected, actual)).toBeUndefined();
});

test.each<[Json, Json | undefined, string]>([
  [1, 2, '$ is 2, not 1'],
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, '$.a.b[1] is 3, not 2'],
  [{ a: 1 }, {}, '$.a is not there; 1 was expected'],
  [{ a: 1 }, { a: 1, b: 2 }, '$.b is 2, which was not expected'],
  [[1], [1, 2], '$[1] is 2, which was not expected'],
  [{ $gt: 3 }, 3, '$ is 3, not greater than 3'],
  [{ $gt: 3 }, 'x', '$ is "x", not greater than 3'],
  [{ $gt: 3 }, undefined, '$ is not there'],
  [{ $ne: 3 }, 3, '$ is 3, which it must not be'],
  [{ $not: 3 }, 3, '$ is 3, which it must not be'],
  [{ $present: false }, 3, '$ is 3; it was expected not to be there'],
  [{ $present: true }, undefined, '$ is not there'],
  [{ $type: 'string' }, 3, '$ is 3, not of type string'],
  [{ $regex: '(' }, 'x', '$ is "x", not matched by /(/'],
  [{ $length: 2 }, 3, '$ is 3, not of length 2'],
  [{ $subset: { a: 1 } }, { a: 2 }, '$ does not fit: $.a is 2, not 1'],
  [{ $expr: 'value > 3' }, 3, '$ is 3, for which value > 3 is not true'],
  [{ $expr: 'nope' }, 3, "$ cannot be checked by nope: 'nope' is not defined for expression 'nope'"],
  [{ $what: 1 }, 3, '$ cannot be checked: $what is no operator of flow tests'],
  ['x'.repeat(100), 'y', `$ is "y", not "${'x'.repeat(78)}…`],
])('%j does not match %j', (expected, actual, words) => {
  expect(wrong(expected, actual)).toBe(words);
});

test('what logs hide is not in a message', () => {
  expect(wrong({ a: 1 }, { a: { _private_token: 'secret' } })).toBe('$.a is {}, not 1');
});
