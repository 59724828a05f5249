import { describe, expect, test } from 'vitest';
import { production, type Service, sandboxAt } from './environment.ts';
import { serviceProblem } from './service-problem.ts';
import { ada, robot } from './testing/documents.ts';

const asked = (service: Service = 'flows', operation = 'start the run of “Copy”') => ({
  environment: production,
  service,
  operation,
  repeatable: false,
});

describe('each kind', () => {
  test.each([
    [401, { error: { code: 'AUTHENTICATION_ERROR', detail: 'Expired or invalid Bearer token' } }, 'sign-in'],
    [401, { error: 'invalid_grant' }, 'sign-in'],
    [400, { error: 'invalid_client' }, 'sign-in'],
    [403, { code: 'AuthenticationPolicyRequired', authorization_parameters: { prompt: 'login' } }, 'sign-in'],
    [403, { code: 'ConsentRequired', message: 'm', required_scopes: ['s'] }, 'consent'],
    [403, { error: { code: 'MISSING_SCOPE', detail: 'requires the following scope: s' } }, 'consent'],
    [403, { error: { code: 'FORBIDDEN', detail: 'You lack permission' } }, 'forbidden'],
    [404, { error: { code: 'NOT_FOUND', detail: 'No flow' } }, 'not-found'],
    [410, undefined, 'not-found'],
    [400, { error: { code: 'FLOW_INPUT_ERROR', detail: [] } }, 'invalid'],
    [422, { error: { code: 'UNPROCESSABLE_ENTITY', detail: [] } }, 'invalid'],
    [409, { error: { code: 'STATE_CONFLICT', detail: 'Run has status ACTIVE' } }, 'conflict'],
    [409, { error: { code: 'SCOPE_RESOLUTION_FAILED', detail: 'upstream did not respond' } }, 'service'],
    [429, undefined, 'limit'],
    [500, undefined, 'service'],
    [503, { code: 'ServiceUnavailable', message: 'later' }, 'service'],
    [418, undefined, 'invalid'],
  ])('%i %j is of kind %s', (status, body, kind) => {
    const found = serviceProblem({ status, body }, asked(), ada);
    expect(found).toMatchObject({ kind, status, operation: 'start the run of “Copy”' });
    expect(found.message).toMatch(/^Could not start the run of “Copy”: .+[.!?]$/);
    expect(found.remedy).toMatch(/[.]$/);
  });
});

test('running without the role says whom to ask for what', () => {
  const detail = 'You lack permission on flow F. Missing permissions: RUN.';
  const found = serviceProblem(
    { status: 403, body: { error: { code: 'FORBIDDEN', detail } } },
    asked(),
    robot,
  );
  expect(found.message).toBe(`Could not start the run of “Copy”: ${detail}`);
  expect(found.remedy).toBe(
    `Ask an administrator of the flow to make Beamline robot (${robot.username}) a flow starter (Assign Run Permission).`,
  );
});

test('a flow that cannot be seen may be one that may not be run', () => {
  const body = { error: { code: 'NOT_FOUND', detail: 'No flow exists with id F' } };
  const found = serviceProblem({ status: 404, body }, { ...asked(), permission: 'RUN' }, robot);
  expect(found).toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('No flow exists with id F.'),
  });
  expect(found.remedy).toContain('to make Beamline robot');
  expect(serviceProblem({ status: 404, body }, asked(), robot).remedy).toContain(
    'ask its owner to let Beamline robot',
  );
});

test('a missing permission on a collection', () => {
  const body = { code: 'PermissionDenied', message: 'You do not have permission', request_id: 'r1' };
  const found = serviceProblem({ status: 403, body }, asked('transfer', 'list /'), ada);
  expect(found).toMatchObject({ kind: 'forbidden', code: 'PermissionDenied', requestId: 'r1' });
  expect(found.remedy).toContain(
    'administrator of the collection to give Ada Alvarez (ada@sandbox.example) access',
  );
});

test('wrong input names each place', () => {
  const detail = [
    { loc: ['$.source'], msg: "'source' is a required property", type: 'InvalidActionInput' },
    { loc: ['$.n'], msg: "'x' is not of type 'number'", type: 'InvalidActionInput' },
  ];
  const body = {
    error: { code: 'FLOW_INPUT_ERROR', detail, message: 'Input failed schema validation with 2 errors.' },
  };
  const found = serviceProblem({ status: 400, body }, asked());
  expect(found.message).toBe(
    "Could not start the run of “Copy”: Input failed schema validation with 2 errors. $.source: 'source' is a required property; $.n: 'x' is not of type 'number'.",
  );
  expect(found.detail).toEqual([
    { path: '$.source', message: "'source' is a required property" },
    { path: '$.n', message: "'x' is not of type 'number'" },
  ]);
});

test('of many findings the first five are told, and all are kept', () => {
  const detail = Array.from({ length: 8 }, (_, n) => ({ loc: ['a', n], msg: `wrong ${n}` }));
  const found = serviceProblem({ status: 422, body: { error: { detail } } }, asked());
  expect(found.message).toContain('$.a[4]: wrong 4; and 3 more.');
  expect(found.detail).toHaveLength(8);
});

test('findings that the message repeats are not told twice', () => {
  const detail = [{ loc: ['definition', 'States', 'Copy'], msg: 'must be terminal' }];
  const message = '1 validation error in body. $.definition.States.Copy: must be terminal';
  const found = serviceProblem({ status: 422, body: { error: { detail, message } } }, asked());
  expect(found.message.match(/must be terminal/g)).toHaveLength(1);
});

test('a consent carries its scopes; a service account cannot give one', () => {
  const body = {
    code: 'ConsentRequired',
    message: 'Missing required data_access consent',
    required_scopes: ['a[*b]'],
  };
  const person = serviceProblem({ status: 403, body }, asked('transfer'), ada);
  expect(person).toMatchObject({ kind: 'consent', requiredScopes: ['a[*b]'] });
  expect(person.remedy).toBe('Grant the consent, then try again.');
  expect(serviceProblem({ status: 403, body }, asked('transfer'), robot).remedy).toContain(
    'service account cannot',
  );
});

test('demands on the sign-in are kept for it, even when they come with a 502', () => {
  const body = {
    code: 'ExternalError.DirListingFailed.LoginFailed',
    message: 'Command Failed',
    authorization_parameters: {
      session_required_single_domain: ['example.org'],
      session_message: 'Sign in again',
    },
  };
  expect(serviceProblem({ status: 502, body }, asked('transfer'))).toMatchObject({
    kind: 'sign-in',
    authorizationParameters: {
      session_required_single_domain: ['example.org'],
      session_message: 'Sign in again',
    },
  });
});

test('who is asked for help depends on the environment', () => {
  const answer = { status: 500, body: { error: { code: 'X', detail: 'Boom' }, debug_id: 'd-1' } };
  expect(serviceProblem(answer, asked()).remedy).toContain('ask Globus support and quote d-1');
  const local = { ...asked(), environment: sandboxAt('http://127.0.0.1:1') };
  expect(serviceProblem(answer, local).remedy).toContain('look at the log of the sandbox');
});

test('an endless text is cut', () => {
  const found = serviceProblem(
    { status: 422, body: { code: 'X', message: 'long '.repeat(10_000) } },
    asked(),
  );
  expect(found.message.length).toBeLessThan(2000);
});
