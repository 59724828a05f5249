import { expect, test } from 'vitest';
import { State } from './state.ts';
import { privateLists, stateStrings } from './strings.ts';

const strings = (fields: object) => {
  const state = new State(`{"A": ${JSON.stringify(fields)}}`);
  return stateStrings(state).map(s => [s.name, s.text, s.dynamic, s.hidden]);
};

test('finds strings at any depth, in document order', () => {
  const Parameters = { a: 'x', 'b.$': '$.b', c: [{ 'd.=': '1' }, 'e', 5], f: { g: 'h' }, 'i.$': 5 };
  expect(strings({ Type: 'Pass', Parameters })).toEqual([
    ['a', 'x', undefined, false],
    ['b', '$.b', 'path', false],
    ['d', '1', 'expression', false],
    ['c', 'e', undefined, false],
    ['g', 'h', undefined, false],
  ]);
});

test('a listed key is hidden with all that is in it, with or without suffix', () => {
  const Parameters = {
    __Private_Parameters: ['a', 'b.$', 'c'],
    'a.$': '$.a',
    'b.$': '$.b',
    c: { d: ['e'] },
    f: { a: 'g' },
  };
  expect(strings({ Type: 'Action', Parameters })).toEqual([
    ['a', '$.a', 'path', true],
    ['b', '$.b', 'path', true],
    ['d', 'e', undefined, true],
    ['a', 'g', undefined, false],
  ]);
});

test('Result is literal', () => {
  expect(strings({ Type: 'Pass', Result: { 'a.$': '$.x' } })).toEqual([['a.$', '$.x', undefined, false]]);
  expect(strings({ Type: 'Action', Result: { a: 'x' } })).toEqual([]);
});

test('lists of private keys are found where they are nearly so called', () => {
  const Parameters = { __Private_Parameters: [], a: [{ __private_parameters: [] }] };
  const state = new State(`{"A": ${JSON.stringify({ Type: 'Pass', Parameters })}}`);
  expect(privateLists(state).map(l => l.member.name)).toEqual([
    '__Private_Parameters',
    '__private_parameters',
  ]);
});
