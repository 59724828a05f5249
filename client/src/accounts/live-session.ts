import {
  accountId,
  type Environment,
  type Identity,
  personSession,
  type Session,
  type StoredAccount,
  type StoredSession,
  serviceAccount,
} from '../../../globus/src/index.ts';

/**
 * An account's session that stays the same object while what is stored for it changes: after a consent was
 * granted, those who hold it can use the new tokens.
 */
export class LiveSession implements Session {
  readonly environment: Environment;
  readonly #keep: (session: StoredSession) => Promise<void>;
  #stored = '';
  #session: Session | undefined;

  /** @param keep stores a person's refreshed tokens */
  constructor(environment: Environment, keep: (session: StoredSession) => Promise<void>) {
    this.environment = environment;
    this.#keep = keep;
  }

  get identity(): Identity {
    return this.#current.identity;
  }

  token(scopes: readonly string[], signal?: AbortSignal): Promise<string> {
    return this.#current.token(scopes, signal);
  }

  refused(token: string): void {
    this.#current.refused?.(token);
  }

  /** Takes over what is stored now, unless it is what is in use. */
  update(account: StoredAccount): void {
    const stored = JSON.stringify(account);
    if (stored === this.#stored) return;
    this.#stored = stored;
    this.#session = account.kind === 'person' ? this.#person(account) : this.#service(account);
  }

  #person(account: Extract<StoredAccount, { kind: 'person' }>): Session {
    const keep = (session: StoredSession) => {
      this.#stored = JSON.stringify({ ...account, session }); // this very session goes on with them
      return this.#keep(session);
    };
    return personSession(account.session, keep, this.environment);
  }

  #service(account: Extract<StoredAccount, { kind: 'service-account' }>): Session {
    const session = serviceAccount(this.environment, accountId(account), account.clientSecret);
    return {
      environment: session.environment,
      identity: { ...session.identity, name: account.name },
      token: (scopes, signal) => session.token(scopes, signal),
      refused: token => session.refused?.(token),
    };
  }

  get #current(): Session {
    if (this.#session) return this.#session;
    throw new Error('A session is used before it was given an account.');
  }
}
