import { expect, test } from 'vitest';
import { isExpressionLike } from './expression-like.ts';

test.each([
  '`$.a.b`',
  "'Copy ' + `$.name`",
  "'Scan ' + scan.name",
  'name + "/"',
  "a.b + '/' + c",
  "'urn:x:' + str(n)",
  '_context.run_id',
  "'Run ' + _context.run_id",
  'str(_context.user_id)[:8]',
])('%s is meant as an expression', text => expect(isExpressionLike(text)).toBe(true));

test.each([
  'see `$.a` there',
  "'a' + 'b'",
  "it's + that's",
  '1 + 1',
  'x + y',
  'my_context.run',
  'the _context.run_id of it',
  'C++ "and" more',
  '/a/b',
  "'quoted'",
])('%s need not be', text => expect(isExpressionLike(text)).toBe(false));
