import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { fixed } from '../testing/check.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const SCHEMA = `
// -- schema.json
{
  "type": "object",
  "properties": { "s": { "type": "string" }, "b": { "type": "boolean" }, "m": { "enum": ["x", "y"] }, "o": { "type": "boolean" } },
  "required": ["s", "b", "m"],
  "additionalProperties": false
}`;

function flow(rules: readonly string[], first = ''): string {
  const choices = rules.map(rule => `{ ${rule}, "Next": "Done" }`).join(', ');
  return `{ "StartAt": "${first ? 'First' : 'Ask'}", "States": { ${first} "Ask": { "Type": "Choice", "Choices": [${choices}], "Default": "Done" }, "Done": { "Type": "Pass", "End": true } } }${SCHEMA}`;
}

/** The severity and what is said, for each finding. */
const found = (rules: readonly string[], first?: string) =>
  reports(open(readFixture(flow(rules, first))))
    .filter(r => r.rule.id === 'dead-choice-rule')
    .map(({ message }) => `${message.severity ?? 'warning'}: ${message.what}`);

const IS_X = '"Variable": "$.m", "StringEquals": "x"';
const IS_Y = '"Variable": "$.m", "StringEquals": "y"';

test('a rule that can match is not reported', () => {
  expect(found([IS_X, '"Variable": "$.s", "StringEquals": "x"'])).toEqual([]);
  expect(
    found(['"Variable": "$.o", "BooleanEquals": true', '"Variable": "$.o", "BooleanEquals": false']),
  ).toEqual([]);
  expect(
    found(['"Variable": "$.s", "StringGreaterThan": "a"', '"Variable": "$.s", "StringLessThan": "b"']),
  ).toEqual([]);
});

test('what cannot be, says why', () => {
  expect(found(['"Variable": "$.s", "IsPresent": false'])).toEqual([
    'warning: This rule never matches: “$.s” is always there.',
  ]);
  expect(found(['"Variable": "$.z", "IsPresent": true'])).toEqual([
    'warning: This rule never matches: “$.z” is never there when a run comes here.',
  ]);
  expect(found(['"Variable": "$.s", "IsNumeric": true'])).toEqual([
    'warning: This rule never matches: “$.s” is a string here.',
  ]);
  expect(found([`"And": [{ ${IS_X} }, { ${IS_Y} }]`])).toEqual([
    'warning: This rule never matches: what it asks for cannot be together.',
  ]);
  expect(found(['"Not": { "Variable": "$.s", "IsString": true }'])).toEqual([
    'warning: This rule never matches: what it denies is always so.',
  ]);
});

test('what an earlier rule takes is not left for a later one', () => {
  expect(found([`"Or": [{ ${IS_X} }, { "Variable": "$.b", "BooleanEquals": true }]`, IS_X])).toEqual([
    'warning: This rule never matches: the rules before it take every run that it would match.',
  ]);
  expect(
    found(['"Variable": "$.s", "StringMatches": "a*"', '"Variable": "$.s", "StringMatches": "a*"']),
  ).toEqual(['warning: This rule asks the same as rule 1, which takes every run that it would match.']);
});

test('after a rule that always matches there is one finding', () => {
  const rules = ['"Variable": "$.s", "IsPresent": true', IS_X, IS_Y];
  expect(found(rules)).toEqual([
    'warning: No run comes to this rule and those after it: one before always matches.',
  ]);
  expect(fixed(flow(rules), 'Remove rule 2 and what follows')).toContain(
    '"Choices": [{ "Variable": "$.s", "IsPresent": true, "Next": "Done" }]',
  );
});

test('a Default for no run is worth a hint', () => {
  expect(found([IS_X, IS_Y])).toEqual(['hint: Some rule always matches, so no run takes this way.']);
  expect(fixed(flow([IS_X, IS_Y]), 'Remove “Default”')).not.toContain('Default');
});

test('a switch that the flow sets by a constant is worth a hint', () => {
  const first =
    '"First": { "Type": "Pass", "Result": { "debug": false }, "ResultPath": "$.set", "Next": "Ask" },';
  expect(found(['"Variable": "$.set.debug", "BooleanEquals": true'], first)).toEqual([
    'hint: This rule never matches: “$.set.debug” is false here.',
  ]);
});

test('rules with a mistake of their own are not blamed for others', () => {
  expect(found(['"Variable": "$.z", "StringEquals": "x"'])).toEqual([]);
  expect(found(['"Not": { "Variable": "$.s", "NumericEquals": 1 }', IS_X])).toEqual([]);
});
