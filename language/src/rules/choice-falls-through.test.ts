import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const found = (rules: readonly string[], schema?: string) => {
  const choices = rules.map(rule => `{ ${rule}, "Next": "Done" }`).join(', ');
  const flow = `{ "StartAt": "Ask", "States": { "Ask": { "Type": "Choice", "Choices": [${choices}] }, "Done": { "Type": "Pass", "End": true } } }`;
  const beside = schema ? `\n// -- schema.json\n{ "type": "object", "properties": { "x": ${schema} } }` : '';
  return reports(open(readFixture(flow + beside)))
    .filter(r => r.rule.id === 'choice-falls-through')
    .map(r => r.message.what);
};

const TRUE = '"Variable": "$.x", "BooleanEquals": true';
const FALSE = '"Variable": "$.x", "BooleanEquals": false';
const THERE = '"Variable": "$.x", "IsPresent": true';
const GONE = '"Variable": "$.x", "IsPresent": false';

test('rules for all cases need no Default', () => {
  expect(found([TRUE, FALSE])).toEqual([]);
  expect(found([THERE, GONE])).toEqual([]);
  expect(found([GONE, TRUE, FALSE], '{ "type": "boolean" }')).toEqual([]);
  expect(
    found([`"Not": { ${THERE} }`, `"Or": [{ ${TRUE} }, { ${FALSE} }]`], '{ "type": "boolean" }'),
  ).toEqual([]);
});

test('cases that no rule is for are shown', () => {
  expect(found([TRUE, FALSE], '{ "type": "boolean" }')).toEqual([
    'The run fails in state “Ask” if no rule matches, for instance where “$.x” is missing.',
  ]);
  expect(found([GONE, TRUE], '{ "type": "boolean" }')).toEqual([
    'The run fails in state “Ask” if no rule matches, for instance where “$.x” is false.',
  ]);
  expect(found([TRUE])).toEqual([
    'The run fails in state “Ask” if no rule matches, for instance where “$.x” is false.',
  ]);
  expect(found(['"Variable": "$.x", "StringEquals": "a"'])).toEqual([
    'The run fails in state “Ask” if no rule matches.',
  ]);
});
