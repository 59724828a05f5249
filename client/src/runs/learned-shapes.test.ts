import { expect, test } from 'vitest';

import { formOf } from './form-of.ts';
import { LearnedShapes } from './learned-shapes.ts';

test('of a value only its form is left', () => {
  const value = {
    name: 'secret',
    n: 3,
    ok: true,
    none: null,
    list: [{ a: 'x' }, { a: 'y', b: 1 }],
    empty: [],
  };
  const form = { name: '', n: 0, ok: false, none: null, list: [{ a: '' }], empty: [] };
  expect(formOf(value)).toEqual(form);
  expect(JSON.stringify(formOf(JSON.parse(`${'['.repeat(50)}1${']'.repeat(50)}`)))).toBe(
    `${'['.repeat(9)}null${']'.repeat(9)}`,
  );
});

test('what is known of a definition is replaced, and forgotten', async () => {
  const held = new Map<string, unknown>();
  const shapes = new LearnedShapes({
    get: <T>(key: string) => held.get(key) as T | undefined,
    update: async (key, value) => void held.set(key, value),
  });
  let changes = 0;
  shapes.onDidChange(() => changes++);
  const result = (state: string) => ({ state, url: 'https://x.example/a', day: '2026-01-02', details: {} });
  await shapes.learn('file:///a', [result('A')]);
  await shapes.learn('file:///b', [result('B')]);
  await shapes.learn('file:///a', [result('C')]);
  expect(shapes.all()).toEqual({ 'file:///a': [result('C')], 'file:///b': [result('B')] });
  await shapes.learn('file:///a', []);
  expect(Object.keys(shapes.all())).toEqual(['file:///b']);
  expect(changes).toBe(4);
});
