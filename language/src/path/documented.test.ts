import { expect, test } from 'vitest';
import { asExpression, undocumentedStep } from './documented.ts';
import { parsePath } from './parse.ts';

test.each([
  ['$.a[*].b', 'wildcard', '[item.b for item in a]'],
  ["$.a['b c'][*]['d e'][0]", 'wildcard', "[item['d e'][0] for item in a['b c']]"],
  ['$.my-list[*].b', 'wildcard', '[item.b for item in `$.my-list`]'],
  ['$.a[*]', 'wildcard', 'a'],
  ['$.a[-1].b', 'index', 'a[-1].b'],
  ['$.a.*', 'wildcard', undefined],
  ['$.a[*].b[*]', 'wildcard', undefined],
  ['$..a', 'descent', undefined],
  ['$.a[0,1]', 'union', undefined],
  ['$.a[?(@.b > 1)]', 'filter', undefined],
])('%s', (text, kind, expression) => {
  const path = parsePath(text);
  expect(undocumentedStep(path)?.kind).toBe(kind);
  expect(asExpression(path)).toBe(expression);
});

test.each(['$', '$.a.b[0]', "$['a b']", '$.a[1:]'])('%s is in use', text => {
  expect(undocumentedStep(parsePath(text))).toBeUndefined();
});
