import { identityProviders } from '../demo.ts';
import { formOf, json, param, type Reply, type Request } from '../http.ts';
import { type Identity, identityById, identityByUsername } from '../identities.ts';
import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';
import { authorize, showCode } from './authorize.ts';
import { authenticateClient, authenticateConfidentialClient } from './clients.ts';
import { createCodes } from './codes.ts';
import { identityDocument, userinfoDocument } from './documents.ts';
import { authProblem } from './errors.ts';
import { keySet, openidConfiguration } from './id-token.ts';
import { scopeId } from './scopes.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import { type Caller, callerOf, findToken, hashToken } from './tokens.ts';

const authScope = (name: string) => `urn:globus:auth:scope:auth.globus.org:${name}`;

function requireCaller(state: State, request: Request, scopes: readonly string[]): Caller {
  const caller = callerOf(state, request);
  if (caller === undefined) throw authProblem(401, 'Call must be authenticated');
  if (!scopes.some(scope => caller.token.scopes.includes(scope)))
    throw authProblem(403, `The token lacks the scope ${scopes.join(' or ')}`);
  return caller;
}

/** Identities may be looked up with a token or, by a service account, with its secret. */
function requireReader(state: State, request: Request): void {
  if (/^Basic /i.test(request.headers.authorization ?? ''))
    authenticateConfidentialClient(state, request, new URLSearchParams());
  else requireCaller(state, request, [authScope('view_identities'), authScope('view_identity_set')]);
}

const listed = (request: Request, name: string) =>
  request.query.getAll(name).flatMap(list =>
    list
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== ''),
  );

function identities(state: State, request: Request): Reply {
  requireReader(state, request);
  const ids = listed(request, 'ids');
  const usernames = listed(request, 'usernames');
  if (ids.length > 0 === usernames.length > 0)
    throw authProblem(400, 'Give either ids or usernames, and not both');
  const found = [
    ...ids.map(id => identityById(state, id)),
    ...usernames.map(username => identityByUsername(state, username)),
  ].filter(identity => identity !== undefined);
  const included = {
    identity_providers: Object.values(identityProviders).map(({ id, name }) => ({ id, name })),
  };
  return json(200, {
    identities: found.map(identityDocument),
    ...(listed(request, 'include').includes('identity_provider') && { included }),
  });
}

function identity(state: State, request: Request): Reply {
  requireReader(state, request);
  const found = identityById(state, param(request, 'identity_id'));
  if (found === undefined) throw authProblem(404, 'There is no such identity');
  return json(200, { identity: identityDocument(found) });
}

function userinfo(state: State, request: Request): Reply {
  const { identity: who, token } = requireCaller(state, request, ['openid']);
  return json(200, userinfoDocument(who, token.scopes, token.issued));
}

function introspect(state: State, request: Request): Reply {
  const form = formOf(request);
  authenticateConfidentialClient(state, request, form);
  const token = findToken(state, form.get('token') ?? '');
  const who = token && identityById(state, token.identity);
  if (token === undefined || who === undefined) return json(200, { active: false });
  return json(200, {
    active: true,
    token_type: 'Bearer',
    scope: token.scopes.join(' '),
    client_id: token.client,
    username: who.username,
    name: who.name,
    email: who.email,
    exp: token.expires,
    iat: token.issued,
    nbf: token.issued,
    sub: who.id,
    aud: [token.resource_server, token.client],
    iss: request.origin,
    ...(form.get('include')?.split(',').includes('identity_set') && { identity_set: [who.id] }),
  });
}

/** Whether a token is good; which is all that is said of it. */
function validate(state: State, request: Request): Reply {
  return json(200, { active: findToken(state, formOf(request).get('token') ?? '') !== undefined });
}

function providersOfIdentities(state: State, request: Request): Reply {
  requireReader(state, request);
  const ids = listed(request, 'ids');
  const domains = listed(request, 'domains');
  const known = Object.values(identityProviders).map(({ id, name, domain }) => ({
    id,
    name,
    short_name: name,
    domains: [domain],
    alternative_names: [],
  }));
  const found = known.filter(one => ids.includes(one.id) || one.domains.some(name => domains.includes(name)));
  return json(200, { identity_providers: found });
}

function revoke(state: State, request: Request): Reply {
  const form = formOf(request);
  const client = authenticateClient(state, request, form);
  const hash = hashToken(form.get('token') ?? '');
  if (state.tokens.get(hash)?.client === client.id) state.tokens.delete(hash);
  return json(200, { active: false });
}

function consentDocuments(state: State, who: Identity, client: string | undefined): object[] {
  const records = state.consents.values().filter(one => one.identity === who.id);
  const all = records.flatMap(record => record.paths.map(path => ({ record, path })));
  const idOf = (wanted: (typeof all)[number], path: readonly string[]) =>
    1 + all.findIndex(one => one.record === wanted.record && one.path.join(' ') === path.join(' '));
  return all
    .filter(one => client === undefined || one.record.client === client)
    .map(one => ({
      id: idOf(one, one.path),
      client: one.record.client,
      scope: scopeId(one.path.at(-1) ?? ''),
      scope_name: one.path.at(-1),
      dependency_path: one.path.map((_, index) => idOf(one, one.path.slice(0, index + 1))),
      status: 'approved',
      allows_refresh: true,
      atomically_revocable: false,
      auto_approved: false,
      effective_identity: who.id,
      created: isoMicroseconds(one.record.created * 1000),
      updated: isoMicroseconds(one.record.created * 1000),
      last_used: isoMicroseconds(one.record.created * 1000),
    }));
}

function consents(state: State, request: Request): Reply {
  const caller = requireCaller(state, request, [authScope('view_consents'), authScope('manage_projects')]);
  if (caller.identity.id !== param(request, 'identity_id'))
    throw authProblem(403, 'Only your own consents can be viewed');
  const all = request.query.get('all') === 'true';
  return json(200, {
    consents: consentDocuments(state, caller.identity, all ? undefined : caller.token.client),
  });
}

export function authRoutes(state: State): Route[] {
  const codes = createCodes();
  const get = (pattern: string, handle: Route['handle']): Route => ({ method: 'GET', pattern, handle });
  const post = (pattern: string, handle: Route['handle']): Route => ({ method: 'POST', pattern, handle });
  return [
    get('/v2/oauth2/authorize', request => authorize(state, codes, request)),
    get('/v2/web/auth-code', showCode),
    post('/v2/oauth2/token', request => tokenEndpoint(state, codes, request)),
    post('/v2/oauth2/token/revoke', request => revoke(state, request)),
    post('/v2/oauth2/token/introspect', request => introspect(state, request)),
    post('/v2/oauth2/token/validate', request => validate(state, request)),
    get('/v2/api/identity_providers', request => providersOfIdentities(state, request)),
    get('/v2/oauth2/userinfo', request => userinfo(state, request)),
    get('/v2/api/identities', request => identities(state, request)),
    get('/v2/api/identities/:identity_id', request => identity(state, request)),
    get('/v2/api/identities/:identity_id/consents', request => consents(state, request)),
    get('/jwk.json', () => json(200, keySet())),
    get('/.well-known/openid-configuration', request => json(200, openidConfiguration(request.origin))),
  ];
}
