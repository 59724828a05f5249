import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const ASK =
  '"Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.x.y", "IsPresent": true, "Next": "Done" }], "Default": "Go" }';

const found = (...states: readonly string[]) =>
  reports(
    open(
      readFixture(
        `{ "StartAt": "Ask", "States": { ${[...states, '"Done": { "Type": "Pass", "End": true }'].join(', ')} } }`,
      ),
    ),
  )
    .filter(r => r.rule.id === 'unchanging-loop')
    .map(r => r.message.what);

test('a loop that writes nothing of what its exit compares is reported once', () => {
  const said = [
    'A run that goes round here once never ends: “Ask” asks for “$.x.y”, which no state of the loop writes.',
  ];
  expect(found(ASK, '"Go": { "Type": "Wait", "Seconds": 1, "Next": "Ask" }')).toEqual(said);
  expect(found(ASK, '"Go": { "Type": "Pass", "Result": 1, "ResultPath": "$.z", "Next": "Ask" }')).toEqual(
    said,
  );
  expect(
    found(
      '"Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Done" }], "Default": "Ask" }',
    ),
  ).toHaveLength(1);
});

test('a loop that may come to an end is not', () => {
  for (const go of [
    '"Type": "Pass", "Result": 1, "ResultPath": "$.x", "Next": "Ask"',
    '"Type": "Pass", "Result": 1, "ResultPath": "$.x.z", "Next": "Ask"',
    '"Type": "Pass", "Result": 1, "Next": "Ask"',
    '"Type": "Pass", "Result": 1, "ResultPth": "$.x", "Next": "Ask"',
    '"Type": "Action", "ActionUrl": "https://example.org", "ResultPath": "$.a", "Next": "Ask", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Done" }]',
    '"Type": "Action", "ActionUrl": "https://example.org", "ResultPath": "$.a", "Next": "Ask", "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.x", "Next": "Ask" }]',
    '"Type": "Action", "ActionUrl": "https://example.org", "ResultPath": "$.a", "Next": "Nowhere"',
    '"Type": "Choice", "Choices": [{ "Variable": "$[*]", "IsPresent": true, "Next": "Ask" }], "Default": "Done"',
  ])
    expect(found(ASK, `"Go": { ${go} }`), go).toEqual([]);
});

test('a way out that another Choice opens in a later round counts', () => {
  const loop = (count: string) => [
    ASK,
    `"Go": { "Type": "ExpressionEval", "Parameters": { "n.=": "getattr('${count}.n', 0) + 1" }, "ResultPath": "$.${count}", "Next": "Enough" }`,
    '"Enough": { "Type": "Choice", "Choices": [{ "Variable": "$.loop.n", "NumericGreaterThan": 3, "Next": "Last" }], "Default": "Ask" }',
  ];
  const last =
    '"Last": { "Type": "Choice", "Choices": [{ "Variable": "$.z", "IsPresent": true, "Next": "Done" }], "Default": "Ask" }';
  expect(found(...loop('loop'), last)).toEqual([]);
  expect(found(...loop('other'), last)).toHaveLength(1);
});
