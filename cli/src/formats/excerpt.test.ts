import { describe, expect, test } from 'vitest';
import { rangeOf } from '../testing/result.ts';
import { excerpt, linesOf } from './excerpt.ts';

function show(text: string, part: string): string[] {
  const { line, marks } = excerpt(linesOf(text), rangeOf(text, part));
  return [line, marks];
}

test('a number as wide as it needs to be', () =>
  expect(show(`${'\n'.repeat(99)}{ "a": 1 }`, '"a"')).toEqual(['  100 | { "a": 1 }', '      |   ^^^']));

describe('what is under the carets stands above them', () => {
  test('behind tabs', () => expect(show('\t"a"', '"a"')).toEqual(['  1 |  "a"', '    |  ^^^']));

  test('behind wide characters, and on them', () => {
    expect(show('"見る": 1', '1')).toEqual(['  1 | "見る": 1', '    |         ^']);
    expect(show('"🚀"', '🚀')).toEqual(['  1 | "🚀"', '    |  ^^']);
  });

  test('behind a mark that takes no column', () =>
    expect(show('"e\u0301": 1', '1')).toEqual(['  1 | "e\u0301": 1', '    |      ^']));

  test('with Windows line ends', () => expect(show('{\r\n"a"\r\n}', '"a"')[0]).toBe('  2 | "a"'));
});

test('of several lines the first is shown', () =>
  expect(show('{ "a": [\n1\n] }', '[\n1\n]')).toEqual(['  1 | { "a": [', '    |        ^']));

test('nothing at all still has a caret', () => {
  const start = { line: 0, character: 0 };
  expect(excerpt([''], { start, end: start })).toEqual({ line: '  1 |', marks: '    | ^' });
});

describe('of a long line there is what is around the finding', () => {
  const long = `[${'"0123456789",'.repeat(100)}"here"${',"0123456789"'.repeat(100)}]`;

  test('and no more', () => {
    const [line = '', marks = ''] = show(long, '"here"');
    expect(line.length).toBeLessThanOrEqual(84);
    expect(line).toMatch(/^ {2}1 \| ….*"here".*…$/);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('"here"');
  });

  test('at its ends too', () => {
    expect(show(long, '[')[0]).toMatch(/^ {2}1 \| \["0123/);
    expect(show(long, ']')[0]).toMatch(/^ {2}1 \| ….*"0123456789"\]$/);
  });

  test('never half a character', () => {
    const rockets = '🚀'.repeat(100);
    for (const part of ['a', 'b'])
      expect(show(`${rockets}${part === 'a' ? 'a' : '-b'}${rockets}`, part)[0]).not.toMatch(
        /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
      );
  });

  test('and its carets end with it', () => {
    const [, marks = ''] = show(long, long);
    expect(marks.length).toBeLessThanOrEqual(84);
  });
});
