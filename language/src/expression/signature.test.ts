import { expect, test } from 'vitest';
import { FUNCTIONS, UNAVAILABLE_FUNCTIONS } from './functions.ts';
import { hidesMember, isRefused, METHODS, methodsNamed } from './methods.ts';
import { arity, signatures, signatureText } from './signature.ts';

test('reads a table of signatures', () => {
  const table = signatures(`
    f(a: string, b?: integer|null, c?=: any) -> array|null: Does (this) and that.
    g(x: any, ...) -> other: More.
    h(**) -> object: Any names.
  `);
  const shown = [...table.values()].map(s => [signatureText(s), arity(s)]);
  expect(shown).toEqual([
    ['f(a: string, b?: integer | null, c?: any) → array | null', { least: 1, most: 3 }],
    ['g(x: any, …) → other', { least: 1, most: Number.POSITIVE_INFINITY }],
    ['h(name=…) → object', { least: 0, most: 0 }],
  ]);
  expect(table.get('f')?.doc).toBe('Does (this) and that.');
  expect(table.get('f')?.parameters.map(p => p.keyword)).toEqual([false, false, true]);
});

test('every line of the tables was read', () => {
  expect([...FUNCTIONS.keys()].sort()).toEqual(
    'dict float getattr int is_present len list pathsplit rand randint set str tuple'.split(' '),
  );
  const sizes = Object.values(METHODS).map(table => table.size);
  expect(sizes).toEqual([45, 11, 11, 9, 17, 2]);
  for (const spec of [...FUNCTIONS.values(), ...Object.values(METHODS).flatMap(t => [...t.values()])]) {
    expect(spec.result, spec.name).not.toEqual([]);
    expect(
      spec.parameters.every(p => p.types.length > 0),
      spec.name,
    ).toBe(true);
    expect(spec.doc, spec.name).toMatch(/\.$|`$/);
  }
});

test('no function is both there and not', () => {
  expect([...UNAVAILABLE_FUNCTIONS.keys()].filter(name => FUNCTIONS.has(name))).toEqual([]);
});

test('attributes', () => {
  expect(['format', 'mro', '_x', '__class__', 'func_name', 'upper', 'formats'].map(isRefused)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['items', 'get', 'title', 'count'].map(hidesMember)).toEqual([true, true, false, false]);
  expect(methodsNamed('count').map(m => m.parameters.length)).toEqual([3, 1]);
});
