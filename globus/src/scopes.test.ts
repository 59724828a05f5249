import { expect, test } from 'vitest';
import { baseScope, covers, flowScope, resourceServerOf, scopes, signInScopes } from './scopes.ts';

const flow = '0a1b2c3d-0000-4000-8000-000000000001';

test('the scope of a flow', () => {
  expect(flowScope(flow)).toBe(
    `https://auth.globus.org/scopes/${flow}/flow_0a1b2c3d_0000_4000_8000_000000000001_user`,
  );
});

test.each([
  ['openid', 'auth.globus.org'],
  [scopes.viewIdentities, 'auth.globus.org'],
  [scopes.manageFlows, 'flows.globus.org'],
  [scopes.transfer, 'transfer.api.globus.org'],
  [scopes.viewGroups, 'groups.api.globus.org'],
  [`${flowScope(flow)}[*${scopes.transfer}]`, flow],
])('%s belongs to %s', (scope, server) => {
  expect(resourceServerOf(scope)).toBe(server);
});

test('dependencies and their marks are no part of the name', () => {
  expect(baseScope('*a[*b[c] d]')).toBe('a');
});

test('a scope is covered by itself and by the "all" of its service', () => {
  const all = scopes.manageFlows.replace(/manage_flows$/, 'all');
  expect(covers([scopes.transfer], `${scopes.transfer}[*x]`)).toBe(true);
  expect(covers([all], scopes.manageFlows)).toBe(true);
  expect(covers([scopes.manageFlows], scopes.viewFlows)).toBe(false);
  expect(covers([all], flowScope(flow))).toBe(false);
  expect(covers([`https://auth.globus.org/scopes/${flow}/all`], flowScope(flow))).toBe(false);
});

test('signing in asks for everything but the scopes of single flows', () => {
  expect(signInScopes).toContain(scopes.runManage);
  expect(signInScopes.every(scope => !scope.includes('flow_'))).toBe(true);
});
