import { auth } from '@globus/sdk';
import { type Caller, call, expected } from './call.ts';
import { parseTokens } from './token-response.ts';
import type { StoredToken } from './tokens.ts';

/** A new token for a refresh token (reference 1.4). A dead one is a Problem of kind "sign-in". */
export async function refreshedToken(
  caller: Caller,
  clientId: string,
  refreshToken: string,
  operation: string,
): Promise<StoredToken> {
  const payload = { grant_type: 'refresh_token' as const, refresh_token: refreshToken, client_id: clientId };
  const answer = await call(caller, {
    service: 'auth',
    operation,
    repeatable: true,
    secrets: [refreshToken],
    send: options => auth.oauth2.token.refresh({ payload }, options),
  });
  const tokens = expected(caller, { service: 'auth', operation }, parseTokens(answer, Date.now()));
  const token = expected(caller, { service: 'auth', operation }, Object.values(tokens)[0]);
  // The service gives a new refresh token only when the old one is to be replaced.
  return token.refreshToken ? token : { ...token, refreshToken };
}
