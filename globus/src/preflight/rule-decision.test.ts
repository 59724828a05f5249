import { describe, expect, test } from 'vitest';
import type { AccessRule } from '../collection.ts';
import { folderOf, plainPath } from './paths.ts';
import { decide } from './rule-decision.ts';

const robot = { id: 'robot', kind: 'service-account' } as const;
const ada = { id: 'ada', kind: 'person' } as const;
const now = Date.parse('2026-03-04T10:00:00Z');

function rule(
  principal: string,
  path: string,
  permissions: 'r' | 'rw',
  changes: Partial<AccessRule> = {},
): AccessRule {
  return {
    id: `${principal} ${path}`,
    role_type: null,
    principal_type: 'identity',
    principal,
    path,
    permissions,
    expiration_date: null,
    ...changes,
  };
}

describe('what access rules say', () => {
  const rules = [rule('robot', '/', 'r'), rule('robot', '/in/', 'rw'), rule('robot', '/in/old/', 'r')];

  test.each([
    ['/x.dat', 'r', 'yes'],
    ['/x.dat', 'rw', 'no'],
    ['/in/x.dat', 'rw', 'yes'],
    ['/in', 'rw', 'yes'],
    ['/inside/x.dat', 'rw', 'no'],
    // Rules only ever add: a narrower one takes nothing away.
    ['/in/old/x.dat', 'rw', 'yes'],
  ] as const)('%s, %s: %s', (path, wanted, kind) => {
    expect(decide(rules, robot, [], path, wanted, now).kind).toBe(kind);
  });

  test('a denial says what can be read', () => {
    expect(decide(rules, robot, [], '/x', 'rw', now)).toEqual({ kind: 'no', read: rules[0] });
    expect(decide([], robot, [], '/x', 'r', now)).toEqual({ kind: 'no', read: undefined });
  });

  test('a rule that has expired permits nothing', () => {
    const expired = rule('robot', '/', 'rw', { expiration_date: '2026-03-04T09:00:00+00:00' });
    expect(decide([expired], robot, [], '/', 'r', now).kind).toBe('no');
    expect(
      decide([{ ...expired, expiration_date: '2026-03-05T09:00:00Z' }], robot, [], '/', 'r', now).kind,
    ).toBe('yes');
  });

  test('everybody, and the groups that it is in', () => {
    const everybody = rule('', '/', 'r', { principal_type: 'all_authenticated_users' });
    expect(decide([everybody], robot, [], '/', 'r', now).kind).toBe('yes');
    const team = rule('team', '/', 'rw', { principal_type: 'group' });
    expect(decide([team], robot, ['team'], '/', 'rw', now).kind).toBe('yes');
    expect(decide([team], robot, [], '/', 'rw', now).kind).toBe('no');
    expect(decide([team], robot, undefined, '/', 'rw', now)).toEqual({
      kind: 'maybe',
      groups: ['team'],
      identities: [],
    });
  });

  test('a rule for somebody else may be for another identity of a person, not of a service account', () => {
    const other = [rule('other', '/', 'rw')];
    expect(decide(other, ada, [], '/', 'rw', now)).toEqual({
      kind: 'maybe',
      groups: [],
      identities: ['other'],
    });
    expect(decide(other, robot, [], '/', 'rw', now).kind).toBe('no');
  });
});

describe('paths', () => {
  test.each([
    ['/a/b', '/a/b'],
    ['/~/a', '/a'],
    ['/~', '/'],
    ['a/b/', '/a/b/'],
    ['//a///b', '/a/b'],
    ['/a/../b', undefined],
    ['/a/./b', undefined],
    ['/a..b/~/c', '/a..b/~/c'],
  ])('%s as rules name it', (path, plain) => {
    expect(plainPath(path)).toBe(plain);
  });

  test('a rule is for the folder that a file lies in', () => {
    expect(folderOf('/a/b/', undefined)).toBe('/a/b/');
    expect(folderOf('/a/b', 'dir')).toBe('/a/b/');
    expect(folderOf('/a/b', 'file')).toBe('/a/');
    expect(folderOf('/a/b.h5', undefined)).toBe('/a/');
    expect(folderOf('/a/b', undefined)).toBe('/a/b/');
    expect(folderOf('/b.h5', undefined)).toBe('/');
  });
});
