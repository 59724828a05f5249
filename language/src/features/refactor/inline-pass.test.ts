import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.inline.pass';
const flow = (pass: string, use: string, more = '') => `{
  "StartAt": "P",
  "States": {
    "P/*|*/": ${pass},
    "Use": ${use}${more}
  }
}`;
const without = (use: string, more = '') => `{
  "StartAt": "Use",
  "States": {
    "Use": ${use}${more}
  }
}`;
const say = (parameters: string, rest = '"End": true') =>
  `{ "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": { ${parameters} }, "ResultPath": "$.Say", ${rest} }`;
const made = (parameters: string) =>
  `{ "Type": "Pass", "Parameters": { ${parameters} }, "ResultPath": "$.p", "Next": "Use" }`;

test.each([
  ['a constant', '"x": "Hi"', '"echo_string.$": "$.p.x"', '"echo_string": "Hi"'],
  ['a path, and what is below it', '"x.$": "$.a"', '"echo_string.$": "$.p.x.b"', '"echo_string.$": "$.a.b"'],
  ['an expression', '"x.=": "a + 1"', '"echo_string.$": "$.p.x"', '"echo_string.=": "a + 1"'],
  [
    'a constant in an expression',
    '"x": "it\'s"',
    '"echo_string.=": "p.x + b"',
    '"echo_string.=": "\\"it\'s\\" + b"',
  ],
  [
    'an expression in another',
    '"x.=": "a + 1"',
    '"echo_string.=": "p.x * 2"',
    '"echo_string.=": "(a + 1) * 2"',
  ],
  ['a path in an expression', '"x.$": "$.a.b"', '"echo_string.=": "p.x.c"', '"echo_string.=": "a.b.c"'],
  ['a constant deeper down', '"x": { "y": 1 }', '"sleep_time.$": "$.p.x.y"', '"sleep_time": 1'],
])('%s', (_, parameters, use, inlined) =>
  expect(refactored(flow(made(parameters), say(use)), KIND)).toBe(without(say(inlined))),
);

test('a Pass that only copies', () =>
  expect(
    refactored(
      flow(
        '{ "Type": "Pass", "InputPath": "$.a", "ResultPath": "$.p", "Next": "Use" }',
        say('"echo_string.$": "$.p.b"'),
      ),
      KIND,
    ),
  ).toBe(without(say('"echo_string.$": "$.a.b"'))));

test('a Pass that does nothing: all that leads to it leads on', () =>
  expect(
    refactored(
      flow(
        '{ "Type": "Pass", "Next": "Use" }',
        '{ "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsPresent": true, "Next": "P" }], "Default": "P" }',
      ),
      KIND,
    ),
  ).toBe(
    without(
      '{ "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsPresent": true, "Next": "Use" }], "Default": "Use" }',
    ),
  ));

const end = ',\n    "Z": { "Type": "Pass", "InputPath": "$.p", "End": true }';
test.each([
  ['the whole result is read', flow(made('"x": 1'), say('"a": 1', '"Next": "Z"'), end)],
  ['a source is written later', flow(made('"x.$": "$.Say"'), say('"echo_string.$": "$.p.x"'))],
  [
    'the result is written elsewhere too',
    flow(made('"x": 1'), say('"sleep_time.$": "$.p.x"').replace('$.Say', '$.p.y')),
  ],
  [
    'a reader is reached without it',
    flow(made('"x": 1'), say('"sleep_time.$": "$.p.x"')).replace('"StartAt": "P"', '"StartAt": "Use"'),
  ],
  [
    'the payload is replaced',
    flow(made('"x": 1'), say('"a": 1', '"Next": "Z"').replace('"ResultPath": "$.Say", ', ''), end),
  ],
  ['it ends the run', flow('{ "Type": "Pass", "End": true }', say('"a": 1'))],
  ['it leads to itself', flow('{ "Type": "Pass", "Next": "P" }', say('"a": 1'))],
  [
    'a rule compares a constant',
    flow(
      made('"x": 1'),
      '{ "Type": "Choice", "Choices": [{ "Variable": "$.p.x", "NumericEquals": 1, "Next": "P" }] }',
    ),
  ],
])('not offered: %s', (_, source) => expect(titles(source, KIND)).toEqual([]));
