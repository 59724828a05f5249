import { describe, expect, test } from 'vitest';
import { printReference } from '../path/print.ts';
import { type Fact, Types } from '../shape/shape.ts';
import { factsOf } from './facts.ts';
import { parseExpression } from './parse.ts';

/** Facts as text: `+a.b` is present, `-a` absent, `a=1`, `a!=1`. */
function show(facts: readonly Fact[]): string {
  return facts
    .map(fact => {
      const path = printReference(fact.path) ?? '$';
      if ('present' in fact) return `${fact.present ? '+' : '-'}${path}`;
      if ('equals' in fact) return `${path}=${JSON.stringify(fact.equals)}`;
      return 'notEquals' in fact ? `${path}!=${JSON.stringify(fact.notEquals)}` : `${path}:${fact.types}`;
    })
    .sort()
    .join(' ');
}

const facts = (text: string, types?: number) => {
  const { whenTrue, whenFalse } = factsOf(
    parseExpression(text).tree,
    types === undefined ? undefined : () => types,
  );
  return [show(whenTrue), show(whenFalse)];
};

describe('what a true and a false value say', () => {
  test.each([
    ["is_present('a.b[0].c')", '+a.b', ''],
    ["a[0] == 'x'", '+a', '+a'],
    ["not is_present('a')", '-a', '+a'],
    ['a.b', '+a.b a.b!=null', '+a.b'],
    ['`$.a-b.c`', '+`$.a-b.c` `$.a-b.c`!=null', '+`$.a-b.c`'],
    ["a.b == 'x'", '+a.b a.b="x"', '+a.b a.b!="x"'],
    ["'x' != a", '+a a!="x"', '+a a="x"'],
    ['a is None', '+a a=null', '+a a!=null'],
    ['a == -2.5', '+a a=-2.5', '+a a!=-2.5'],
    ["'k' in a.b", '+a.b +a.b.k', '+a.b -a.b.k'],
    ["'k' not in a", '+a -a.k', '+a +a.k'],
    ["'k' in a.keys()", '+a +a.k', '+a -a.k'],
    ["'k' in getattr('a', {})", '+a.k', '-a.k'],
    ["'k' in getattr('a', b)", '+b', '+b'],
    ["a in ['x', 'y']", '+a', '+a a!="x" a!="y"'],
    ["a in ('x',)", '+a a="x"', '+a a!="x"'],
    ['a in b', '+a +b', '+a +b'],
    ["getattr('a.b')", '+a.b a.b!=null', ''],
    ["getattr('a', 'd')", '', '+a'],
    ["getattr('a', default=[])", '+a a!=null', ''],
    ["getattr('a', b.c)", '+b.c', '+b.c'],
    ["getattr('a', 'd') == 'x'", '+a a="x"', 'a!="x"'],
    ["getattr('a', 'x') == 'x'", '', '+a a!="x"'],
    ["getattr('a') is not None", '+a a!=null', ''],
    ["getattr('a', []) == 'x'", '+a a="x"', 'a!="x"'],
    ["getattr('a', b) == 'x'", '+b', '+b a!="x"'],
    ["a.get('k')", '+a +a.k a.k!=null', '+a'],
    ["a.get('k', 0) == 1", '+a +a.k a.k=1', '+a a.k!=1'],
    ['a.b + c', '+a.b +c', '+a.b +c'],
    ['a.b.upper()', '+a.b', '+a.b'],
    ['a < b < c', '+a +b', '+a +b'],
    ["a == 'x' == b", '+a +b a="x" b="x"', '+a'],
    ["is_present('a') and a == 'x'", '+a a="x"', ''],
    ["is_present('a') or b == 'x'", '', '+b -a b!="x"'],
    ["is_present('a') and is_present('b')", '+a +b', ''],
    ["not (is_present('a') and is_present('b'))", '', '+a +b'],
    ["a.x if is_present('a.x') else False", '+a.x a.x!=null', ''],
    ["True if is_present('a') else False", '+a', '-a'],
    ["is_present('a') == True", '', ''],
    ['a.items', '+a', '+a'],
    ['a[b].c', '+a +b', '+a +b'],
    ["[x.y for x in a if 'k' in x]", '+a', '+a'],
    ["f'{a}' + str(b[1:])", '+a +b', '+a +b'],
    ["'a' == 'b'", '', ''],
    ["is_present('$.a')", '', ''],
  ])('%s', (text, whenTrue, whenFalse) => {
    expect(facts(text)).toEqual([whenTrue, whenFalse]);
  });
});

test('`in` says nothing of members where the value can be a list or a text', () => {
  expect(facts("'k' in a", Types.array)).toEqual(['+a', '+a']);
  expect(facts("'k' in a", Types.string | Types.object)).toEqual(['+a', '+a']);
  expect(facts("'k' in a", Types.object | Types.null)).toEqual(['+a +a.k', '+a -a.k']);
});

test('1 and True are equal, so equality does not tell them apart', () => {
  expect(facts('a == 1', Types.integer)).toEqual(['+a a=1', '+a a!=1']);
  expect(facts('a == 1', Types.integer | Types.boolean)).toEqual(['+a', '+a a!=1']);
  expect(facts('a == True', Types.boolean)).toEqual(['+a a=true', '+a a!=true']);
  expect(facts('a == 2', Types.integer | Types.boolean)).toEqual(['+a a=2', '+a a!=2']);
});

test('stays fast where an expression has thousands of conditions', () => {
  const text = Array.from({ length: 900 }, (_, i) => `is_present('a${i}')`).join(' and ');
  const { whenTrue, whenFalse } = factsOf(parseExpression(text).tree);
  expect(whenTrue).toHaveLength(900);
  expect(whenFalse).toEqual([]);
});
