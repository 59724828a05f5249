import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const grant = (parameters: object, name = 'manage_permission', host = 'transfer.actions.globus.org') =>
  JSON.stringify({
    StartAt: 'A',
    States: {
      A: {
        Type: 'Action',
        ActionUrl: `https://${host}/${name}`,
        Parameters: {
          operation: 'CREATE',
          'endpoint_id.$': '$.id',
          path: '/x/',
          principal: '',
          permissions: 'rw',
          ...parameters,
        },
        ResultPath: '$.x',
        ExceptionOnActionFailure: true,
        End: true,
      },
    },
  });

test('for the whole world, and for all who have an account', () => {
  expect(mismatches(grant({ principal_type: 'anonymous' }))[0]).toContain('signed in or not');
  expect(mismatches(grant({ principal_type: 'all_authenticated_users' }))[0]).toContain('Globus account');
});

test('what comes from the payload is not known', () => {
  expect(mismatches(grant({ 'principal_type.$': '$.type' }), 'anonymous-write')).toEqual([]);
  const dynamic = { principal_type: 'anonymous', permissions: undefined, 'permissions.$': '$.p' };
  expect(mismatches(grant(dynamic), 'anonymous-write')).toEqual([]);
});

test('only where a permission is made, today or at the old address', () => {
  const everybody = { principal_type: 'anonymous' };
  expect(mismatches(grant({ ...everybody, operation: 'DELETE' }), 'anonymous-write')).toEqual([]);
  expect(mismatches(grant(everybody, 'ls'), 'anonymous-write')).toEqual([]);
  const old = grant(everybody, 'transfer/set_permission', 'actions.globus.org');
  expect(mismatches(old, 'anonymous-write')).toHaveLength(1);
});
