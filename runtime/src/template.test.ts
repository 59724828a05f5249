import { describe, expect, test } from 'vitest';
import { evaluateExpressions, fetchesExpressions, resolveReferences } from './template.ts';
import type { Json } from './types.ts';

const scope = { payload: { a: 1, o: { 'k.=': '1 + 1', 'm.$': '$.a' } }, context: { run_id: 'R' } };

const evaluate = (template: Json, deep = false) =>
  evaluateExpressions(template, resolveReferences(template, scope), scope, deep);

describe('Parameters', () => {
  test.each<[Json, Json]>([
    [{ 'x.$': '$.a' }, { x: 1 }],
    [{ 'x.=': 'a + 1' }, { x: 2 }],
    [{ l: [{ 'x.$': '$.a' }, [{ 'y.=': 'a' }], '$.a'] }, { l: [{ x: 1 }, [{ y: 1 }], '$.a'] }],
    [{ n: { deep: { 'x.=': '_context.run_id' } } }, { n: { deep: { x: 'R' } } }],
    [{ 'x.$': '$.o' }, { x: scope.payload.o }],
    [{ 'x.$': '$.a', x: 'later' }, { x: 'later' }],
    [{ x: 'earlier', 'x.$': '$.a' }, { x: 1 }],
    [{ __Private_Parameters: ['s'], s: 1 }, { s: 1 }],
    ['$.a', '$.a'],
    [{ 'x.$y': '$.a' }, { 'x.$y': '$.a' }],
  ])('%j', (template, expected) => expect(evaluate(template)).toEqual(expected));

  test('refer to the payload and never to each other', () => {
    expect(() => evaluate({ b: 1, 'x.=': 'b' })).toThrow(/NameNotDefined: 'b' is not defined/);
  });

  test('fail by their paths before their expressions', () => {
    expect(() => evaluate({ 'x.=': '1 / 0', 'y.$': '$.nope' })).toThrow(
      /'\$.nope' specified for the field 'y.\$'/,
    );
  });

  test.each<[Json, RegExp]>([
    [{ 'x.$': 1 }, /'x.\$' must be a JSONPath/],
    [{ 'x.=': true }, /'x.=' must be an expression/],
  ])('of the wrong type: %j', (template, message) => expect(() => evaluate(template)).toThrow(message));
});

test('expressions in fetched data are evaluated only on request', () => {
  const template = { l: [{ 'x.$': '$.o' }] };
  expect(fetchesExpressions(template, resolveReferences(template, scope))).toBe(true);
  expect(fetchesExpressions({ 'x.=': 'a' }, { 'x.=': 'a' })).toBe(false);
  expect(evaluate(template, true)).toMatchObject({ l: [{ x: { k: 2 } }] });
});
