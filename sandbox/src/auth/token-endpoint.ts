import { formOf, json, type Reply, type Request } from '../http.ts';
import { type Identity, identityById } from '../identities.ts';
import type { State } from '../state/state.ts';
import { authenticateClient, authenticateConfidentialClient } from './clients.ts';
import { type Codes, fitsChallenge } from './codes.ts';
import { addConsents } from './consents.ts';
import { dependentTokens } from './dependent-tokens.ts';
import { oauthProblem } from './errors.ts';
import { parseScopes, scopePaths } from './scope-syntax.ts';
import { resourceServerOf } from './scopes.ts';
import { tokenDocument } from './token-documents.ts';
import { findToken } from './tokens.ts';

function personOf(state: State, id: string): Identity {
  const identity = identityById(state, id);
  if (identity === undefined) throw oauthProblem(401, 'invalid_grant');
  return identity;
}

function fromCode(state: State, codes: Codes, request: Request, form: URLSearchParams): Reply {
  const client = authenticateClient(state, request, form);
  const grant = codes.redeem(form.get('code') ?? '');
  if (
    grant === undefined ||
    grant.client !== client.id ||
    grant.redirectUri !== form.get('redirect_uri') ||
    !fitsChallenge(form.get('code_verifier') ?? '', grant.challenge)
  )
    throw oauthProblem(401, 'invalid_grant');
  const identity = personOf(state, grant.identity);
  request.who = identity.username;
  const { origin } = request;
  const document = tokenDocument(state, { ...grant, origin, identity, client });
  return json(200, { ...document, state: grant.state });
}

function fromRefreshToken(state: State, request: Request, form: URLSearchParams): Reply {
  const client = authenticateClient(state, request, form);
  const token = findToken(state, form.get('refresh_token') ?? '');
  if (token?.kind !== 'refresh' || token.client !== client.id) throw oauthProblem(401, 'invalid_grant');
  const identity = personOf(state, token.identity);
  request.who = identity.username;
  const { origin } = request;
  const { scopes, grant } = token;
  const wanted = { origin, identity, client, scopes, offline: false, nonce: null, grant };
  return json(200, tokenDocument(state, wanted));
}

function fromSecret(state: State, request: Request, form: URLSearchParams): Reply {
  const client = authenticateConfidentialClient(state, request, form);
  const nodes = parseScopes(form.get('scope') ?? '');
  if (nodes === undefined || nodes.length === 0)
    throw oauthProblem(400, 'invalid_scope', 'The request names no scope, or its brackets do not match.');
  const paths = scopePaths(nodes);
  const all = paths.map(path => path.at(-1) ?? '');
  const unknown = all.filter(scope => resourceServerOf(state, scope) === undefined);
  if (unknown.length > 0)
    throw oauthProblem(400, 'invalid_scope', `Unknown scopes: ${[...new Set(unknown)].join(' ')}`);
  const scopes = nodes.map(node => node.scope);
  const identity = personOf(state, client.id);
  addConsents(state, identity.id, client.id, paths);
  const { origin } = request;
  return json(200, tokenDocument(state, { origin, identity, client, scopes, offline: false, nonce: null }));
}

/** `POST /v2/oauth2/token`. */
export function tokenEndpoint(state: State, codes: Codes, request: Request): Reply {
  const form = formOf(request);
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return fromCode(state, codes, request, form);
  if (grant === 'refresh_token') return fromRefreshToken(state, request, form);
  if (grant === 'client_credentials') return fromSecret(state, request, form);
  if (grant === 'urn:globus:auth:grant_type:dependent_token') return dependentTokens(state, request, form);
  if (grant === null) throw oauthProblem(400, 'invalid_request', 'The form has no grant_type.');
  throw oauthProblem(400, 'unsupported_grant_type', 'The sandbox does not know this grant_type.');
}
