import { describe, expect, test } from 'vitest';
import { ruleMatches } from './choice-rule.ts';
import { parseTimestamp } from './timestamp.ts';
import type { Json } from './types.ts';
import { matchesPattern } from './wildcard.ts';

const scope = {
  payload: {
    n: 1,
    f: 1.5,
    s: 'b',
    t: true,
    z: null,
    at: '2025-01-01T12:00:00Z',
    list: [1],
    same: 'b',
    flag: false,
  },
  context: { run_id: 'R' },
};

function matches(rule: Json): boolean | string[] {
  const missing: string[] = [];
  const result = ruleMatches(rule, scope, path => missing.push(path));
  return missing.length > 0 ? missing : result;
}

describe('a rule', () => {
  test.each<[Json, boolean]>([
    [{ Variable: '$.n', NumericEquals: 1.0 }, true],
    [{ Variable: '$.t', NumericEquals: 1 }, false],
    [{ Variable: '$.s', NumericEquals: 1 }, false],
    [{ Variable: '$.n', NumericLessThanEquals: 1 }, true],
    [{ Variable: '$.f', NumericGreaterThanPath: '$.n' }, true],
    [{ Variable: '$.f', NumericGreaterThanPath: '$.s' }, false],
    [{ Variable: '$.s', StringEqualsPath: '$.same' }, true],
    [{ Variable: '$.s', StringGreaterThan: 'Z' }, true],
    [{ Variable: '$.s', StringLessThan: 'bb' }, true],
    [{ Variable: '$.t', BooleanEquals: true }, true],
    [{ Variable: '$.flag', BooleanEqualsPath: '$.t' }, false],
    [{ Variable: '$.at', TimestampEquals: '2025-01-01T13:00:00+01:00' }, true],
    [{ Variable: '$.at', TimestampLessThan: '2025-01-01 13:00:00' }, false],
    [{ Variable: '$.at', TimestampGreaterThanEquals: '2025-01-01T11:59:59.999Z' }, true],
    [{ Variable: '$.at', IsTimestamp: true }, true],
    [{ Variable: '$.s', IsTimestamp: false }, true],
    [{ Variable: '$.z', IsNull: true }, true],
    [{ Variable: '$.z', IsPresent: true }, true],
    [{ Variable: '$.nope', IsPresent: true }, false],
    [{ Variable: '$.nope', IsPresent: false }, true],
    [{ Variable: '$.list[1]', IsPresent: false }, true],
    [{ Variable: '$.list[*]', IsPresent: true }, true],
    [{ Variable: '$.list[*]', NumericEquals: 1 }, false],
    [{ Variable: '$.n', IsNumeric: true }, true],
    [{ Variable: '$.n', IsString: true }, false],
    [{ Variable: '$.t', IsBoolean: true }, true],
    [{ Variable: '$.s', StringMatches: '*' }, true],
    [{ And: [{ Variable: '$.n', NumericEquals: 1 }, { Not: { Variable: '$.s', StringEquals: 'c' } }] }, true],
    [
      {
        Or: [
          { Variable: '$.n', NumericEquals: 2 },
          { Variable: '$.s', StringEquals: 'b' },
        ],
      },
      true,
    ],
    [
      {
        And: [
          { Variable: '$.nope', IsPresent: true },
          { Variable: '$.nope', StringEquals: 'x' },
        ],
      },
      false,
    ],
    [
      {
        Or: [
          { Variable: '$.n', NumericEquals: 1 },
          { Variable: '$.nope', StringEquals: 'x' },
        ],
      },
      true,
    ],
    [{ Variable: '$._context.run_id', StringEquals: 'R', Next: 'X', Comment: 'c' }, true],
  ])('%j', (rule, expected) => expect(matches(rule)).toBe(expected));

  test.each<[Json, string[]]>([
    [{ Variable: '$.nope', IsString: false }, ['$.nope']],
    [{ Variable: '$.s', StringEqualsPath: '$.nope' }, ['$.nope']],
    [{ Not: { Variable: '$.nope', StringEquals: 'x' } }, ['$.nope']],
  ])('asks what a missing path means: %j', (rule, expected) => expect(matches(rule)).toEqual(expected));

  test.each<[Json, RegExp]>([
    ['text', /must be an object/],
    [{ Variable: '$.n' }, /needs a Variable and a comparison/],
    [{ Variable: '$.n', NumericAlmost: 1 }, /no comparison 'NumericAlmost'/],
    [{ Variable: '$.t', BooleanLessThan: true }, /no comparison/],
    [{ Variable: '$.s', StringMatches: 'b\\' }, /single backslash/],
    [{ Variable: '$.s', StringEqualsPath: 5 }, /must be a JSONPath/],
  ])('that cannot be read: %j', (rule, message) => expect(() => matches(rule)).toThrow(message));
});

test.each([
  ['log-2025.txt', 'log-*.txt', true],
  ['log-.txt', 'log-*.txt', true],
  ['log.txt', 'log-*.txt', false],
  ['a*b', 'a\\*b', true],
  ['axb', 'a\\*b', false],
  ['a\\b', 'a\\\\b', true],
  ['abcab', 'ab*ab', true],
  ['ab', 'ab*b', false],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
  ['', '', true],
  ['x\ny', 'x*y', true],
  ['a'.repeat(50_000), `${'*a'.repeat(500)}b`, false],
])('%.20s matches %.20s', (text, pattern, expected) => expect(matchesPattern(text, pattern)).toBe(expected));

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['1970-01-01T00:00:00.5Z', 500],
  ['1970-01-01T01:00:00+01:00', 0],
  ['1969-12-31T23:30:00-00:30', 0],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2025-02-29T00:00:00Z', undefined],
  ['2025-01-01t00:00:00Z', undefined],
  ['2025-01-01T00:00:00', undefined],
  ['2025-01-01T24:00:00Z', undefined],
  ['2025-13-01T00:00:00Z', undefined],
])('the timestamp %s', (text, expected) => expect(parseTimestamp(text)).toBe(expected));
