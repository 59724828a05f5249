import type { Identity } from '../identities.ts';
import type { TokenGrant } from '../state/records/auth.ts';
import type { State } from '../state/state.ts';
import type { Client } from './clients.ts';
import { oauthProblem } from './errors.ts';
import { idToken } from './id-token.ts';
import { accessSeconds, byResourceServer, mintToken } from './tokens.ts';

export interface TokenRequest {
  readonly origin: string;
  readonly identity: Identity;
  readonly client: Client;
  readonly scopes: readonly string[];
  readonly offline: boolean;
  readonly nonce: string | null;
  /** For tokens that are got with another one. */
  readonly grant?: TokenGrant | undefined;
}

/** A new token for each resource server of the scopes, as the token endpoint tells of it. */
export function tokenDocuments(state: State, wanted: TokenRequest): Record<string, unknown>[] {
  const { identity, client, grant } = wanted;
  return [...byResourceServer(state, wanted.scopes)].map(([resource_server, scopes]) => {
    const record = {
      identity: identity.id,
      client: client.id,
      resource_server,
      scopes,
      ...(grant && { grant }),
    };
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
}

/** One token for each resource server: the first at the top level, the others in `other_tokens`. */
export function tokenDocument(state: State, wanted: TokenRequest): Record<string, unknown> {
  const [first, ...others] = tokenDocuments(state, wanted);
  if (first === undefined) throw oauthProblem(400, 'invalid_scope', 'The request names no scope.');
  return { ...first, other_tokens: others };
}
