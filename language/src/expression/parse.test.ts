import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from './parse.ts';
import type { Expression, FormatPart } from './tree.ts';
import { parts, walkExpression } from './walk.ts';

/** The tree as text: `(+ a 1)`. */
function show(node: Expression): string {
  const all = (nodes: Expression[]) => nodes.map(show).join(' ');
  const format = (shown: FormatPart[]): string =>
    shown
      .map(p =>
        typeof p === 'string'
          ? JSON.stringify(p)
          : `{${show(p.value)}!${p.conversion}:${format(p.spec ?? [])}}`,
      )
      .join('');
  switch (node.kind) {
    case 'constant':
      return typeof node.value === 'string'
        ? JSON.stringify(node.value)
        : `${typeof node.value}:${node.value}`;
    case 'name':
      return node.name;
    case 'path':
      return `\`${node.path.text}\``;
    case 'unary':
      return `(${node.operator} ${show(node.operand)})`;
    case 'binary':
      return `(${node.operator} ${show(node.left)} ${show(node.right)})`;
    case 'compare':
      return `(${show(node.first)}${node.rest.map(r => ` ${r.operator} ${show(r.operand)}`).join('')})`;
    case 'logical':
      return `(${node.operator} ${all(node.operands)})`;
    case 'attribute':
      return `${show(node.object)}.${node.name}`;
    case 'subscript':
      return `${show(node.object)}[${show(node.index)}]`;
    case 'slice':
      return [node.from, node.to, node.step].map(n => (n ? show(n) : '_')).join(':');
    case 'call':
      return `${show(node.callee)}(${[...node.args.map(show), ...node.keywords.map(k => `${k.name}=${show(k.value)}`)].join(' ')})`;
    case 'format':
      return `f${format(node.parts)}`;
    case 'comprehension':
      return `(${node.form} ${show(node.element)}${node.value ? `:${show(node.value)}` : ''}${node.clauses
        .map(
          c =>
            ` for ${show(c.target)} in ${show(c.iterable)}${c.conditions.map(i => ` if ${show(i)}`).join('')}`,
        )
        .join('')})`;
    case 'unsupported':
      return `(${node.feature}! ${all(node.children)})`;
    default:
      return `(${[node.kind, ...parts(node).map(show)].join(' ')})`;
  }
}

describe('binds as Python does', () => {
  test.each([
    ['1 + 2 * 3', '(+ bigint:1 (* bigint:2 bigint:3))'],
    ['-2 ** 2', '(- (** bigint:2 bigint:2))'],
    ['2 ** -1', '(** bigint:2 (- bigint:1))'],
    ['2 ** 3 ** 2', '(** bigint:2 (** bigint:3 bigint:2))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a | b ^ c & d << 1', '(| a (^ b (& c (<< d bigint:1))))'],
    ['not a == b', '(not (a == b))'],
    ['not a and b or c and d and e', '(or (and (not a) b) (and c d e))'],
    ['(a and b) and c', '(and (and a b) c)'],
    ['a < b <= c', '(a < b <= c)'],
    ['(a < b) < c', '((a < b) < c)'],
    ['a not in b is not c', '(a not in b is not c)'],
    ['a if b else c if d else e', '(conditional a b (conditional c d e))'],
    ['a.b[0].c(1)(x=2)', 'a.b[bigint:0].c(bigint:1)(x=bigint:2)'],
    ['a[1:], a[:2:], a[::-1], a[:]', '(tuple a[bigint:1:_:_] a[_:bigint:2:_] a[_:_:(- bigint:1)] a[_:_:_])'],
    ['a[1, 2]', 'a[(tuple bigint:1 bigint:2)]'],
    ['~x @ y', '(@ (~ x) y)'],
  ])('%s', (text, expected) => {
    const { tree, problems } = parseExpression(text);
    expect(problems).toEqual([]);
    expect(show(tree)).toBe(expected);
  });
});

describe('reads every kind of operand', () => {
  test.each([
    [
      '[True, None, 0x1F, 1_000, .5, 1e3]',
      '(list boolean:true object:null bigint:31 bigint:1000 number:0.5 number:1000)',
    ],
    ['(), (a,), (a), [], {}', '(tuple (tuple) (tuple a) a (list) (dict))'],
    ["{'a': 1, **b, 2: c,}", '(dict "a" bigint:1 b bigint:2 c)'],
    ['{1, 2}', '(set bigint:1 bigint:2)'],
    ['[*a, 9]', '(list (starred a) bigint:9)'],
    ['[x.y for x in z if x if not y for w in x]', '(list x.y for x in z if x if (not y) for w in x)'],
    ['{k: v for k, (v, _) in d.items()}', '(dict k:v for (tuple k (tuple v _)) in d.items())'],
    ['f(x for x in y)', 'f((generator x for x in y))'],
    ["'it''s' \"a\\n\\x41\\u00e9\\q\"", '"itsa\\nAé\\\\q"'],
    ["r'\\n' '''a'b'''", '"\\\\na\'b"'],
    ["'\\N{BULLET}'", '"•"'],
    ['`$.a-b[0]` + x', '(+ `$.a-b[0]` x)'],
    ["f'{a!r:>{w}}{{}}' 'x'", 'f{a!r:">"{w!undefined:}}"{}""x"'],
    ['f\'{n=}{d["k:"] != 1}\'', 'f"n="{n!undefined:}{(d["k:"] != bigint:1)!undefined:}'],
    ['(a +\n b) # why', '(+ a b)'],
    ['1if a else 2', '(conditional bigint:1 a bigint:2)'],
    ['1 .real', 'bigint:1.real'],
  ])('%s', (text, expected) => {
    const { tree, problems } = parseExpression(text);
    expect(problems).toEqual([]);
    expect(show(tree)).toBe(expected);
  });
});

