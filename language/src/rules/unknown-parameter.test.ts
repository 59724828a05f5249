import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const ask = (
  url: string,
  body: string,
) => `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://${url}", "Parameters": {
${body}
}, "WaitTime": 60, "End": true } } }`;
const found = (source: string) => mismatches(source).filter(m => !/default-wait|unset-failure/.test(m));

test('Compute v2 at the address of v3 is one mistake, and is rewritten as a whole', () => {
  const source = ask(
    'compute.actions.globus.org/v3',
    `  "endpoint.$": "$.e", "function.$": "$.f", "kwargs.$": "$.k"
//^^^^^^^^^^^^ unknown-parameter: has no “endpoint”, “function” and “kwargs”
// = fix "Use the parameters of today"`,
  );
  expect(found(source)).toEqual([]);
  expect(fixed(source, 'Use the parameters of today')).toContain(
    '"endpoint_id.$": "$.e", "tasks": [{ "function_id.$": "$.f", "kwargs.$": "$.k" }]',
  );
});

test('names that are merely not documented get a hint, and none where nothing is known', () => {
  expect(
    found(
      ask(
        'transfer.actions.globus.org/ls',
        `  "endpoint_id.$": "$.e", "colour": "red", "__Private_Parameters": []
//                        ^^^^^^^^ unknown-parameter: names no parameter “colour”`,
      ),
    ),
  ).toEqual([]);
  expect(found(ask('transfer.actions.globus.org/gcp/create_guest_collection', '"x": 1'))).toEqual([]);
});

test('a complete list refuses other names', () => {
  const source = ask(
    'actions.globus.org/hello_world',
    `  "colour": "red"
//^^^^^^^^ unknown-parameter: echo_string, sleep_time and required_dependent_scope
// = fix "Remove “colour”"`,
  );
  expect(found(source)).toEqual([]);
});

test('what two names for one parameter make is left to a person', () => {
  const source = ask(
    'transfer.actions.globus.org/transfer',
    '"transfer_items": [], "DATA.$": "$.d", "source_endpoint.$": "$.s", "destination_endpoint.$": "$.s"',
  );
  expect(fixed(source, 'Use the parameters of today')).toBe(source);
});

test('of a retired provider only its end is told: what it took is known from old flows alone', () => {
  const source = ask('actions.globus.org/transfer/ls', '"endpoint_id.$": "$.e", "colour": "red"');
  expect(found(source)).toEqual([expect.stringContaining('retired-provider at')]);
});
