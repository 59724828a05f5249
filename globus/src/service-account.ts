import { abortable } from './abortable.ts';
import { type Caller, call, expected } from './call.ts';
import type { Environment } from './environment.ts';
import { globus } from './globus.ts';
import { serviceAccountIdentity } from './identity.ts';
import { clientCredentials } from './sdk-gaps.ts';
import { isFresh, parseTokens, type Tokens } from './token-response.ts';
import type { Identity, Session, StoredToken } from './tokens.ts';
import { defaultSettings, type TransportSettings } from './transport.ts';

/** A secret, or what gives it whenever a token is asked for: it may have been replaced meanwhile. */
type Secret = string | (() => Promise<string>);

/**
 * A service account's session by client credentials, unchecked: the first request shows whether they
 * are right. Tokens are kept in memory for each set of scopes; those who ask at the same time share
 * one request.
 */
export function serviceAccount(
  environment: Environment,
  clientId: string,
  clientSecret: Secret,
  settings: Partial<TransportSettings> = {},
): Session {
  return sessionOf(environment, serviceAccountIdentity(clientId.trim()), clientSecret, settings);
}

/** The same, once the credentials have been tried and the account's name is known. */
export async function signInServiceAccount(
  environment: Environment,
  clientId: string,
  clientSecret: string,
  signal?: AbortSignal,
  settings: Partial<TransportSettings> = {},
): Promise<Session> {
  const unchecked = serviceAccount(environment, clientId, clientSecret, settings);
  const { id } = unchecked.identity;
  const [found] = await globus(environment, unchecked, settings).identities.byIds([id], signal);
  return sessionOf(environment, serviceAccountIdentity(id, found?.name), clientSecret, settings);
}

function sessionOf(
  environment: Environment,
  identity: Identity,
  given: Secret,
  settings: Partial<TransportSettings>,
): Session {
  const caller: Caller = { environment, settings: { ...defaultSettings, ...settings } };
  const held = new Map<string, StoredToken>();
  const asked = new Map<string, Promise<StoredToken>>();
  const operation = `sign in as ${identity.name}`;

  const request = async (scopes: readonly string[]): Promise<StoredToken> => {
    const secret = (typeof given === 'string' ? given : await given()).trim();
    const answer = await call(caller, {
      service: 'auth',
      operation,
      repeatable: true,
      secrets: [secret],
      send: options => clientCredentials(identity.id, secret, scopes, options),
    });
    const tokens = expected(caller, { service: 'auth', operation }, parseTokens(answer, Date.now()));
    return expected(caller, { service: 'auth', operation }, tokenOf(tokens));
  };

  return {
    environment,
    identity,
    async token(scopes, signal) {
      const key = [...scopes].sort().join(' ');
      const known = held.get(key);
      if (known && isFresh(known, Date.now())) return known.accessToken;
      let pending = asked.get(key);
      if (!pending) {
        pending = request(scopes).finally(() => asked.delete(key));
        asked.set(key, pending);
        // Kept by the request itself, so that it is not lost when all who wait give up.
        pending.then(
          token => held.set(key, token),
          () => {},
        );
      }
      return (await abortable(pending, operation, signal)).accessToken;
    },
    refused(token) {
      for (const [key, { accessToken }] of held) if (accessToken === token) held.delete(key);
    },
  };
}

/** All scopes asked for at once are of one resource server, so there is one token. */
function tokenOf(tokens: Tokens): StoredToken | undefined {
  return Object.values(tokens)[0];
}
