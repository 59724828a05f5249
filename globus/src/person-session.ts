import { abortable } from './abortable.ts';
import type { Caller } from './call.ts';
import { type Environment, environmentOf } from './environment.ts';
import { fail } from './problem-words.ts';
import { refreshedToken } from './refresh.ts';
import { covers } from './scopes.ts';
import { isFresh } from './token-response.ts';
import type { Session, StoredSession, StoredToken } from './tokens.ts';
import { defaultSettings, type TransportSettings } from './transport.ts';

/**
 * A person's session: hands out its tokens and refreshes them when they expire; those who ask at the
 * same time share one request. `onChange` gets the session whenever its tokens changed, to be stored,
 * before the new token is handed out. A scope that is not held is a Problem of kind "consent" with
 * `requiredScopes`. `environment` is given when the sandbox has moved to another address.
 */
export function personSession(
  stored: StoredSession,
  onChange: (session: StoredSession) => Promise<void>,
  environment: Environment = environmentOf(stored.environment),
  settings: Partial<TransportSettings> = {},
): Session {
  const { identity, clientId } = stored;
  const caller: Caller = {
    environment,
    tokens: { token: () => Promise.resolve(''), identity }, // names the person in messages
    settings: { ...defaultSettings, ...settings },
  };
  const operation = `use the sign-in of ${identity.name}`;
  const refused = new Set<string>();
  const asked = new Map<string, Promise<StoredToken>>();
  let session = stored;
  let saved: Promise<void> = Promise.resolve();

  const save = (changed: StoredSession): Promise<void> => {
    session = changed;
    // In order, and after a failure too: the next one saves everything anyway.
    saved = saved.catch(() => {}).then(() => onChange(session));
    return saved;
  };

  const refresh = async (server: string, token: StoredToken): Promise<StoredToken> => {
    if (!token.refreshToken) {
      fail({
        kind: 'sign-in',
        operation,
        why: `the sign-in of ${identity.name} has expired`,
        remedy: 'Sign in again.',
      });
    }
    const fresh = await refreshedToken(caller, clientId, token.refreshToken, operation);
    refused.delete(token.accessToken);
    await save({ ...session, tokens: { ...session.tokens, [server]: fresh } });
    return fresh;
  };

  return {
    environment,
    identity,
    async token(scopes, signal) {
      const held = Object.entries(session.tokens).find(([, token]) =>
        scopes.every(scope => covers(token.scopes, scope)),
      );
      if (!held) {
        fail({
          kind: 'consent',
          operation,
          why: `${identity.name} has not yet agreed to this`,
          remedy: 'Grant the consent, then try again.',
          requiredScopes: [...scopes],
        });
      }
      const [server, token] = held;
      if (isFresh(token, Date.now()) && !refused.has(token.accessToken)) return token.accessToken;
      let pending = asked.get(server);
      if (!pending) {
        pending = refresh(server, token).finally(() => asked.delete(server));
        asked.set(server, pending);
      }
      return (await abortable(pending, operation, signal)).accessToken;
    },
    refused: token => void refused.add(token),
  };
}
