import { describe, expect, test } from 'vitest';
import { validate } from '../index.ts';

const found = (text: string) =>
  validate(text, 'file:///a.flow.json').map(({ code, message }) => `${code}: ${message}`);

const inState = (state: string) => `{ "StartAt": "A", "States": { "A": { ${state} } } }`;
const HELLO = '"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world"';
const RULE = '"Variable": "$.a", "IsPresent": true';

describe('a field under a wrong name is one mistake', () => {
  test.each([
    [inState('"Type": "Pass", "Nxet": "A"'), 'Next'],
    [inState('"Type": "Pass", "Edn": true'), 'End'],
    [inState('"Type": "Wait", "Second": 5, "End": true'), 'Seconds'],
    [inState(`${HELLO}, "Paramters": {}, "End": true`), 'Parameters'],
    [inState(`${HELLO.replace('Url', 'URL')}, "Parameters": {}, "End": true`), 'ActionUrl'],
    [inState(`"Type": "Choice", "Choises": [{ ${RULE}, "Next": "A" }]`), 'Choices'],
    [
      inState('"Type": "Choice", "Choices": [{ "Variabel": "$.a", "IsPresent": true, "Next": "A" }]'),
      'Variable',
    ],
    [inState(`"Type": "Choice", "Choices": [{ ${RULE}, "Nxt": "A" }]`), 'Next'],
    [
      inState(
        `${HELLO}, "Parameters": {}, "Catch": [{ "ErrorEqual": ["States.ALL"], "Next": "A" }], "End": true`,
      ),
      'ErrorEquals',
    ],
    ['{ "StratAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }', 'StartAt'],
    ['{ "StartAt": "A", "Sates": { "A": { "Type": "Pass", "End": true } } }', 'States'],
  ])('%s', (text, meant) => {
    const told = found(text).filter(
      one => !/^(no-exit|choice-falls-through|optional-read|error-not-raised)/.test(one),
    );
    expect(told).toEqual([
      expect.stringMatching(new RegExp(`^unknown-field: .*Did you mean "${meant}"\\?$`)),
    ]);
  });

  test('or under the name of another language', () => {
    const text = inState(
      '"Type": "Action", "Resource": "https://actions.globus.org/hello_world", "Parameters": {}, "End": true',
    );
    expect(found(text)).toEqual([
      expect.stringMatching(/^unknown-field: .* an Action state has ActionUrl\.$/),
    ]);
  });

  test('what merely stands there too is another', () => {
    expect(found(inState('"Type": "Pass", "Colour": "red"')).map(one => one.split(':')[0])).toEqual([
      'missing-transition',
      'unknown-field',
    ]);
  });
});

test('no states are one mistake, whoever names one', () => {
  expect(found('{ "StartAt": "A" }')).toEqual([expect.stringMatching(/^missing-field: .*needs States/)]);
  expect(found('{ "StartAt": "A", "States": [] }')).toEqual([expect.stringMatching(/^wrong-field-type/)]);
});

test('an address that is neither secure nor in use is one mistake, which the service refuses', () => {
  const text = inState(
    `${HELLO.replace('https://actions.globus.org/hello_world', 'http://actions.globus.org/transfer/ls')}, "Parameters": { "endpoint_id.$": "$.id" }, "End": true`,
  );
  expect(validate(text, 'file:///a.flow.json')).toMatchObject([{ code: 'retired-provider', severity: 1 }]);
});
