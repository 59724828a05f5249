import { expect, test } from 'vitest';
import { environmentKey, environmentOf, production, sandboxAt } from './environment.ts';
import { GlobusError } from './problem.ts';

test('one address serves every service of a sandbox', () => {
  const sandbox = sandboxAt('http://127.0.0.1:8080/');
  expect(sandbox).toMatchObject({ id: 'sandbox', label: 'Sandbox at 127.0.0.1:8080' });
  expect(new Set([sandbox.auth, sandbox.flows, sandbox.transfer, sandbox.groups])).toEqual(
    new Set(['http://127.0.0.1:8080']),
  );
  expect(sandboxAt('http://[::1]:1').auth).toBe('http://[::1]:1');
});

test.each([
  '',
  'nonsense',
  'ftp://localhost',
  'http://example.org',
  'http://127.0.0.1.example.org',
  'file:///tmp',
])('a sandbox is never at %j', address => {
  expect(() => sandboxAt(address)).toThrow(GlobusError);
});

test('an environment is found again by its key', () => {
  const sandbox = sandboxAt('http://localhost:5');
  for (const environment of [production, sandbox]) {
    expect(environmentOf(environmentKey(environment))).toEqual(environment);
  }
});