describe('statements and refused features are nodes, not problems', () => {
  test.each([
    ['x = 1', '(assignment x bigint:1)'],
    ['n += 1', '(assignment n bigint:1)'],
    ['a; b', '(sequence a b)'],
    ['lambda x: x + 1', '(lambda! (+ x bigint:1))'],
    ['[x := 5]', '(list (:=! x bigint:5))'],
    ['x: int', '(annotation! x int)'],
    ['import os', '(import! )'],
    ['await foo', '(await! foo)'],
    ['yield 1', '(yield! bigint:1)'],
  ])('%s', (text, expected) => {
    const { tree, problems } = parseExpression(text);
    expect(problems).toEqual([]);
    expect(show(tree)).toBe(expected);
  });
});

describe('says what is wrong, where, and only once', () => {
  test.each([
    ['', 'empty', 0],
    ['  # nothing', 'empty', 11],
    ['a +', 'operand-missing', 3],
    ['a.', 'name-missing', 2],
    ['a.0', 'unexpected-text', 1],
    ['a if b', 'else-missing', 6],
    ['foo bar', 'unexpected-text', 4],
    ['f(a', 'bracket-unclosed', 1],
    ["'abc", 'string-unclosed', 0],
    ["'abc\nd", 'string-unclosed', 0],
    ["a + 'b\nc' + d", 'string-broken', 4],
    ["'\\x4'", 'string-escape', 0],
    ["b'a' 'b'", 'string-mix', 0],
    ['`$.a', 'path-unclosed', 0],
    ['x + `input.a`', 'path-malformed', 5],
    ['01', 'number-malformed', 0],
    ['0xg + 1z', 'number-malformed', 0],
    ['a && b', 'operand-missing', 3],
    ['!a', 'unexpected-text', 0],
    ['$.a', 'unexpected-text', 0],
    ['a ? b : c', 'unexpected-text', 2],
    ['f() = 1', 'target', 0],
    ['[a for 1 in b]', 'target', 7],
    ["f'{a'", 'bracket-unclosed', 2],
    ["f'}'", 'unexpected-text', 2],
  ])('%s', (text, code, offset) => {
    expect(parseExpression(text).problems).toMatchObject([{ code, span: { offset } }]);
  });
});

test('gives up on what would exhaust the stack of whoever reads the tree', () => {
  for (const text of [
    '('.repeat(5000),
    `1${' + 1'.repeat(5000)}`,
    'not '.repeat(5000),
    `a${'[0]'.repeat(5000)}`,
  ]) {
    expect(parseExpression(text).problems.map(p => p.code)).toEqual(['too-deep']);
  }
});

test('every node of a well-formed expression spans its own text', () => {
  const text = "[x['k'].y + `$.a` for x in (b or f(c, d=1)) if not x] == {'q': -1, **z}";
  const spans = new Map<string, string>();
  walkExpression(parseExpression(text).tree, n => {
    spans.set(text.slice(n.span.offset, n.span.offset + n.span.length), n.kind);
  });
  expect(Object.fromEntries(spans)).toMatchObject({
    [text]: 'compare',
    "x['k'].y + `$.a`": 'binary',
    "x['k'].y": 'attribute',
    "x['k']": 'subscript',
    '(b or f(c, d=1))': 'logical',
    'f(c, d=1)': 'call',
    'not x': 'unary',
    "{'q': -1, **z}": 'dict',
  });
});

const fragments = fc.constantFrom(
  ...[
    'a',
    '1',
    "'",
    '"',
    "f'",
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '`',
    '$',
    '.',
    ',',
    ':',
    '=',
    '!',
    '\\',
    '\n',
    '#',
  ],
  ...[
    ' for ',
    ' in ',
    ' if ',
    ' else ',
    ' not ',
    'lambda',
    '**',
    '*',
    '+',
    '<',
    'é',
    '\ud800',
    '0x',
    ';',
    'b"',
    '"""',
  ],
);

test('never throws, and every span lies in the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fragments, { maxLength: 40 }).map(f => f.join('')),
        fc.string(),
      ),
      text => {
        const { tree, problems } = parseExpression(text);
        const inside = ({ offset, length }: { offset: number; length: number }) =>
          offset >= 0 && length >= 0 && offset + length <= text.length;
        let missing = false;
        walkExpression(tree, node => {
          expect(inside(node.span)).toBe(true);
          missing ||= node.kind === 'missing';
        });
        expect(problems.length).toBeLessThanOrEqual(1);
        if (missing) expect(problems).not.toEqual([]);
        for (const p of problems) expect(inside(p.span)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
