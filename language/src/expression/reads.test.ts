import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from './parse.ts';
import { type ExpressionRead, readsOf } from './reads.ts';

/** A read as text: the steps, `*` for an element, `?` after it if it is guarded, `~` if it is conditional. */
function show({ steps, guarded, conditional, via }: ExpressionRead): string {
  const path = steps.map(s => (typeof s === 'object' ? '*' : s)).join('.');
  return `${via === 'name' ? '' : `${via}:`}${path}${guarded ? '?' : ''}${conditional ? '~' : ''}`;
}

const reads = (text: string) => readsOf(parseExpression(text).tree).map(show);

describe('reads', () => {
  test.each([
    ["A.details.DATA[0]['x']", ['A.details.DATA.0.x']],
    ['a + a.b', ['a', 'a.b']],
    ['_context.run_id', ['_context.run_id']],
    ['`$.a-b[0].c` + `$`', ['path:a-b.0.c', 'path:']],
    ['`$.a[*].b` + `$.c[1:].d`', ['path:a.*.b?', 'path:c.*.d?']],
    ['`$.a..b`', ['path:a?']],
    ['`$.a[`', []],
    ["a.rstrip('/').x", ['a']],
    ["a.b.split(':')[-1]", ['a.b']],
    ['a.items', ['a']],
    ['a.items.x + b.real', ['a', 'b']],
    ["a['items'].x", ['a.items.x']],
    ['a[-1]', ['a.-1']],
    ['a[b.i].c', ['a.*.c', 'b.i']],
    ['a[b:c.d][0]', ['a', 'b', 'c.d']],
    ['len(a)', ['a']],
    ['sorted(a, key=len)', ['a', 'len?']],
    ["f'{a.b:>{w}}'", ['a.b', 'w']],
    ["{'k': a, **b}", ['a', 'b']],
    ['x = a', ['a']],
    ['a; b', ['a']],
    ['lambda x: y', []],
    ["is_present('a.b[0]')", ['is_present:a.b.0?']],
    ["getattr('a.b', c.d)", ['getattr:a.b?', 'c.d']],
    ["a.get('k', b)", ['a', 'get:a.k?', 'b']],
    ["is_present('$.a')", []],
    ['is_present(a)', ['a?']],
    ["getattr(a.b, 'c')", ['a.b?']],
    ['true and null.x or a', ['a~']],
    ["getattr(*a, 'b')", ['a']],
  ])('%s', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

describe('loop variables are elements of their list', () => {
  test.each([
    ['[f.name for f in a.DATA]', ['a.DATA.*.name~', 'a.DATA']],
    ['[f for f in a.DATA]', ['a.DATA']],
    ['[f.name for f in a.DATA[i:i+2]]', ['a.DATA.*.name~', 'a.DATA', 'i', 'i']],
    ['[f.name for f in list(a)]', ['a.*.name~', 'a']],
    ['[f.name for f in a.split()]', ['a']],
    ['[r + w for r in a for w in r.names]', ['a', 'a.*.names~']],
    ['[k.x + v.y for k, (v, w) in a]', ['a.*.0.x~', 'a.*.1.0.y~', 'a']],
    ['[x.y for x in x]', ['x.*.y~', 'x']],
    ['[x for x in a] + x', ['a', 'x']],
    ['{k: v.n for k, v in a.items()}', ['a']],
    ['[a for b in c]', ['a~', 'c']],
    ["[f.k for f in a if 'k' in f]", ['a.*.k?~', 'a']],
    ["[f.k for f in a for g in a if 'k' in g]", ['a.*.k~', 'a', 'a~']],
    ["[a[i].k for i in b if 'k' in a[i]]", ['a.*.k?~', 'b', 'a.*~']],
    ["[g for f in a for g in f.x if 'k' in g]", ['a', 'a.*.x~']],
  ])('%s', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

describe('guards', () => {
  test.each([
    ["is_present('a.b') and a.b", ['is_present:a.b?', 'a.b?~']],
    ["is_present('a.b.c') and a.b", ['is_present:a.b.c?', 'a.b?~']],
    ["is_present('a') and a.b", ['is_present:a?', 'a.b~']],
    ["not is_present('a') or a", ['is_present:a?', 'a?~']],
    ["is_present('a') or a", ['is_present:a?', 'a~']],
    ["a if is_present('a') else b", ['a?~', 'is_present:a?', 'b~']],
    ["a if not is_present('a') else a", ['a~', 'is_present:a?', 'a?~']],
    ["'k' in A.d and A.d.k == 'x'", ['A.d', 'A.d.k?~']],
    ["'k' not in A.d or A.d.k == 'x'", ['A.d', 'A.d.k?~']],
    ["getattr('a') and a.b", ['getattr:a?', 'a.b~']],
    ["getattr('a.b') and a.b", ['getattr:a.b?', 'a.b?~']],
    ["getattr('a', 1) and a", ['getattr:a?', 'a~']],
    ["b and is_present('a') and (c or a)", ['b', 'is_present:a?~', 'c~', 'a?~']],
    ["(b and is_present('a')) and a", ['b', 'is_present:a?~', 'a?~']],
    ["a.k if 'k' in a else 'd' if b else a.k", ['a.k?~', 'a', 'b~', 'a.k~']],
    ["[f.x for f in c] if is_present('c') else []", ['c.*.x~', 'c?~', 'is_present:c?']],
    ['a.x and b[a.x]', ['a.x', 'b.*~', 'a.x?~']],
    ["a['k'] if 'k' in a.keys() else a.get('j')", ['a.k?~', 'a', 'a?~', 'get:a.j?~']],
    ['a < b < c', ['a', 'b', 'c~']],
  ])('%s', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

test('each step knows its place in the text', () => {
  const text = "a . b['k'][0] + `$.p.q[1]` + getattr('r.s[2]') + [x.y for x in z][0] + (`$.v`)";
  const shown = readsOf(parseExpression(text).tree).map(r =>
    r.spans.map(s => text.slice(s.offset, s.offset + s.length)),
  );
  expect(shown).toEqual([
    ['a', 'b', "'k'", '0'],
    ['.p', '.q', '[1]'],
    ['r', 's', '2'],
    ['x', 'x', 'y'],
    ['z'],
    ['(`$.v`)'],
  ]);
});

test('facts say what holds where the read is reached', () => {
  const [, , read] = readsOf(parseExpression("a == 'x' and is_present('b') and c").tree);
  expect(read?.facts).toEqual([
    { path: ['a'], present: true },
    { path: ['a'], equals: 'x' },
    { path: ['b'], present: true },
  ]);
});

test('never throws, and reads lie in the text', () => {
  const word = fc.constantFrom(
    'a',
    '.b',
    '[0]',
    "['k']",
    '[i]',
    '(',
    ')',
    ' and ',
    ' if ',
    ' else ',
    ' for x in ',
    'x',
    "is_present('a')",
    '`$.a`',
    ' in ',
    '[',
    ']',
    ',',
    ' or ',
    'not ',
    '==',
    '{',
    '}',
    ':',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 25 }).map(w => w.join('')),
      text => {
        for (const { span, spans, steps } of readsOf(parseExpression(text).tree)) {
          expect(spans).toHaveLength(steps.length);
          for (const { offset, length } of [span, ...spans]) {
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(offset + length).toBeLessThanOrEqual(text.length);
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
});
