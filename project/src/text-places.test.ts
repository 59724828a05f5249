import { expect, test } from 'vitest';
import { textPlaces } from './text-places.ts';

test('texts with the way to them: where a function is wanted first, then what is empty', () => {
  const value = { path: '/a', label: '', compute: { function_id: 'x', n: 1 }, list: ['y', { func: '' }] };
  expect(textPlaces(value).map(({ path }) => path.join('.'))).toEqual([
    'list.1.func',
    'compute.function_id',
    'label',
    'path',
    'list.0',
  ]);
  expect(textPlaces('text')).toEqual([]);
  expect(textPlaces([])).toEqual([]);
});
