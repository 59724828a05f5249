import { formOf, json, type Reply, type Request } from '../http.ts';
import { type Identity, identityById } from '../identities.ts';
import type { State } from '../state/state.ts';
import { authenticateClient, authenticateConfidentialClient, type Client } from './clients.ts';
import { type Codes, fitsChallenge } from './codes.ts';
import { oauthProblem } from './errors.ts';
import { idToken } from './id-token.ts';
import { parseScopes, scopePaths } from './scope-syntax.ts';
import { resourceServerOf } from './scopes.ts';
import { accessSeconds, byResourceServer, findToken, mintToken } from './tokens.ts';

interface TokenRequest {
  readonly origin: string;
  readonly identity: Identity;
  readonly client: Client;
  readonly scopes: readonly string[];
  readonly offline: boolean;
  readonly nonce: string | null;
}

/** One token for each resource server: the first at the top level, the others in `other_tokens`. */
function tokenDocument(state: State, wanted: TokenRequest): Record<string, unknown> {
  const { identity, client } = wanted;
  const documents = [...byResourceServer(state, wanted.scopes)].map(([resource_server, scopes]) => {
    const record = { identity: identity.id, client: client.id, resource_server, scopes };
    return {
      access_token: mintToken(state, { ...record, kind: 'access' }),
      expires_in: accessSeconds,
      token_type: 'Bearer',
      scope: scopes.join(' '),
      resource_server,
      ...(wanted.offline && { refresh_token: mintToken(state, { ...record, kind: 'refresh' }) }),
      ...(scopes.includes('openid') && {
        id_token: idToken({
          origin: wanted.origin,
          identity,
          client: client.id,
          scopes,
          nonce: wanted.nonce,
        }),
      }),
    };
  });
  const [first, ...others] = documents;
  if (first === undefined) throw oauthProblem(400, 'invalid_scope', 'The request names no scope.');
  return { ...first, other_tokens: others };
}

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
  const wanted = { origin, identity, client, scopes: token.scopes, offline: false, nonce: null };
  return json(200, tokenDocument(state, wanted));
}

function fromSecret(state: State, request: Request, form: URLSearchParams): Reply {
  const client = authenticateConfidentialClient(state, request, form);
  const nodes = parseScopes(form.get('scope') ?? '');
  if (nodes === undefined || nodes.length === 0)
    throw oauthProblem(400, 'invalid_scope', 'The request names no scope, or its brackets do not match.');
  const all = scopePaths(nodes).map(path => path.at(-1) ?? '');
  const unknown = all.filter(scope => resourceServerOf(state, scope) === undefined);
  if (unknown.length > 0)
    throw oauthProblem(400, 'invalid_scope', `Unknown scopes: ${[...new Set(unknown)].join(' ')}`);
  const scopes = nodes.map(node => node.scope);
  const identity = personOf(state, client.id);
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
  if (grant === null) throw oauthProblem(400, 'invalid_request', 'The form has no grant_type.');
  throw oauthProblem(400, 'unsupported_grant_type', 'The sandbox does not know this grant_type.');
}
