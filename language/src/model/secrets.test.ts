import { expect, test } from 'vitest';
import { isSecretKey, isSecretValue, mayHoldSecrets } from './secrets.ts';

test.each([
  'password',
  'smtp_password',
  'clientSecret',
  'client_secret',
  'API_KEY',
  'apiKey',
  'aws_secret_access_key',
  'access_token',
  'accessToken',
  'token',
  'private_key',
])('%s is the key of a secret', name => {
  expect(isSecretKey(name)).toBe(true);
});

test.each([
  'next_page_token',
  'token_info',
  'aws_access_key_id',
  'password_policy',
  'key',
  'DATA',
  'secretary',
  'tokens',
])('%s is not', name => {
  expect(isSecretKey(name)).toBe(false);
});

test('a bundle of credentials is told, its parts are not', () => {
  expect(mayHoldSecrets('send_credentials')).toBe(true);
  expect(mayHoldSecrets('credential_value')).toBe(true);
  expect(mayHoldSecrets('credential_type')).toBe(false);
  expect(isSecretKey('send_credentials')).toBe(false);
});

test.each([
  'AKIAIOSFODNN7EXAMPLE',
  `ghp_${'a1B2'.repeat(9)}`,
  'Bearer abcdefghijklmnopqrstuvwxyz',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl',
])('%s is a secret by itself', text => {
  expect(isSecretValue(text)).toBe(true);
});

test.each([
  'a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11',
  'Bearer of good news',
  'AKIA in the middle of a text',
  '-----BEGIN CERTIFICATE-----',
  'urn:globus:auth:identity:a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11',
])('%s is none', text => {
  expect(isSecretValue(text)).toBe(false);
});
