import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const severities = (source: string) =>
  reports(open(readFixture(source))).map(({ rule, message }) => [rule.id, message.severity ?? rule.severity]);

const evaluating = (expression: string) => `{
  "StartAt": "Say",
  "States": {
    "Say": { "Type": "Pass", "Result": { "text": "Hello" }, "ResultPath": "$.said", "Next": "Try" },
    "Try": { "Type": "ExpressionEval", "Parameters": { "x.=": "${expression}" }, "ResultPath": "$.tried", "End": true }
  }
}`;

test.each([
  ['is surely read', 'said.nothing', 'error'],
  ['is read only if what stands before is false', "said.text.startswith('H') or said.nothing", 'warning'],
  ['is read only in one case', 'said.nothing if said.text else 1', 'warning'],
])('what is never there and %s', (_, expression, severity) =>
  expect(severities(evaluating(expression))).toEqual([['path-never-set', severity]]),
);

const limited = (expression: string) => `${evaluating(expression)}
// -- schema.json
{ "type": "object", "properties": {}, "additionalProperties": false }`;

test.each([
  ['is surely read', 'nothing', 'error'],
  ['is read only if what stands before is false', "said.text.startswith('H') or nothing", 'warning'],
])('what the schema does not allow and %s', (_, expression, severity) =>
  expect(severities(limited(expression))).toEqual([['schema-undeclared-input', severity]]),
);
