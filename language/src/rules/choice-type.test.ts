import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { fixed } from '../testing/check.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

function flow(rule: string, schema: string): string {
  return `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [{ ${rule}, "Next": "Done" }], "Default": "Done" }, "Done": { "Type": "Pass", "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "x": ${schema}, "n": { "type": "number" } }, "additionalProperties": false }`;
}

const found = (rule: string, schema: string) =>
  reports(open(readFixture(flow(rule, schema)))).filter(r => r.rule.id === 'choice-type');

test('what a comparison can match is not reported', () => {
  for (const [rule, schema] of [
    ['"Variable": "$.x", "NumericEquals": 3', '{ "type": ["string", "integer"] }'],
    ['"Variable": "$.x", "NumericGreaterThan": 3', '{ "type": "integer" }'],
    ['"Variable": "$.x", "NumericEquals": 3', '{}'],
    ['"Variable": "$.x.y", "NumericEquals": 3', '{ "type": "object" }'],
    ['"Variable": "$.x", "IsString": true', '{ "type": "integer" }'],
    ['"Variable": "$.x", "IsPresent": false', '{ "type": "integer" }'],
    ['"Variable": "$.x", "TimestampLessThan": "2030-01-01T00:00:00Z"', '{ "type": "string" }'],
    ['"Variable": "$.x", "StringMatches": "a*"', '{ "enum": ["ab", "cd"] }'],
    ['"Variable": "$.x[0]", "StringEquals": "a"', '{ "type": "array", "items": { "type": "string" } }'],
  ] as const)
    expect(found(rule, schema), rule).toEqual([]);
});

test('what no value can match is reported, whether it must be there or not', () => {
  for (const [rule, schema] of [
    ['"Variable": "$.x", "BooleanEquals": true', '{ "type": "string" }'],
    ['"Variable": "$.x", "NumericLessThanPath": "$.n"', '{ "type": "string" }'],
    ['"Variable": "$.x", "StringEqualsPath": "$.n"', '{ "type": "string" }'],
    ['"Variable": "$.x", "StringEquals": "other"', '{ "enum": ["fast", "safe"] }'],
    ['"Variable": "$.x[0]", "NumericEquals": 1', '{ "type": "array", "items": { "type": "string" } }'],
    ['"Not": { "Variable": "$.x", "StringMatches": "a*" }', '{ "type": "number" }'],
    [
      '"And": [{ "Variable": "$.n", "NumericEquals": 1 }, { "Variable": "$.x", "IsPresent": true }, { "Not": { "Variable": "$.x", "NumericEquals": 1 } }]',
      '{ "type": "boolean" }',
    ],
  ] as const)
    expect(found(rule, schema), rule).toHaveLength(1);
});

test('an operand of the wrong type has another finding', () => {
  expect(found('"Variable": "$.x", "NumericEquals": "3"', '{ "type": "string" }')).toEqual([]);
});

test('the fix compares in the type that there is', () => {
  const titles = (rule: string, schema: string) =>
    found(rule, schema).flatMap(r => r.fixes().map(fix => fix.title));
  expect(titles('"Variable": "$.x", "BooleanEquals": true', '{ "type": "string" }')).toEqual([
    'Compare with "StringEquals": "true"',
  ]);
  expect(titles('"Variable": "$.x", "StringEquals": "True"', '{ "type": "boolean" }')).toEqual([
    'Compare with "BooleanEquals": true',
  ]);
  expect(titles('"Variable": "$.x", "StringEquals": "yes"', '{ "type": "boolean" }')).toEqual([]);
  expect(titles('"Variable": "$.x", "StringLessThan": "5"', '{ "type": "integer" }')).toEqual([]);
  expect(titles('"Variable": "$.x", "NumericEquals": 1', '{ "enum": ["on", "off"] }')).toEqual([]);
  expect(
    fixed(
      flow('"Not": { "Variable": "$.x", "NumericEquals": 1.5 }', '{ "type": "string" }'),
      'Compare with "StringEquals": "1.5"',
    ),
  ).toContain('"Not": { "Variable": "$.x", "StringEquals": "1.5" }');
});
