import { describe, expect, test } from 'vitest';
import { parsePath } from './parse.ts';

const kinds = (text: string) =>
  parsePath(text).segments.map(s => ('name' in s ? s.name : 'index' in s ? s.index : s.kind));

describe('well-formed paths', () => {
  test.each([
    ['$', []],
    ['$.a.b', ['a', 'b']],
    ['$.a[0].b', ['a', 0, 'b']],
    ['$.a[-1]', ['a', -1]],
    ["$['a b'].c", ['a b', 'c']],
    ['$["it\'s"]', ["it's"]],
    ["$['a\\'b']", ["a'b"]],
    ['$.user-inputs.submitting-user-id', ['user-inputs', 'submitting-user-id']],
    ['$._context.run_id', ['_context', 'run_id']],
    ['$.a[*].b', ['a', 'wildcard', 'b']],
    ['$.*', ['wildcard']],
    ['$..a', ['descent', 'a']],
    ['$.a[1:]', ['a', 'slice']],
    ['$.a[0,2]', ['a', 'union']],
    ["$.a['b','c']", ['a', 'union']],
    ['$.a[?(@.b[0] == "]")]', ['a', 'filter']],
  ])('%s', (text, expected) => {
    expect(parsePath(text).problems).toEqual([]);
    expect(kinds(text)).toEqual(expected);
  });

  test('only names and single indexes are definite', () => {
    expect(parsePath("$.a['b'][0]").definite).toBe(true);
    for (const text of ['$.*', '$..a', '$.a[1:]', '$[0,1]', '$[?(@.a)]'])
      expect(parsePath(text).definite).toBe(false);
  });
});

describe('malformed paths say what and where', () => {
  test.each([
    ['', 'empty', 0],
    ['input.a', 'no-dollar', 0],
    ['$.input.', 'name-missing', 7],
    ['$..', 'name-missing', 3],
    ['$.??', 'name-missing', 1],
    ['$.a[', 'bracket-unclosed', 3],
    ["$.a['b", 'quote-unclosed', 3],
    ['$.a[]', 'bracket-empty', 3],
    ['$.a[b]', 'bracket-content', 3],
    ['$.a]', 'unexpected-text', 3],
    ['$a', 'unexpected-text', 1],
    ['$.a == 1', 'unexpected-text', 4],
  ])('%s', (text, code, offset) => {
    expect(parsePath(text).problems).toMatchObject([{ code, span: { offset } }]);
  });
});
