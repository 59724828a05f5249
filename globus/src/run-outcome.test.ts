import { describe, expect, test } from 'vitest';
import type { FlowRun } from './run.ts';
import { runOutcome } from './run-outcome.ts';
import { run } from './testing/documents.ts';

const outcome = (status: FlowRun['status'], details: FlowRun['details']) =>
  runOutcome(run({ status, details }));

test('a run that goes on, has succeeded, was cancelled', () => {
  expect(outcome('ACTIVE', { code: 'ActionStarted', details: { state_name: 'Copy' } })).toEqual({
    title: 'Running',
    cause: '',
    state: 'Copy',
  });
  expect(outcome('SUCCEEDED', { code: 'FlowSucceeded', output: {} }).title).toBe('Succeeded');
  expect(outcome('FAILED', { code: 'FlowCanceled', details: {} })).toEqual({ title: 'Canceled', cause: '' });
});

describe('a failed run names the state and the cause', () => {
  const cause = "The path '$.a' could not be found";
  test.each([
    [
      'within details',
      { code: 'FlowFailed', details: { state_name: 'Copy', exception: 'States.Runtime', cause } },
    ],
    ['directly', { code: 'FlowFailed', state_name: 'Copy', exception: 'States.Runtime', cause }],
  ])('%s', (_, details) => {
    expect(outcome('FAILED', details)).toMatchObject({
      title: 'Failed in state “Copy”',
      cause: `States.Runtime: ${cause}`,
      state: 'Copy',
      problem: {
        kind: 'service',
        code: 'States.Runtime',
        message: `Could not finish the run of “Copy”: state “Copy” failed: States.Runtime: ${cause}.`,
      },
    });
  });

  test('from the status of an action', () => {
    const status = {
      status: 'FAILED',
      details: { code: 'PermissionDenied', message: 'No write permission on /x/' },
    };
    const details = {
      code: 'FlowFailed',
      details: { state_name: 'Copy', exception: 'ActionFailedException', cause: status },
    };
    expect(outcome('FAILED', details).cause).toBe('ActionFailedException: No write permission on /x/');
  });

  test('or says what little there is', () => {
    expect(outcome('FAILED', null)).toMatchObject({ title: 'Failed', cause: '' });
    expect(outcome('FAILED', { code: 'FlowFailed', description: 'It failed' }).cause).toBe('It failed');
  });
});

describe('a run that waits', () => {
  const scope = 'https://auth.globus.org/scopes/f/flow_f_user[*x]';

  test.each([
    ['in the common form', { authorization_parameters: { required_scopes: [scope] } }],
    ['in the older form', { required_scope: scope }],
    ['with its action only', { action_statuses: [{ details: { required_scope: scope } }] }],
  ])('for a consent, %s', (_, further) => {
    const details = {
      code: 'ConsentRequired',
      description: 'Missing consent',
      state_name: 'Copy',
      ...further,
    };
    expect(outcome('INACTIVE', details)).toMatchObject({
      title: 'Waits for consent in state “Copy”',
      cause: 'Missing consent',
      problem: { kind: 'consent', requiredScopes: [scope] },
    });
  });

  test('for a new sign-in', () => {
    const authorization_parameters = { session_required_policies: ['p'], session_message: 'Sign in again' };
    expect(
      outcome('INACTIVE', { code: 'AuthorizationParameters', state_name: 'Copy', authorization_parameters }),
    ).toMatchObject({
      title: 'Waits for a new sign-in in state “Copy”',
      problem: { kind: 'sign-in', authorizationParameters: { session_required_policies: ['p'] } },
    });
  });

  test('for something else', () => {
    expect(outcome('INACTIVE', { code: 'ActivationRequired', description: 'Activate it' })).toEqual({
      title: 'Waits',
      cause: 'Activate it',
    });
  });
});
