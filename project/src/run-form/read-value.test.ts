import { expect, test } from 'vitest';
import type { FieldKind } from '../../../language/src/index.ts';
import { readTyped } from './read-value.ts';
import { valueWords } from './value-words.ts';

const field = (what: FieldKind, required = false) => ({
  path: ['it'],
  title: 'it',
  description: '',
  required,
  what,
});

test.each([
  ['text', 'scan 1 ', { value: 'scan 1 ' }],
  ['text', '', { value: undefined }],
  ['number', '1.5e3', { value: 1500 }],
  ['number', '0x10', { problem: 'This is no number.' }],
  ['integer', ' 7 ', { value: 7 }],
  ['texts', 'a, b,,c', { value: ['a', 'b', 'c'] }],
  ['json', '{"a": [1]}', { value: { a: [1] } }],
] as const)('%s: “%s”', (kind, text, read) => {
  expect(readTyped(field({ kind }), text)).toEqual(read);
});

test('a text that must be there may be empty, a number may not', () => {
  expect(readTyped(field({ kind: 'text' }, true), '')).toEqual({ value: '' });
  expect(readTyped(field({ kind: 'number' }, true), '')).toEqual({ value: undefined });
  expect(readTyped(field({ kind: 'json' }), '{')).toEqual({ problem: expect.stringContaining('no JSON') });
});

test('ids are shown by their names', () => {
  const names = new Map([['c1', 'Shared results']]);
  const words = (what: FieldKind, value: Parameters<typeof valueWords>[1]) =>
    valueWords(field(what), value, id => names.get(id));
  expect(words({ kind: 'collection', id: true, path: true }, { id: 'c1', path: '/in/' })).toBe(
    'Shared results /in/',
  );
  expect(words({ kind: 'collection', id: true, path: true }, { id: 'c2', path: '/in/' })).toBe('c2 /in/');
  expect(words({ kind: 'principal' }, { id: 'c1', type: 'group' })).toBe('Shared results');
  expect(words({ kind: 'texts' }, ['a', 'b'])).toBe('a, b');
  expect(words({ kind: 'json' }, { a: 1 })).toBe('{"a":1}');
  expect(words({ kind: 'text' }, undefined)).toBe('');
});
