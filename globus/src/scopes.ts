const flowsService = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a';

/** The scopes this room asks for (reference 0.3). */
export const scopes = Object.freeze({
  openid: 'openid',
  profile: 'profile',
  email: 'email',
  viewIdentities: 'urn:globus:auth:scope:auth.globus.org:view_identities',
  manageFlows: `${flowsService}/manage_flows`,
  viewFlows: `${flowsService}/view_flows`,
  runStatus: `${flowsService}/run_status`,
  runManage: `${flowsService}/run_manage`,
  transfer: 'urn:globus:auth:scope:transfer.api.globus.org:all',
  viewGroups: 'urn:globus:auth:scope:groups.api.globus.org:view_my_groups_and_memberships',
});

/** What is asked for only when something needs it (reference 0.3). */
export const furtherScopes = Object.freeze({
  viewConsents: 'urn:globus:auth:scope:auth.globus.org:view_consents',
  manageProjects: 'urn:globus:auth:scope:auth.globus.org:manage_projects',
  search: 'urn:globus:auth:scope:search.api.globus.org:all',
  compute: 'https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all',
});

/** What a person is asked to agree to when signing in; a flow's own scope is asked for when it is first run. */
export const signInScopes: readonly string[] = Object.freeze([...Object.values(scopes)]);

/** The scope that starts and resumes runs of one flow (reference 0.3). */
export function flowScope(flowId: string): string {
  return `https://auth.globus.org/scopes/${flowId}/flow_${flowId.replaceAll('-', '_')}_user`;
}

/** The scope by which an endpoint lets its collections be managed (reference 3.9). */
export function manageCollectionsScope(endpointId: string): string {
  return `urn:globus:auth:scope:${endpointId}:manage_collections`;
}

/** The scope by which a mapped collection lets Transfer touch its files (reference 3.7). */
export function dataAccessScope(collectionId: string): string {
  return `https://auth.globus.org/scopes/${collectionId}/data_access`;
}

/** A scope without its dependencies: `a[*b[c]]` → `a`. Tokens list their scopes in this form. */
export function baseScope(scope: string): string {
  const bracket = scope.indexOf('[');
  return (bracket < 0 ? scope : scope.slice(0, bracket)).replace(/^\*/, '');
}

/** The resource server a scope belongs to, under which its token is filed (reference 0.2). */
export function resourceServerOf(scope: string): string {
  const base = baseScope(scope);
  if (base.startsWith(`${flowsService}/`)) return 'flows.globus.org';
  const match =
    /^urn:globus:auth:scope:([^:]+):/.exec(base) ??
    /^https:\/\/auth\.globus\.org\/scopes\/([^/]+)\//.exec(base);
  return match?.[1] ?? 'auth.globus.org';
}

/** True when a token of these scopes may be used where `wanted` is asked for: `…all` covers its siblings. */
export function covers(held: readonly string[], wanted: string): boolean {
  const base = baseScope(wanted);
  const all = base.replace(/[^:/]+$/, 'all');
  return held.includes(base) || (held.includes(all) && !/\/flow_[0-9a-f_]+_user$/.test(base));
}
