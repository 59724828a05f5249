import { expect, test } from 'vitest';
import { applyEdits } from '../../language/src/index.ts';
import { smallestEdit } from './smallest-edit.ts';

test.each([
  ['abc', 'abXc', 2, 0],
  ['aaa', 'aa', 2, 1],
  ['', 'x', 0, 0],
  ['x', '', 0, 1],
  ['a-b-c', 'a+b+c', 1, 3],
])('%j to %j', (before, after, offset, length) => {
  const edit = smallestEdit(before, after);
  expect(edit?.span).toEqual({ offset, length });
  expect(applyEdits(before, edit ? [edit] : [])).toBe(after);
});

test('no change, no edit', () => expect(smallestEdit('a', 'a')).toBeUndefined());
