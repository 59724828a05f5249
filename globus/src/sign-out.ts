import { auth } from '@globus/sdk';
import { type Caller, call } from './call.ts';
import { type Environment, environmentOf } from './environment.ts';
import type { StoredSession } from './tokens.ts';
import { defaultSettings, type TransportSettings } from './transport.ts';

/**
 * Makes the tokens of a session invalid at the service (reference 1.4). The caller forgets them
 * whether or not this succeeds.
 */
export async function signOutPerson(
  stored: StoredSession,
  signal?: AbortSignal,
  environment: Environment = environmentOf(stored.environment),
  settings: Partial<TransportSettings> = {},
): Promise<void> {
  const caller: Caller = { environment, settings: { ...defaultSettings, ...settings } };
  const tokens = Object.values(stored.tokens).flatMap(({ accessToken, refreshToken }) =>
    refreshToken ? [refreshToken, accessToken] : [accessToken],
  );
  await Promise.all(
    tokens.map(token =>
      call(caller, {
        service: 'auth',
        operation: `sign out ${stored.identity.name}`,
        repeatable: true,
        signal,
        secrets: [token],
        send: sdk => auth.oauth2.token.revoke({ payload: { token, client_id: stored.clientId } }, sdk),
      }),
    ),
  );
}
