import { expect, test } from 'vitest';
import { consentedWays } from './consents.ts';

test('every consent is a way of scopes from what was asked for to what that needs', () => {
  const consents = [
    { id: 1, scope_name: 'flow', dependency_path: [1] },
    { id: 2, scope_name: 'transfer', dependency_path: [1, 2] },
    { id: 3, scope_name: 'data_access', dependency_path: [1, 2, 3] },
    { id: 4, scope_name: 'lost', dependency_path: [9, 4] },
    'nonsense',
  ];
  expect(consentedWays(consents)).toEqual([
    ['flow'],
    ['flow', 'transfer'],
    ['flow', 'transfer', 'data_access'],
  ]);
  expect(consentedWays(undefined)).toEqual([]);
});
