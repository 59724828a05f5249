import { describe, expect, test } from 'vitest';
import { FlowError } from './flow-error.ts';
import { readPath, requirePath } from './path.ts';

const scope = {
  payload: {
    a: { b: [{ c: 1, d: 'x' }, { c: 2 }, { c: 3, d: null }], 'e-f': false },
    list: [10, 20, 30, 40],
    text: 'abc',
    nothing: null,
    constructor: { name: 'own' },
  },
  context: { run_id: 'R' },
};

describe('definite paths', () => {
  test.each([
    ['$.a.b[0].c', 1],
    ["$['a']['e-f']", false],
    ['$.a.e-f', false],
    ['$.nothing', null],
    ['$.list[-1]', 40],
    ['$._context.run_id', 'R'],
    ['$.constructor.name', 'own'],
    ['$.nope', undefined],
    ['$.list[4]', undefined],
    ['$.list[-5]', undefined],
    ['$.text.length', undefined],
    ['$.text[0]', undefined],
    ['$.nothing.x', undefined],
    ['$.list.length', undefined],
    ['$.toString', undefined],
    ['$._context.nope', undefined],
  ])('%s', (path, expected) => expect(readPath(path, scope)).toEqual(expected));

  test('$ is the payload itself, without the context', () => {
    expect(readPath('$', scope)).toBe(scope.payload);
    expect(readPath('$.*', scope)).toHaveLength(5);
  });
});

describe('all other paths give a list', () => {
  test.each([
    ['$.a.b[*].c', [1, 2, 3]],
    ['$.a.b[*].d', ['x', null]],
    ['$..c', [1, 2, 3]],
    ['$.a..d', ['x', null]],
    ['$.list[1:3]', [20, 30]],
    ['$.list[:2]', [10, 20]],
    ['$.list[-2:]', [30, 40]],
    ['$.list[::2]', [10, 30]],
    ['$.list[::-1]', [40, 30, 20, 10]],
    ['$.list[0,2,9]', [10, 30]],
    ["$.a.b[0]['d','c']", ['x', 1]],
    ['$.nope[*].x', []],
    ['$.text[*]', []],
    ['$.a.b[?(@.c > 1)].c', [2, 3]],
    ['$.a.b[?(@.d)].c', [1, 3]],
    ["$.a.b[?(@.d == 'x' || @.c >= 3)].c", [1, 3]],
    ['$.a.b[?(!(@.c == 2) && @.c != $.list[0])].c', [1, 3]],
    ["$.a.b[?(@['d'] == null)].c", [3]],
    ['$.list[?(@ > 15)]', [20, 30, 40]],
    ['$.list[?(@ > "15")]', []],
    ['$.a[?(@.b[0].c == 1)].e-f', [false]],
  ])('%s', (path, expected) => expect(readPath(path, scope)).toEqual(expected));
});

describe('what is refused says so', () => {
  test.each([
    ['$.list.length()', /not a plain JSONPath/],
    ['a.b', /not a plain JSONPath/],
    ['$.a.b[?(@.d =~ /x/)]', /does not simulate the filter/],
    ['$.a.b[?(@.c + 1 == 2)]', /does not simulate the filter/],
    ['$.a.b[?()]', /does not simulate the filter/],
  ])('%s', (path, message) => {
    expect(() => readPath(path, scope)).toThrow(FlowError);
    expect(() => readPath(path, scope)).toThrow(message);
  });

  test('a path that multiplies is stopped', () => {
    const wide = {
      payload: Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => 1)),
      context: {},
    };
    expect(() => readPath('$..*', wide)).toThrow(/more than 100000 places/);
  });
});

test('a missing path is told in the words of the service', () => {
  expect(() => requirePath('$.x', 'y.$', scope)).toThrow(
    "The path '$.x' specified for the field 'y.$' could not be found in the state input.",
  );
  expect(() => requirePath(7, 'y.$', scope)).toThrow(/'y.\$' must be a JSONPath/);
});
