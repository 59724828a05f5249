import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sketch } from '../shape/describe.ts';
import { shapeOfSchema } from '../shape/from-schema.ts';
import { Types } from '../shape/shape.ts';
import { parseExpression } from './parse.ts';
import { shapeOfExpression, typeProblems } from './types.ts';

const text = { type: 'string' };
const payload = shapeOfSchema({
  type: 'object',
  properties: {
    name: text,
    nick: { type: ['string', 'null'] },
    n: { type: 'integer' },
    f: { type: 'number' },
    flag: { type: 'boolean' },
    names: { type: 'array', items: text },
    counts: { type: 'array', items: { type: 'integer' } },
    either: { type: ['string', 'integer'] },
    at: {
      type: 'object',
      properties: { path: text, size: { type: 'integer' }, kind: { enum: ['dir', 'file'] } },
      required: ['path', 'kind'],
      additionalProperties: false,
    },
    list: { type: 'array', items: { type: 'object', properties: { id: text }, required: ['id'] } },
    any: {},
  },
  required: ['name', 'nick', 'n', 'f', 'flag', 'names', 'counts', 'either', 'at', 'list', 'any'],
});

const shapeOf = (expression: string) => shapeOfExpression(parseExpression(expression).tree, payload);

const NAMES: readonly (readonly [keyof typeof Types, string])[] = [
  ['null', 'null'],
  ['boolean', 'boolean'],
  ['integer', 'integer'],
  ['number', 'float'],
  ['string', 'string'],
  ['array', 'array'],
  ['object', 'object'],
];

function types(expression: string): string {
  const shape = shapeOf(expression);
  if (shape.types === Types.all) return 'unknown';
  const names = NAMES.filter(([flag]) => shape.types & Types[flag]).map(([, name]) => name);
  const items =
    shape.types & Types.array && shape.items
      ? NAMES.filter(([f]) => (shape.items?.types ?? 0) & Types[f])
      : [];
  return (
    names.join('|') +
    (items.length > 0 && items.length < NAMES.length ? ` of ${items.map(i => i[1]).join('|')}` : '')
  );
}

describe('the type of a value', () => {
  test.each([
    ["name + '/' + str(n)", 'string'],
    ['n + 1', 'integer'],
    ['n / 2', 'integer|float'],
    ['n + f', 'integer|float'],
    ['any + 1', 'integer|float'],
    ["any + 'x'", 'string'],
    ['any + any', 'integer|float|string|array'],
    ['-n', 'integer'],
    ['not any', 'boolean'],
    ['flag & flag', 'boolean'],
    ["'%s' % any", 'string'],
    ["f'{any}'", 'string'],
    ['names + names', 'array of string'],
    ['names + counts', 'array of integer|string'],
    ['[False] * len(names)', 'array of boolean'],
    ['[]', 'array'],
    ['names[0]', 'string'],
    ['names[n]', 'string'],
    ['names[1:]', 'array of string'],
    ['name[0]', 'string'],
    ['name[1:]', 'string'],
    ['either[0]', 'string'],
    ['any[0]', 'unknown'],
    ['any[1:]', 'string|array'],
    ['at.size', 'integer'],
    ["at['path']", 'string'],
    ["at.get('size')", 'null|integer'],
    ["at.get('path', 1)", 'string'],
    ["getattr('at.size', 'x')", 'integer|string'],
    ["getattr('at.path', 1)", 'string'],
    ["getattr('at.nope', 1)", 'integer'],
    ['`$.at.size`', 'integer'],
    ['`$.list[*].id`', 'array of string'],
    ['[x.id for x in list]', 'array of string'],
    ['[x.id + i for x in list for i in names if i]', 'array of string'],
    ['[c for c in name]', 'array of string'],
    ['{k: 1 for k in names}', 'object'],
    ['{k for k in names}', 'unknown'],
    ["name.split('/')", 'array of string'],
    ["name.rpartition('/')[2]", 'string'],
    ["any.rstrip('/')", 'string'],
    ["any.split('/')", 'array of string'],
    ['any.count(1)', 'integer'],
    ['any.pop()', 'unknown'],
    ['names.pop()', 'string'],
    ['names.copy()', 'array of string'],
    ['pathsplit(any)', 'array of string'],
    ['list(name)', 'array of string'],
    ['len(any)', 'integer'],
    ['foo(any)', 'unknown'],
    ['nick or name', 'string'],
    ['nick and 1', 'null|integer|string'],
    ['nick if nick else 1', 'integer|string'],
    ['nick if nick is not None else name', 'string'],
    ["n if is_present('at.path') else name", 'integer'],
    ["at.kind if at.kind == 'dir' else 1", 'integer|string'],
    ['name; n', 'string'],
    ['x = n', 'integer'],
    ['lambda: 1', 'unknown'],
    ['{1, 2}', 'unknown'],
  ])('%s is %s', (expression, expected) => {
    expect(types(expression)).toBe(expected);
  });
});

