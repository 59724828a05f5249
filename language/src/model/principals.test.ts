import { expect, test } from 'vitest';
import { type PrincipalForm, type PrincipalProblem, principalProblem } from './principals.ts';

const id = '01234567-89ab-cdef-0123-456789abcdef';
const identity = `urn:globus:auth:identity:${id}`;
const group = `urn:globus:groups:id:${id}`;
const viewers: PrincipalForm[] = ['identity', 'group', 'public'];
const starters: PrincipalForm[] = ['identity', 'group', 'all_authenticated_users'];
const people: PrincipalForm[] = ['identity', 'group'];

test.each<[string, PrincipalForm[]]>([
  [identity, people],
  [group, people],
  [identity.toUpperCase().replace('URN:GLOBUS:AUTH:IDENTITY', 'urn:globus:auth:identity'), people],
  ['public', viewers],
  ['all_authenticated_users', starters],
])('%s is fine', (text, allowed) => expect(principalProblem(text, allowed)).toBeUndefined());

test.each<[string, PrincipalForm[], PrincipalProblem['code'], string[]]>([
  ['public', starters, 'not-allowed', ['all_authenticated_users']],
  ['public', people, 'not-allowed', []],
  ['all_authenticated_users', viewers, 'not-allowed', ['public']],
  [group, ['identity'], 'not-allowed', []],
  [id, people, 'bare-id', [identity, group]],
  [` ${id}`, ['group'], 'bare-id', [group]],
  [`urn:globus:group:id:${id}`, people, 'misspelt', [group]],
  [`urn:globus:groups:${id}`, people, 'misspelt', [group]],
  [`urn:globus:identity:${id}`, people, 'misspelt', [identity]],
  [`${identity} `, people, 'misspelt', [identity]],
  [`urn:globus:compute:function:${id}`, people, 'unknown', []],
  ['urn:globus:auth:identity:0123', people, 'bad-id', []],
  ['Public', viewers, 'misspelt', ['public']],
  ['all-authenticated-users', starters, 'misspelt', ['all_authenticated_users']],
  ['somebody@example.org', viewers, 'username', []],
  ['', people, 'empty', []],
  ['everyone', people, 'unknown', []],
])('%j for %j: %s', (text, allowed, code, meant) =>
  expect(principalProblem(text, allowed)).toEqual({ code, meant }),
);
