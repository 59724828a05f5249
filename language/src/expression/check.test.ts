import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionProblems } from './check.ts';
import type { ExpressionMistake } from './mistake.ts';
import { parseExpression } from './parse.ts';

const problems = (text: string) => expressionProblems(parseExpression(text));

/** The marked text and the facts but for the spans. */
function show(text: string): unknown[] {
  return problems(text).map(({ span, ...rest }: ExpressionMistake) => ({
    ...rest,
    ...('all' in rest ? { all: rest.all.map(s => text.slice(s.offset, s.offset + s.length)) } : {}),
    at: text.slice(span.offset, span.offset + span.length),
  }));
}

const unsupported = (feature: string, at: string) => ({ kind: 'unsupported', feature, at });

describe('finds', () => {
  test.each<[string, object]>([
    ['a +', { kind: 'syntax', code: 'operand-missing', at: '' }],
    ['a && b', { kind: 'syntax', foreign: { text: '&&', python: 'and' }, at: '&&' }],
    ['a and || b', { kind: 'syntax', foreign: { text: '||', python: 'or' }, at: '||' }],
    ['a === b', { kind: 'syntax', foreign: { text: '===', python: '==' }, at: '===' }],
    ['a !== b', { kind: 'syntax', foreign: { text: '!==', python: '!=' }, at: '!==' }],
    ['a OR b', { kind: 'syntax', foreign: { text: 'OR', python: 'or' }, at: 'OR' }],
    ['NOT a.b', { kind: 'syntax', foreign: { text: 'NOT', python: 'not' }, at: 'NOT' }],
    ['a.b ?? "c"', { kind: 'syntax', foreign: { text: '??', python: 'or' }, at: '??' }],
    ['!is_present("a")', { kind: 'syntax', foreign: { text: '!', python: 'not' }, at: '!' }],
    ['b if (a = 1) else c', { kind: 'syntax', foreign: { text: '=', python: '==' }, at: '=' }],
    ['a.b c.d', { kind: 'syntax', code: 'unexpected-text', at: 'c' }],
    ["f('x' 1)", { kind: 'syntax', code: 'unexpected-text', at: '1' }],
    ['Transfer of data', { kind: 'prose', at: 'Transfer of data' }],
    [' Copy files, then delete them. ', { kind: 'prose', at: 'Copy files, then delete them.' }],
    ["Don't move", { kind: 'prose', at: "Don't move" }],
    ['for review by the owner', { kind: 'prose', at: 'for review by the owner' }],
    ['Run `$.a.id` (see `$.b`) has failed:\n`$.c`', { kind: 'prose' }],
    ['`$.a` `$.b`', { kind: 'syntax' }],
    ['`$.a` is not in `$.b` `$.c`', { kind: 'syntax' }],
    ['Note: done', { kind: 'prose', at: 'Note: done' }],
    ['https://example.org/a?b=c', { kind: 'prose', at: 'https://example.org/a?b=c' }],
    ['ddb59aef-6d04-11e5-ba46-22000b92c6ec', { kind: 'prose' }],
    ['urn:globus:auth:identity:x', { kind: 'prose' }],
    ['/~/data/', { kind: 'prose' }],
    ['2026-01-31', { kind: 'prose' }],
    ['$.a.b', { kind: 'bare-path', all: ['$.a.b'], at: '$.a.b' }],
    ["$.a-b[0]['k'] + $.c-1", { kind: 'bare-path', all: ["$.a-b[0]['k']", '$.c-1'], at: "$.a-b[0]['k']" }],
    ["'x' + $", { kind: 'bare-path', all: ['$'], at: '$' }],
    ["'$.a.b' + '/x'", { kind: 'path-in-quotes', path: '$.a.b', at: "'$.a.b'" }],
    ['`$.a..` + 1', { kind: 'path-malformed', code: 'name-missing' }],
    ['`a.b`', { kind: 'path-malformed', code: 'no-dollar', at: 'a.b' }],
    ['`$.a + 1', { kind: 'path-malformed', code: 'unclosed', at: '`$.a + 1' }],
    ["is_present('$.a.b')", { kind: 'path-argument', name: 'is_present', problem: 'dollar', at: '$.' }],
    ["getattr('a..b', 1)", { kind: 'path-argument', name: 'getattr', problem: 'name-missing', at: '.' }],
    ["getattr('')", { kind: 'path-argument', problem: 'empty' }],
    ['is_present(a.b)', { kind: 'path-argument', problem: 'unquoted', at: 'a.b' }],
    ["getattr(a, 'b', 1)", { kind: 'path-argument', problem: 'unquoted', at: 'a' }],
    ['is_present(1)', { kind: 'path-argument', problem: 'no-text', at: '1' }],
    ['a == true', { kind: 'json-word', name: 'true', python: 'True', at: 'true' }],
    ['null', { kind: 'json-word', python: 'None' }],
    ['max(a, b)', { kind: 'unknown-function', name: 'max', at: 'max' }],
    ["States.Format('{}', a)", { kind: 'unknown-function', name: 'States.Format', at: 'States.Format' }],
    ['[f(x) for f in a]', { kind: 'unknown-function', name: 'f' }],
    ['len()', { kind: 'argument-count', name: 'len', given: 0, least: 1, most: 1, at: '()' }],
    ["is_present('a', 'b')", { kind: 'argument-count', given: 2, least: 1, most: 1, at: "('a', 'b')" }],
    ["pathsplit(a, sep='/')", { kind: 'argument-count', given: 2 }],
    ["'a'.replace('b')", { kind: 'argument-count', name: 'replace', given: 1, least: 2, most: 3 }],
    ['a.count()', { kind: 'argument-count', name: 'count', given: 0, least: 1, most: 3 }],
    ['str(value=1)', { kind: 'unknown-keyword', name: 'str', keyword: 'value', at: 'value' }],
    ['a.split(separator=",")', { kind: 'unknown-keyword', keyword: 'separator' }],
    ['a.includes(b)', { kind: 'unknown-method', name: 'includes', receiver: undefined, at: 'includes' }],
    ["'a'.append(1)", { kind: 'unknown-method', name: 'append', receiver: 'string' }],
    ['[].split()', { kind: 'unknown-method', name: 'split', receiver: 'array' }],
    ["'{}'.format(a)", { kind: 'refused-attribute', name: 'format', called: true, at: 'format' }],
    ['a._b.c', { kind: 'refused-attribute', name: '_b', called: false, at: '_b' }],
    ['a.__class__', { kind: 'refused-attribute' }],
    ['a.items[0]', { kind: 'hidden-member', name: 'items', at: 'items' }],
    ['lambda x: x', unsupported('lambda', 'lambda x: x')],
    ['(lambda: 1)()', unsupported('lambda', '(lambda: 1)')],
    ['import os', unsupported('import', 'import os')],
    ['if a then b', unsupported('if', 'if a then b')],
    ['[x := 1]', unsupported(':=', 'x := 1')],
    ['{x for x in a}', unsupported('set comprehension', '{x for x in a}')],
    ['(*a, b)', unsupported('*', '*a')],
    ['len(*a)', unsupported('*', '*a')],
    ['dict(**a)', unsupported('**', '**a')],
    ['a[0](b)', unsupported('call', 'a[0](b)')],
    ['a @ b', unsupported('@', 'a @ b')],
    ['a = b', { kind: 'ignored', part: 'assignment', at: '=' }],
    ['a; b + 1', { kind: 'ignored', part: 'statements', at: 'b + 1' }],
    ['set(a)', { kind: 'not-json', what: 'set' }],
    ['a.b.keys()', { kind: 'not-json', what: 'view', at: 'a.b.keys()' }],
    ["b'a'", { kind: 'not-json', what: 'bytes' }],
    ['a.encode()', { kind: 'not-json', what: 'bytes' }],
    ['a.append(1)', { kind: 'yields-nothing', name: 'append', at: 'append' }],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual([expect.objectContaining(expected)]);
  });
});