test('knows the members of an object', () => {
  expect(sketch(shapeOf("{'a': name, 'b': [n], 'c': {'d': None}}"), 4)).toBe(
    sketch(
      shapeOfSchema({
        type: 'object',
        properties: {
          a: text,
          b: { type: 'array', items: { type: 'integer' } },
          c: {
            type: 'object',
            properties: { d: { type: 'null' } },
            required: ['d'],
            additionalProperties: false,
          },
        },
        required: ['a', 'b', 'c'],
        additionalProperties: false,
      }),
      4,
    ),
  );
  expect(shapeOf("{'a': 1, **at}").object).toBeUndefined();
  expect(shapeOf("{**at, 'a': 1}").object?.properties.get('a')?.shape.values).toEqual([1]);
});

test('a boolean says what it tells of the payload', () => {
  const facts = (expression: string) => shapeOf(expression).implies;
  expect(facts("is_present('at.size')")).toEqual({
    whenTrue: [{ path: ['at', 'size'], present: true }],
    whenFalse: [{ path: ['at', 'size'], present: false }],
  });
  expect(facts("at.kind == 'dir'")?.whenTrue).toContainEqual({ path: ['at', 'kind'], equals: 'dir' });
  const inside = shapeOf("{'dir': at.kind == 'dir'}").object?.properties.get('dir')?.shape.implies;
  expect(inside?.whenFalse).toContainEqual({ path: ['at', 'kind'], notEquals: 'dir' });
  // A list may hold the word.
  expect(facts("'x' in names")?.whenTrue).toEqual([{ path: ['names'], present: true }]);
  expect(facts("[x == 'a' for x in names][0]")?.whenTrue).toEqual([{ path: ['names'], present: true }]);
  expect(facts("'a' == 'b'")).toBeUndefined();
});

describe('finds what can never work', () => {
  const show = (expression: string) =>
    typeProblems(parseExpression(expression).tree, payload).map(({ span, kind }) => [
      kind,
      expression.slice(span.offset, span.offset + span.length),
    ]);

  test.each([
    ["'run ' + n", 'operands', 'n'],
    ["n + ' files'", 'operands', 'n'],
    ["name + '/' + at.size + '/'", 'operands', 'at.size'],
    ["name + nick.split('/')", 'operands', "nick.split('/')"],
    ['names + name', 'operands', 'names'],
    ["name - 'x'", 'operands', "'x'"],
    ['at + at', 'operands', 'at'],
    ['-name', 'operand', 'name'],
    ['~name', 'operand', 'name'],
    ['name < n', 'comparison', 'n'],
    ['n in name', 'comparison', 'name'],
    ["'a' in n", 'comparison', 'n'],
    ['n / 0', 'zero-division', '0'],
    ['[x for x in n]', 'loop', 'n'],
    ['n[1:]', 'slice', 'n'],
    ["name.split('/')['a']", 'index', "'a'"],
    ['names[name]', 'index', 'name'],
    ["name.split('/').length", 'no-member', 'length'],
    ["names.split('/')", 'no-method', 'split'],
    ['n.upper()', 'no-method', 'upper'],
    ['len(n)', 'argument', 'n'],
    ['pathsplit(names)', 'argument', 'names'],
    ['name.startswith(n)', 'argument', 'n'],
    ['int(names)', 'argument', 'names'],
    ["', '.join(counts)", 'join', 'counts'],
    ['[x.id + n for x in list]', 'operands', 'n'],
    ["name + n if flag else ''", 'operands', 'n'],
    ["'%d' % n + 1", 'operands', '1'],
  ])('%s', (expression, kind, at) => {
    expect(show(expression)).toEqual([[kind, at]]);
  });

  test.each([
    'name + any',
    'either + 1',
    "either + 'x'",
    "nick + 'x'",
    'flag + 1',
    'any.foo.bar + n',
    'name[0] + names[0]',
    'name % n',
    'name * n + name',
    'names == n',
    'name in at',
    'any[name]',
    "n + 'x' if False else 1",
    "[x + 'y' for x in any]",
    "name + n if is_present('at.nope') else name",
    'names.index(name) + name.count(name)',
    "', '.join(names)",
    'n.bit_length() + f.is_integer()',
    'name.x + at.size.y',
    "missing + 'x'",
    'at.keys() == any',
    '[k + v for k, v in at.items()]',
    "getattr('nick', '') + 'x'",
  ])('is silent about %s', expression => {
    expect(show(expression)).toEqual([]);
  });
});

test('never throws, and where nothing is known there is no problem but with constants', () => {
  const piece = fc.constantFrom(
    'a',
    '.b',
    '[0]',
    "['k']",
    '[i:]',
    '(',
    ')',
    ' + ',
    ' and ',
    ' if ',
    ' else ',
    ' for x in ',
    'x',
    'len(',
    "is_present('a')",
    '`$.a`',
    ' in ',
    '[',
    ']',
    ',',
    ' or ',
    'not ',
    ' == ',
    '{',
    '}',
    ':',
    '.split()',
    '.get("k")',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }).map(p => p.join('')),
      expression => {
        const { tree, problems } = parseExpression(expression);
        shapeOfExpression(tree, payload);
        const found = typeProblems(tree, payload);
        for (const { span } of found)
          expect(span.offset + span.length).toBeLessThanOrEqual(expression.length);
        if (problems.length === 0)
          expect(typeProblems(tree, { types: Types.all }).length).toBeLessThanOrEqual(found.length);
      },
    ),
    { numRuns: 1000 },
  );
});
