import { describe, expect, test } from 'vitest';
import { introspectionFindings, statusFindings } from './documents.ts';

const told = {
  title: 'Mine',
  globus_auth_scope: 'https://auth.globus.org/scopes/mine.example.org/run',
  types: ['Action'],
  api_version: '1.0',
  synchronous: true,
  log_supported: false,
  runnable_by: ['all_authenticated_users'],
  admin_contact: 'me@example.org',
  input_schema: { type: 'object' },
  visible_to: ['public'],
  maximum_deadline: 'P30D',
};

const status = {
  action_id: 'a1',
  status: 'ACTIVE',
  creator_id: 'urn:globus:auth:identity:00000000-0000-4000-8000-000000000000',
  details: {},
};

const wrong = (found: readonly { outcome: string; message: string }[]) =>
  found.filter(({ outcome }) => outcome !== 'right').map(({ outcome, message }) => `${outcome} ${message}`);

describe('what a provider tells about itself', () => {
  test('is all there', () => expect(wrong(introspectionFindings(told))).toEqual([]));

  test.each([
    [{ title: undefined }, 'wrong “title” must be a text.'],
    [{ globus_auth_scope: 'a b' }, 'wrong “globus_auth_scope” must be one scope'],
    [{ types: ['Event'] }, 'wrong “types” must be'],
    [{ synchronous: 'yes' }, 'wrong “synchronous” must be true or false.'],
    [{ runnable_by: [] }, 'wrong “runnable_by” must be'],
    [{ runnable_by: ['somebody'] }, 'wrong “runnable_by” must be'],
    [{ visible_to: ['everybody'] }, 'wrong “visible_to” must be'],
    [{ maximum_deadline: '30 days' }, 'wrong “maximum_deadline” must be'],
    [{ input_schema: undefined }, 'advice “input_schema” is missing'],
  ])('but for %j', (change, message) => {
    expect(wrong(introspectionFindings({ ...told, ...change }))).toEqual([expect.stringContaining(message)]);
  });

  test('is no object', () => expect(wrong(introspectionFindings('hello'))).toHaveLength(1));
});

describe('the status of an action', () => {
  test('is all there', () => expect(wrong(statusFindings(status, 'run'))).toEqual([]));

  test.each([
    [{ action_id: 'a/b' }, '“action_id” must be'],
    [{ status: 'DONE' }, '“status” must be ACTIVE, INACTIVE, SUCCEEDED, FAILED.'],
    [{ creator_id: 'me' }, '“creator_id” must be'],
    [{ details: null }, '“details” must be'],
    [{ status: 'INACTIVE' }, 'must say in “details” what it waits for'],
  ])('but for %j', (change, message) => {
    expect(wrong(statusFindings({ ...status, ...change }, 'run'))).toEqual([
      expect.stringContaining(message),
    ]);
  });
});
