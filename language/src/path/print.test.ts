import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from '../expression/parse.ts';
import { parsePath } from './parse.ts';
import { printPath, printReference } from './print.ts';

test.each([
  [[], '$'],
  [['a', 'b', 0], '$.a.b[0]'],
  [['user-inputs', 'é_1'], '$.user-inputs.é_1'],
  [['a', 'b c', -1], "$.a['b c'][-1]"],
  [['a', "it's \\"], "$.a['it\\'s \\\\']"],
  [['a\n'], "$['a\n']"],
  [['', '1a'], "$['']['1a']"],
])('%j as a path: %s', (steps, text) => {
  expect(printPath(steps)).toBe(text);
});

test.each([
  [['a', 'b', 0, 'c'], 'a.b[0].c'],
  [['a', 'b c', 'items', '_p', 'if', 'format'], "a['b c']['items']['_p']['if']['format']"],
  [['_context', 'run_id'], '_context.run_id'],
  [['user-id', 'a'], '`$.user-id.a`'],
  [['if', 'a b'], "`$.if['a b']`"],
  [[], '`$`'],
  [['a`b'], undefined],
])('%j as an expression: %s', (steps, text) => {
  expect(printReference(steps)).toBe(text);
});

test('a printed path reads as its steps', () => {
  const step = fc.oneof(fc.string(), fc.integer({ min: -9, max: 99 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), steps => {
      const { segments, problems } = parsePath(printPath(steps));
      expect(problems).toEqual([]);
      expect(segments.map(s => ('name' in s ? s.name : 'index' in s ? s.index : s.kind))).toEqual(steps);
    }),
  );
});

test('a printed expression has no problem', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), steps => {
      const text = printReference(steps);
      if (text !== undefined) expect(parseExpression(text).problems).toEqual([]);
    }),
  );
});
