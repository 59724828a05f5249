import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from './parse.ts';
import { printExpression } from './print.ts';
import type { Expression } from './tree.ts';

/** The tree without its places in the text. */
function shape(tree: Expression): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) =>
      key.toLowerCase().endsWith('span')
        ? undefined
        : typeof value === 'bigint'
          ? `${value}n`
          : Number.isFinite(value) || typeof value !== 'number'
            ? value
            : String(value),
    ),
  );
}

function expectSame(text: string): void {
  const { tree, problems } = parseExpression(text);
  if (problems.length > 0) return;
  const printed = printExpression(tree);
  if (printed === undefined) return;
  const again = parseExpression(printed);
  expect(again.problems, printed).toEqual([]);
  expect(shape(again.tree), printed).toEqual(shape(tree));
}

test.each([
  ["a . b [ 'c' ] [0]", "a.b['c'][0]"],
  ['(a)', 'a'],
  ['(a+b)*c', '(a + b) * c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['(a-b)-c', 'a - b - c'],
  ['(-2)**-x', '(-2) ** -x'],
  ['(a**b)**c', '(a ** b) ** c'],
  ['a**b**c', 'a ** b ** c'],
  ['not(a and b)or c', 'not (a and b) or c'],
  ['(a and b) and c', '(a and b) and c'],
  ['(a<b)<c', '(a < b) < c'],
  ['(a if b else c) if d else e', '(a if b else c) if d else e'],
  ['a if b else c if d else e', 'a if b else c if d else e'],
  ['1 .real', '(1).real'],
  ['"it\'s"', '"it\'s"'],
  ["'\\n\\x00\\\\'", "'\\n\\x00\\\\'"],
  ['f"{a!r:>{w}}{{}} {x[\'k\']}"', 'f"{a!r:>{w}}{{}} {x[\'k\']}"'],
  ["f'{ {1:2}[1] }'", "f'{ {1: 2}[1]}'"],
  ['f(x for x in y)', 'f((x for x in y))'],
  ['f(a,*b,k=1,**c)', 'f(a, *b, k=1, **c)'],
  ['[x for x in(a if b else c)if(p if q else r)]', '[x for x in (a if b else c) if (p if q else r)]'],
  ['{k:v for k,(v,_) in d.items()}', '{k: v for (k, (v, _)) in d.items()}'],
  ['a[1:,::2], a[()], a[:]', '(a[1:, ::2], a[()], a[:])'],
  ['`$.a-b[0]`+1', '`$.a-b[0]` + 1'],
  ['x=y=1', 'x = y = 1'],
  ['a;b', 'a; b'],
  ['1e400', '1e999'],
  ['1e22+2.0+3j+...', '1e+22 + 2.0 + 3.0j + ...'],
])('%s is printed as %s', (text, printed) => {
  expect(printExpression(parseExpression(text).tree)).toBe(printed);
  expectSame(text);
});

test('what was not read in full is not printed', () => {
  for (const text of ['lambda x: x', 'a +', '[y := 1]'])
    expect(printExpression(parseExpression(text).tree)).toBeUndefined();
});

const file = new URL('../../../../shared/reference/run-semantics-data/expr-oracle.json', import.meta.url);
const there = existsSync(file);
const oracle: { cases: { expr: string }[] } = there ? JSON.parse(readFileSync(file, 'utf8')) : { cases: [] };

describe.skipIf(!there)('the oracle’s expressions read the same after printing', () => {
  test.each(oracle.cases.map(c => [c.expr]))('%s', expectSame);
});

const { text } = fc.letrec<{ text: string }>(tie => {
  const inner = fc.oneof(
    { depthSize: 'small' },
    tie('text'),
    tie('text').map(t => `(${t})`),
  );
  const pair = (join: string) => fc.tuple(inner, inner).map(([a, b]) => `${a}${join}${b}`);
  const operators = ['+', '-', '**', '*', '|', '<<', '<', '==', ' not in ', ' is ', ' and ', ' or '];
  return {
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('a', '1', '.5', "'it\\'s'", 'None', '`$.a.b`', '[]', '()', '{}', "f'{a!r}'"),
      fc.constantFrom(...operators).chain(pair),
      inner.map(t => `not ${t}`),
      inner.map(t => `-${t}`),
      inner.map(t => `(${t}).b`),
      inner.map(t => `(${t})[${t}:]`),
      inner.map(t => `[${t}, ${t}]`),
      inner.map(t => `{${t}: ${t}}`),
      inner.map(t => `(${t},)`),
      inner.map(t => `f'{(${t.replace(/f?'[^']*'/g, 's')})!s:>{a}}{{'`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a}) if ${b} else ${c}`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `[${a} for x, y in (${b}) if (${c})]`),
      fc.tuple(inner, inner).map(([a, b]) => `f(${a}, k=${b})`),
    ),
  };
});

test('any tree that reads without a problem reads the same after printing', () => {
  fc.assert(fc.property(text, expectSame), { numRuns: 500 });
});
