import { expect, test } from 'vitest';
import { parseDottedPath, printDottedPath } from './dotted-path.ts';

test.each([
  ['a', ['a']],
  ['a.b.c', ['a', 'b', 'c']],
  ['List.details.DATA[0].name', ['List', 'details', 'DATA', 0, 'name']],
  ['a[0][12]', ['a', 0, 12]],
  ['user-inputs.a b', ['user-inputs', 'a b']],
  ['_context.run_id', ['_context', 'run_id']],
])('%s is a path', (text, steps) => {
  const path = parseDottedPath(text);
  expect(path.steps).toEqual(steps);
  expect(path.problem).toBeUndefined();
  const spelled = path.spans.map(s => text.slice(s.offset, s.offset + s.length));
  expect(spelled).toEqual(steps.map(String));
  expect(printDottedPath(path.steps)).toBe(text);
});

test.each([
  ['', 'empty', 0, []],
  ['  ', 'empty', 0, []],
  ['$.a', 'dollar', 0, []],
  ['$', 'dollar', 0, []],
  ['.a', 'name-missing', 0, []],
  ['a.', 'name-missing', 1, ['a']],
  ['a..b', 'name-missing', 1, ['a']],
  ["a['b']", 'bracket', 1, ['a']],
  ['a[-1]', 'bracket', 1, ['a']],
  ['a[0', 'bracket', 1, ['a']],
  ['[0].a', 'bracket', 0, []],
  ['a[0]b', 'unexpected-text', 4, ['a', 0]],
  ['a]', 'unexpected-text', 1, ['a']],
])('%s is not, and it says where', (text, code, offset, steps) => {
  expect(parseDottedPath(text)).toMatchObject({ steps, problem: { code, span: { offset } } });
});

test('steps that it cannot say', () => {
  for (const steps of [[], [0], ['a.b'], ['a', -1], ['a', '[']])
    expect(printDottedPath(steps)).toBeUndefined();
});
