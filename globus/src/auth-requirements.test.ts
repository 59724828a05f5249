import { describe, expect, test } from 'vitest';
import { authRequirements } from './auth-requirements.ts';

const scope =
  'urn:globus:auth:scope:transfer.api.globus.org:all[*https://auth.globus.org/scopes/x/data_access]';

describe('scopes to be granted', () => {
  test.each([
    ['Transfer', { code: 'ConsentRequired', message: 'Missing consent', required_scopes: [scope] }],
    ['an action', { code: 'ConsentRequired', required_scope: scope, description: 'Missing consent' }],
    [
      'the common form',
      { code: 'X', authorization_parameters: { required_scopes: [scope], session_message: 'm' } },
    ],
    ['without a code', { authorization_parameters: { required_scopes: [scope] } }],
    [
      'Auth',
      {
        error: 'dependent_consent_required',
        errors: [{ code: 'DEPENDENT_CONSENT_REQUIRED', unapproved_scopes: [scope] }],
      },
    ],
    ['Auth, flat', { error: 'dependent_consent_required', unapproved_scopes: [{ scope_string: scope }] }],
    [
      'Flows',
      { error: { code: 'MISSING_SCOPE', detail: `This action requires the following scope: ${scope}` } },
    ],
  ])('%s', (_, body) => {
    expect(authRequirements(body)?.requiredScopes).toEqual([scope]);
  });

  test('the common form wins over the older field', () => {
    const body = { required_scope: 'older', authorization_parameters: { required_scopes: ['newer'] } };
    expect(authRequirements(body)?.requiredScopes).toEqual(['newer']);
  });
});

describe('demands on the sign-in', () => {
  test('lists, also as texts with commas; what demands nothing is left out', () => {
    expect(
      authRequirements({
        authorization_parameters: {
          session_message: 'Sign in with your university',
          session_required_identities: [],
          session_required_policies: 'a, b',
          session_required_single_domain: ['example.org'],
          session_required_mfa: false,
          prompt: 'login',
        },
      }),
    ).toEqual({
      requiredScopes: [],
      message: 'Sign in with your university',
      parameters: {
        session_message: 'Sign in with your university',
        session_required_policies: ['a', 'b'],
        session_required_single_domain: ['example.org'],
        prompt: 'login',
      },
    });
  });

  test('hidden in the message of an older transfer server', () => {
    const message = 'Login failed: {"authorization_parameters": {"session_required_mfa": true}} (end)';
    expect(authRequirements({ code: 'ExternalError', message })?.parameters).toEqual({
      session_required_mfa: true,
    });
    expect(authRequirements({ message: 'broken {"authorization_parameters": ' })).toBeUndefined();
  });
});

test.each([
  [undefined],
  ['text'],
  [[]],
  [{ error: { code: 'FORBIDDEN', detail: 'no' } }],
  [{ authorization_parameters: {} }],
  [{ authorization_parameters: { session_required_identities: [], session_required_mfa: false } }],
])('no requirements in %j', body => {
  expect(authRequirements(body)).toBeUndefined();
});
