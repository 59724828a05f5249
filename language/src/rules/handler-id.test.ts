import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const action = (handler: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": ${handler}, "Parameters": {}, "ResultPath": "$.x", "ExceptionOnActionFailure": true, "End": true } } }`;

test('a UUID without hyphens may be read, a placeholder is another matter', () => {
  const id = (text: string) => action(`{ "Type": "RegisteredAPI", "Id": "${text}" }`);
  expect(mismatches(id('a3a1c3ee4d1c4f0b8f2f0a5f3a5b0c11'))).toEqual([]);
  expect(mismatches(id('REPLACE_ME'), 'handler-id')).toEqual([]);
  expect(mismatches(id('a3a1c3ee'))).toHaveLength(1);
});

test('a handle needs a service and a route', () => {
  expect(mismatches(action('"urn:globus:flows:handle:globus:groups"'))).toHaveLength(1);
  expect(mismatches(action('"urn:globus:flows:handle:globus:groups.get"'))).toEqual([]);
});

test('an id in place of a handle becomes a handler', () => {
  const id = 'a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11';
  expect(fixed(action(`"${id}"`), 'Change to a RegisteredAPI handler')).toContain(
    `"Handler": { "Type": "RegisteredAPI", "Id": "${id}" }`,
  );
});
