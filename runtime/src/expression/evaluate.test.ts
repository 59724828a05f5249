import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../types.ts';
import { ExpressionError } from './error.ts';
import { evaluate, evaluateExpression } from './evaluate.ts';
import { str } from './text.ts';

const scope = {
  payload: {
    name: 'scan_07.h5',
    folder: '/~/beam/2025/',
    count: 12,
    ratio: 0.25,
    none: null,
    files: [
      { name: 'a.h5', size: 10 },
      { name: 'b.txt', size: 0 },
    ],
    stat: { code: 'NotFound', items: [1] },
    'odd-key': 'odd',
  },
  context: { run_id: 'R-9', email: null, username: 'ada@example.org' },
};
const value = (text: string) => evaluateExpression(text, scope);
/** The value as Python prints it, which tells ints from floats. */
const printed = (text: string) => str(evaluate(text, scope));

function errorOf(text: string): string {
  try {
    return `no error: ${JSON.stringify(value(text))}`;
  } catch (error) {
    if (error instanceof ExpressionError) return error.type;
    throw error;
  }
}

describe('what flows do', () => {
  test.each<[string, Json]>([
    ["folder.rstrip('/') + '/' + name", '/~/beam/2025/scan_07.h5'],
    [
      "[{'source_path': folder + f.name} for f in files if f.size > 0]",
      [{ source_path: '/~/beam/2025/a.h5' }],
    ],
    ["'code' not in stat or stat.code != 'NotFound'", false],
    ["stat['items']", [1]],
    ["getattr('stat.items[0]', 7) + getattr('stat.nope', 7)", 8],
    ["name if is_present('files[1].name') and not is_present('files[2]') else 'none'", 'scan_07.h5'],
    ["pathsplit(pathsplit('/~/job/')[0])", ['/~/', 'job']],
    ['`$.files[1].name` + `$.odd-key`', 'b.txtodd'],
    ['`$.files[*].size`', [10, 0]],
    ["(`$._context.email` or _context.username).split('@')[0]", 'ada'],
    ["([f.name for f in files if f.size > 99] or ['first'])[0]", 'first'],
    ["['.' in f.name for f in files] == [True] * len(files)", true],
    ['{f.name: f.size for f in files}', { 'a.h5': 10, 'b.txt': 0 }],
    ["f'{name[:4]}-{count:04d}'", 'scan-0012'],
    ["'%s has %d' % (name, count)", 'scan_07.h5 has 12'],
    ["none is None and not stat.get('missing')", true],
    ['[y for x in [[1, 2], [3]] for y in x]', [1, 2, 3]],
    ['[a + b for a, (b, _) in [[1, [2, 3]]]]', [3]],
  ])('%s', (text, expected) => expect(value(text)).toEqual(expected));
});

describe('Python prints', () => {
  test.each([
    ['7 // 2 * 1.0', '3.0'],
    ['-7 // 2, -7 % 3, 7.5 // -2', '(-4, 2, -4.0)'],
    ['2 ** 100', '1267650600228229401496703205376'],
    ['[1e15, 1e16, 1e-4, 1e-5, 1.5e300]', '[1000000000000000.0, 1e+16, 0.0001, 1e-05, 1.5e+300]'],
    ["['it\\'s', 'a\"b', '\\n\\x00\\u200b', 'é']", "[\"it's\", 'a\"b', '\\n\\x00\\u200b', 'é']"],
    ['count, ratio, none, True', '(12, 0.25, None, True)'],
    ["f'{2.5:.0f} {0.5:.0f} {1.005:.2f} {1e22:f}'", '2 0 1.00 10000000000000000000000.000000'],
    [
      "f'{1234.5:e} {0.00001234:g} {123456789:g} {100000.0:g} {5:%}'",
      '1.234500e+03 1.234e-05 1.23457e+08 100000 500.000000%',
    ],
    [
      "f'{255:#x} {255:b} {-3:05d} {3:+} {1234567:,} {1234567:_} {65:c}'",
      '0xff 11111111 -0003 +3 1,234,567 1_234_567 A',
    ],
    ["f'{name:*^14}|{name:.4}|{True:d}|{3.14159:.3}|{1e20:}'", '**scan_07.h5**|scan|1|3.14|1e+20'],
    [
      "'%5.1f|%-4d|%x|%r|%%|%c|%e' % (2.25, 7, 255, 'q', 65, 12345.678)",
      "  2.2|7   |ff|'q'|%|A|1.234568e+04",
    ],
    ["'%(a)s-%(b)03d' % {'a': 1, 'b': 2}", '1-002'],
    [
      "'a,b,,c'.split(','), 'a,b,c'.rsplit(',', 1), ' a  b '.split(), ' a  b c'.split(None, 1)",
      "(['a', 'b', '', 'c'], ['a,b', 'c'], ['a', 'b'], ['a', 'b c'])",
    ],
    [
      "'aXbX'.replace('X', '', 1), 'abc'.replace('', '-'), 'x'.zfill(3), '-5'.zfill(4)",
      "('abX', '-a-b-c-', '00x', '-005')",
    ],
    [
      "'abcabc'.find('c', 3), 'abc'.rfind('z'), 'abcabc'.count('bc'), 'abc'.startswith(('x', 'a'))",
      '(5, -1, 2, True)',
    ],
    [
      "'hello wORLD'.title(), 'ab'.center(5, '.'), 'abc'.center(6), 'x'.ljust(2) + '|'",
      "('Hello World', '..ab.', ' abc  ', 'x |')",
    ],
    [
      "'a\\nb\\r\\nc\\n'.splitlines(), 'ab'.join(['1', '2']), '😀b'[::-1], len('😀')",
      "(['a', 'b', 'c'], '1ab2', 'b😀', 1)",
    ],
    [
      "{1: 'a', True: 'b', 1.0: 'c'}, {'a': 1} | {'b': 2}, {1, 2} & {2, 3}",
      "({1: 'c'}, {'a': 1, 'b': 2}, {2})",
    ],
    ['[3, 1, 2].index(1), (1, 2).count(2), [1, 2, 3][-2:], [1, 2, 3][::-2]', '(1, 1, [2, 3], [3, 1])'],
    ["[1, 'a'] < [1, 'b'], (1,) == [1], 1 == True == 1.0, 'a' < 'b' < 'c'", '(True, False, True, True)'],
    ["int('-0x1f', 16), int('0b11', 0), int(' 7_0 '), float(' 1e3 '), int(-2.9)", '(-31, 3, 70, 1000.0, -2)'],
  ])('%s', (text, expected) => expect(printed(text)).toBe(expected));
});

