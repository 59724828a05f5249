import { expect, test } from 'vitest';
import { mistakeIn } from './mistake.ts';
import { parsePath } from './parse.ts';

test.each([
  ['$.a + 1', 'expression-in-name', { expression: 'a + 1' }],
  ['$.n - 1', 'expression-in-name', { expression: 'n - 1' }],
  ['$.a + $.b', 'expression', { expression: 'a + b' }],
  ["'x' + $.user-id.b", 'expression', { expression: "'x' + `$.user-id.b`" }],
  ['$.a == 1', 'expression', { expression: 'a == 1' }],
  ['$.a if $.b else $.c', 'expression', { expression: 'a if b else c' }],
  ['len($.items[0].x)', 'expression', { expression: 'len(items[0].x)' }],
  ["getattr('a.b', '$.c')", 'expression', { expression: "getattr('a.b', '$.c')" }],
  ['[$.a, $.b]', 'expression', { expression: '[a, b]' }],
  ["'a constant'", 'expression', { expression: "'a constant'" }],
  ["States.Format('{}', $.a)", 'intrinsic-function', {}],
  ['$$.Execution.Id', 'context-object', { path: '$._context.run_id' }],
  ['$$.Task.Token', 'context-object', {}],
  ['`$.a.b`', 'quoted', { path: '$.a.b' }],
  ["'$.a'", 'quoted', { path: '$.a' }],
  [' $.a.b', 'blank', { path: '$.a.b' }],
  ['$.a.b ', 'blank', { path: '$.a.b' }],
  ['$. a.b', 'blank', { path: '$.a.b' }],
  ['$.a .b', 'blank', { path: '$.a.b' }],
  ['$.input.', 'trailing-dot', { path: '$.input' }],
  ['$.', 'trailing-dot', {}],
  ['$.??', 'left-over', {}],
  ['$.<name>', 'left-over', {}],
  ['$.{{ name }}', 'left-over', {}],
  ['$..', 'name-missing', {}],
  ['input.a', 'no-dollar', { path: '$.input.a' }],
  ['.input', 'no-dollar', { path: '$.input' }],
  ['my-name', 'no-dollar', { path: '$.my-name' }],
  ['path/to/file', 'no-dollar', {}],
  ['salt and pepper', 'no-dollar', {}],
  ['https://example.org/a', 'no-dollar', {}],
  ['$.a[', 'bracket-unclosed', {}],
])('%s: %s', (text, code, more) => {
  const mistake = mistakeIn(parsePath(text));
  expect(mistake).toMatchObject({ code, ...more });
  if (!('path' in more)) expect(mistake).not.toHaveProperty('path');
  if (!('expression' in more)) expect(mistake).not.toHaveProperty('expression');
});

test.each([
  '$',
  '$.a.b',
  '$.a b.c',
  "$['a + 1']",
  '$.a[1:]',
  '$.now or never',
  '$.Terms and Conditions',
  '$.Read / Write',
  '$.a[?(@.b == 1)]',
])('nothing is wrong with %s', text => expect(mistakeIn(parsePath(text))).toBeUndefined());
