import type { Environment } from './environment.ts';
import type { Session } from './tokens.ts';
import type { TransportSettings } from './transport.ts';

/** A service account's session by client credentials, unchecked: the first request shows whether they are right. */
export function serviceAccount(
  _environment: Environment,
  _clientId: string,
  _clientSecret: string,
  _settings?: Partial<TransportSettings>,
): Session {
  throw new Error('under construction');
}

/** The same, once the credentials have been tried and the account's name is known. */
export async function signInServiceAccount(
  _environment: Environment,
  _clientId: string,
  _clientSecret: string,
  _signal?: AbortSignal,
  _settings?: Partial<TransportSettings>,
): Promise<Session> {
  throw new Error('under construction');
}