test('more than one mistake, in the order of the text', () => {
  expect(show('true and a._b and min(1) and x.items')).toMatchObject([
    { kind: 'json-word' },
    { kind: 'refused-attribute' },
    { kind: 'unknown-function' },
    { kind: 'hidden-member' },
  ]);
});

describe('is silent about', () => {
  test.each([
    'a.b.c + _context.run_id',
    "a['_b'] + a['items'] + a.title",
    'a.items() == b.get("k", 1)',
    '[k + v for k, v in a.items()]',
    '[null for null in a]',
    '[p for p in a if is_present(p)]',
    '[is_present(p.x) for p in a]',
    "is_present('a.' + b)",
    "getattr('a', default=1)",
    "getattr('a', fallback=1)",
    "a.split(sep=',', maxsplit=1)",
    "'abc'.endswith(('b', 'c'))",
    'dict(a=1, b=2)',
    'len({1, 2})',
    'a.union(b, c, d) == a',
    'list(a.keys())',
    "a or 'cost: $.50'",
    "a == '$'",
    '[*a, b]',
    'names.append(1) or names',
    'a-b-c',
    'n if a else -n',
    "f'{a:>10} {b!r}'",
  ])('%s', text => {
    expect(problems(text)).toEqual([]);
  });
});

test('never throws, and every span lies in the text', () => {
  const piece = fc.constantFrom(
    ...['a', '.b', '$', '`', "'", '(', ')', '[', ']', ' ', '=', '&&', '!', 'is_present(', "'$.a'", 'true'],
    ...[
      '.items',
      '.format(',
      '*',
      ',',
      'for x in ',
      'lambda',
      ';',
      ':',
      '{',
      '}',
      'words of text',
      '\n',
      '#',
      '😀',
    ],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 20 }).map(p => p.join('')),
        fc.string(),
      ),
      text => {
        for (const { span } of problems(text)) {
          expect(span.offset).toBeGreaterThanOrEqual(0);
          expect(span.length).toBeGreaterThanOrEqual(0);
          expect(span.offset + span.length).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
