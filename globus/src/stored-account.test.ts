import { expect, test } from 'vitest';
import {
  accountId,
  readAccounts,
  type StoredAccount,
  withAccount,
  withoutAccount,
} from './stored-account.ts';

const identity = { id: 'a', urn: 'urn:a', username: 'ada@x', name: 'Ada', kind: 'person' } as const;
const ada: StoredAccount = {
  kind: 'person',
  environment: 'production',
  session: { environment: 'production', clientId: 'n', identity, tokens: {} },
};
const robot: StoredAccount = {
  kind: 'service-account',
  environment: 'production',
  clientId: 'r',
  clientSecret: 's',
  name: 'Robot',
};
const elsewhere: StoredAccount = { ...robot, environment: 'http://127.0.0.1:1' };

test('what is stored is read again', () => {
  expect(readAccounts(JSON.stringify([ada, robot]))).toEqual([ada, robot]);
  expect([ada, robot].map(accountId)).toEqual(['a', 'r']);
});

test('the same account takes the place of the earlier one, in its own environment only', () => {
  const renewed = { ...robot, clientSecret: 't' };
  expect(withAccount([ada, robot, elsewhere], renewed)).toEqual([ada, elsewhere, renewed]);
  expect(withoutAccount([ada, robot, elsewhere], 'production', 'r')).toEqual([ada, elsewhere]);
});

test('a secret that is added again keeps the date from which it is known, another one has its own', () => {
  const first = { ...robot, secretSince: '2025-01-01T00:00:00Z' };
  const again = { ...robot, secretSince: '2026-01-01T00:00:00Z' };
  expect(withAccount([first], again)).toEqual([first]);
  expect(withAccount([robot, elsewhere], again)).toEqual([elsewhere, again]);
  expect(withAccount([first], { ...again, clientSecret: 't' })).toEqual([{ ...again, clientSecret: 't' }]);
});

test.each([
  undefined,
  '',
  'no JSON',
  '{}',
  '[1, null, {}, {"kind":"person","environment":"production","session":{}}]',
])('nothing is made of %s', stored => expect(readAccounts(stored)).toEqual([]));
