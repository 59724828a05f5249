import { json, type Reply, type Request } from '../http.ts';
import { identityById } from '../identities.ts';
import type { TokenGrant, TokenRecord } from '../state/records/auth.ts';
import type { State } from '../state/state.ts';
import { authenticateConfidentialClient } from './clients.ts';
import { consentsBelow } from './consents.ts';
import { dependentConsentRequired, oauthProblem } from './errors.ts';
import { parseScopes } from './scope-syntax.ts';
import { resourceServerOf } from './scopes.ts';
import { tokenDocuments } from './token-documents.ts';
import { findToken, grantOf } from './tokens.ts';

/** What its bearer may ask for with a token: the scopes that somebody consented to below those of the token. */
interface Below {
  readonly grant: TokenGrant;
  readonly scopes: readonly string[];
}

function allBelow(state: State, token: TokenRecord): Below[] {
  return token.scopes.map(scope => {
    const grant = grantOf(token, scope);
    return { grant, scopes: consentsBelow(state, token.identity, grant) };
  });
}

/** The scopes that are asked for by name; undefined where all are. Throws invalid_scope. */
function namedScopes(state: State, form: URLSearchParams): string[] | undefined {
  const text = form.get('scope') ?? '';
  if (text.trim() === '') return undefined;
  const scopes = parseScopes(text)?.map(one => one.scope);
  if (scopes === undefined) throw oauthProblem(400, 'invalid_scope', 'The brackets do not match.');
  const unknown = scopes.filter(scope => resourceServerOf(state, scope) === undefined);
  if (unknown.length > 0) throw oauthProblem(400, 'invalid_scope', `Unknown scopes: ${unknown.join(' ')}`);
  return scopes;
}

/**
 * Tokens that a resource server gets with one that it was shown, to go on for whoever that stands for: for every scope
 * that was consented to below the token's, or those of `scope`. Service accounts and flows consent to what is named.
 * Throws `invalid_grant` for a token that is not good, or for somebody else [provisional], and
 * `dependent_consent_required` where `scope` names what was not consented to.
 */
export function dependentTokens(state: State, request: Request, form: URLSearchParams): Reply {
  const client = authenticateConfidentialClient(state, request, form);
  const shown = form.get('token');
  if (shown === null) throw oauthProblem(400, 'invalid_request', 'The form has no token.');
  const token = findToken(state, shown);
  const identity = token && identityById(state, token.identity);
  if (token?.kind !== 'access' || identity === undefined)
    throw oauthProblem(401, 'invalid_grant', 'The token is expired, revoked or unknown.');
  if (token.resource_server !== client.id)
    throw oauthProblem(
      401,
      'invalid_grant',
      `The token is for ${token.resource_server}, not for ${client.id}.`,
    );

  const named = namedScopes(state, form);
  const below = allBelow(state, token);
  const consented = new Set(below.flatMap(one => one.scopes));
  const missing = named?.filter(scope => !consented.has(scope)) ?? [];
  if (missing.length > 0 && identity.kind === 'person') throw dependentConsentRequired(missing);

  const taken = new Set<string>();
  const documents = below.flatMap(({ grant, scopes }, place) => {
    const implied = place === 0 ? missing : [];
    const wanted = [...scopes, ...implied].filter(
      scope => !taken.has(scope) && (named === undefined || named.includes(scope)),
    );
    for (const scope of wanted) taken.add(scope);
    return tokenDocuments(state, {
      origin: request.origin,
      identity,
      client,
      scopes: wanted,
      offline: form.get('access_type') === 'offline',
      nonce: null,
      grant,
    });
  });
  return json(200, documents);
}
