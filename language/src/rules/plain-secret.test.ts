import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const pass = (fields: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", ${fields}, "ResultPath": "$.x", "End": true } } }`;
const parameters = (text: string) => pass(`"Parameters": ${text}`);
const found = (text: string) => mismatches(text, 'plain-secret').length;

test.each([
  '{ "password": "" }',
  '{ "password": "<YOUR PASSWORD>" }',
  '{ "password": "REPLACE_ME" }',
  '{ "password": "$.password" }',
  '{ "password": 5 }',
  '{ "token_info": "x", "next_token": "y", "key": "z" }',
  '{ "__Private_Parameters": ["password"], "password": "abc" }',
  '{ "__Private_Parameters": ["login"], "login": [{ "password": "abc" }] }',
  '{ "_private_password.$": "$._private.password" }',
  '{ "_private_token.$": "$.x" }',
])('%s shows nothing', text => {
  expect(found(parameters(text))).toBe(0);
});

test.each([
  '{ "password": "abc" }',
  '{ "kwargs": [{ "github_token": "abc" }] }',
  '{ "any": "AKIAIOSFODNN7EXAMPLE" }',
  '{ "list": ["x", "-----BEGIN PRIVATE KEY-----\\nMIIE"] }',
  '{ "password.$": "$._private.password" }',
  '{ "send_credentials.=": "secrets" }',
  '{ "__Private_Parameters": ["other"], "other": 1, "password": "abc" }',
])('%s shows a secret', text => {
  expect(found(parameters(text))).toBe(1);
});

test('Result is shown like any definition, and cannot hide anything', () => {
  const text = pass('"Result": { "password": "abc" }');
  expect(found(text)).toBe(1);
  expect(fixed(text, 'Hide “password” from logs (__Private_Parameters)')).toBe(text);
});

test('the fix makes a list, or adds to the one that is there', () => {
  const title = 'Hide “token” from logs (__Private_Parameters)';
  expect(fixed(parameters('{ "token.$": "$.t" }'), title)).toContain(
    '{ "token.$": "$.t", "__Private_Parameters": ["token"] }',
  );
  expect(fixed(parameters('{ "__Private_Parameters": ["a"], "a": 1, "token.$": "$.t" }'), title)).toContain(
    '["a", "token"]',
  );
  expect(fixed(parameters('{ "__Private_Parameters": [], "token.$": "$.t" }'), title)).toContain('["token"]');
});

test('what goes from private to private is seen nowhere, unless an action is sent it', () => {
  const text = parameters('{ "password.$": "$._private.login.password" }');
  expect(found(text.replace('"$.x"', '"$._private.smtp"'))).toBe(0);
  const sent = text
    .replace('"Pass"', '"Action", "ActionUrl": "https://example.org/mail"')
    .replace('"$.x"', '"$._private.smtp"');
  expect(found(sent)).toBe(1);
});

test.each([
  '{ "__private_parameters": ["password"], "password.$": "$.p" }',
  '{ "__Private_Parameters": "password", "password.$": "$.p" }',
  '{ "__Private_Parameters": ["pasword"], "password.$": "$.p" }',
])('%s has one finding, and it is the list', text => {
  expect(mismatches(parameters(text))).toHaveLength(1);
  expect(found(parameters(text))).toBe(0);
});