describe('errors have the names of Python and simpleeval', () => {
  test.each([
    ['', 'InvalidExpression'],
    ['a b', 'SyntaxError'],
    ['nope', 'NameNotDefined'],
    ['true', 'NameNotDefined'],
    ['stat.nope', 'AttributeDoesNotExist'],
    ['name._x', 'FeatureNotAvailable'],
    ["'{}'.format(1)", 'FeatureNotAvailable'],
    ['lambda: 1', 'FeatureNotAvailable'],
    ['sum(files)', 'FunctionNotDefined'],
    ['name(1)', 'FunctionNotDefined'],
    ["stat['nope']", 'KeyError'],
    ['files[2]', 'IndexError'],
    ['name + 1', 'TypeError'],
    ['name()[0]', 'FunctionNotDefined'],
    ['stat.code()', 'TypeError'],
    ['name.upper(1)', 'TypeError'],
    ['{[]: 1}', 'TypeError'],
    ['stat.items', 'TypeError'],
    ["{'a'}", 'TypeError'],
    ['1e308 * 10', 'ValueError'],
    ["int('x')", 'ValueError'],
    ["f'{name:d}'", 'ValueError'],
    ['1 % 0', 'ZeroDivisionError'],
    ['2.0 ** 5000', 'OverflowError'],
    ['9 ** 9999999', 'NumberTooHigh'],
    ["'x' * 100001", 'IterableTooLong'],
    ['[x for x in [0] * 101 for y in [0] * 101]', 'IterableTooLong'],
    [`1${'+1'.repeat(300)}`, 'RecursionError'],
    [`${'('.repeat(500)}1${')'.repeat(500)}`, 'SyntaxError'],
    ['`$.nope`', 'PathNotFound'],
    ['a @ b', 'NameNotDefined'],
    ['1 @ 2', 'OperatorNotDefined'],
    ['name.translate({})', 'NotSimulated'],
    ['2 ** 70', 'NotSimulated'],
    ['(-1) ** 0.5', 'NotSimulated'],
  ])('%s', (text, type) => expect(errorOf(text)).toBe(type));
});

test('a payload is never changed, and methods that change work within one expression', () => {
  const before = JSON.stringify(scope.payload);
  expect(value('[files.append(1), len(files), stat.pop("code"), stat]')).toEqual([
    null,
    3,
    'NotFound',
    { items: [1] },
  ]);
  expect(JSON.stringify(scope.payload)).toBe(before);
});

test('what is passed through stays the same value', () => {
  expect(value('files')).toBe(scope.payload.files);
  expect(value('files if files[0].size else none')).toBe(scope.payload.files);
  expect((value("{'f': files, 'n': files[0]}") as { f: Json; n: Json }).n).toBe(scope.payload.files[0]);
});

test('random numbers are the same in every evaluation of one run', () => {
  expect(value('[rand(), randint(100)]')).toEqual(value('[rand(), randint(100)]'));
  expect(value('0 <= rand() < 1 and rand() != rand()')).toBe(true);
});

const operand = fc.oneof(
  fc.constantFrom(
    'count',
    'name',
    'files',
    'stat',
    'none',
    'ratio',
    '0',
    '-1',
    '1.5',
    "''",
    "'a'",
    '[]',
    '{}',
    '()',
    'True',
  ),
  fc.integer().map(String),
);
const operator = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '<',
  '==',
  'in',
  'and',
  'or',
  '<<',
  '&',
  '|',
  'is not',
);
const suffix = fc.constantFrom(
  '',
  '[0]',
  '[1:]',
  '.name',
  '.get("code")',
  '.split()',
  '.items()',
  '.copy()',
  '.real',
);

test('any expression has a value or an error of ours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(operand, suffix, operator), { minLength: 1, maxLength: 5 }),
      operand,
      (parts, last) => {
        const text = parts.map(([a, s, o]) => `(${a})${s} ${o} `).join('') + last;
        expect(errorOf(text)).not.toBe('SyntaxError');
      },
    ),
    { numRuns: 1000 },
  );
});
