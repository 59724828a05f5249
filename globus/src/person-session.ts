import type { Environment } from './environment.ts';
import type { Session, StoredSession } from './tokens.ts';
import type { TransportSettings } from './transport.ts';

/**
 * A person's session: hands out its tokens and refreshes them when they expire. `onChange` gets the
 * session whenever its tokens changed, to be stored. A scope that is not held is a Problem of kind
 * "consent" with `requiredScopes`.
 */
export function personSession(
  _stored: StoredSession,
  _onChange: (session: StoredSession) => Promise<void>,
  _environment?: Environment,
  _settings?: Partial<TransportSettings>,
): Session {
  throw new Error('under construction');
}
