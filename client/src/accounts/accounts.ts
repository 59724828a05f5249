import * as vscode from 'vscode';
import {
  type AuthorizationParameters,
  accountId,
  type Environment,
  environmentKey,
  type Globus,
  globus,
  type Session,
  type StoredAccount,
  signInScopes,
  signInServiceAccount,
  signOutPerson,
  withAccount,
  withoutAccount,
} from '../../../globus/src/index.ts';
import { inBrowser } from './browser.ts';
import { LiveSession } from './live-session.ts';
import { ACCOUNTS_SECRET, Vault } from './vault.ts';

/** How a person signs in; the tests open the address themselves. */
export interface PersonSignIn {
  open?(url: string): Promise<void>;
  /** Beyond what signing in always asks for: a flow's own scope, for instance. */
  scopes?: readonly string[];
  authorizationParameters?: AuthorizationParameters;
  /** The session to extend. */
  extend?: Session;
  signal?: AbortSignal;
}

/** The people and service accounts that are signed in, in secret storage and nowhere else. */
export class Accounts implements vscode.Disposable {
  readonly #vault: Vault;
  readonly #memory: vscode.Memento;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #sessions = new Map<string, LiveSession>();
  readonly #subscription: vscode.Disposable;
  /** Whom this window knows of, to tell a new account from a refreshed token. */
  #known = '';
  readonly onDidChange = this.#changed.event;

  /** @param memory remembers which account acts, by its id */
  constructor(secrets: vscode.SecretStorage, memory: vscode.Memento, log: vscode.LogOutputChannel) {
    this.#vault = new Vault(secrets);
    this.#memory = memory;
    this.#log = log;
    // Another window, too, may have signed somebody in or out.
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key === ACCOUNTS_SECRET) void this.#refresh();
    });
  }

  /** The sessions of an environment, people first. */
  async list(environment: Environment): Promise<Session[]> {
    const key = environmentKey(environment);
    const sessions = (await this.#vault.read())
      .filter(account => account.environment === key)
      .map(account => this.#session(environment, account));
    const rank = ({ identity }: Session) => Number(identity.kind === 'service-account');
    return sessions.sort((a, b) => rank(a) - rank(b));
  }

  /** Who acts, unless something else is chosen: who was made active last, else the first person. */
  async active(environment: Environment): Promise<Session | undefined> {
    const sessions = await this.list(environment);
    const id = this.#memory.get<string>(activeKey(environment));
    return sessions.find(session => session.identity.id === id) ?? sessions[0];
  }

  async activate(session: Session): Promise<void> {
    await this.#memory.update(activeKey(session.environment), session.identity.id);
    this.#changed.fire();
  }

  globus(session: Session): Globus {
    return globus(session.environment, session);
  }

  async signInPerson(environment: Environment, options: PersonSignIn = {}): Promise<Session> {
    const { extend, scopes = [] } = options;
    const stored = extend && (await this.#stored(environment, extend.identity.id));
    const session = await inBrowser(environment, {
      ...options,
      scopes: [...signInScopes, ...scopes],
      ...(stored?.kind === 'person' && { previous: stored.session }),
    });
    const account = { kind: 'person', environment: environmentKey(environment), session } as const;
    return this.#add(environment, account);
  }

  /**
   * Tries the credentials before they are kept.
   * @param secretId of a secret that was made here, so that it can be replaced later
   */
  async addServiceAccount(
    environment: Environment,
    clientId: string,
    clientSecret: string,
    { signal, secretId }: { signal?: AbortSignal; secretId?: string } = {},
  ): Promise<Session> {
    const { identity } = await signInServiceAccount(environment, clientId, clientSecret, signal);
    return this.#add(environment, {
      kind: 'service-account',
      environment: environmentKey(environment),
      clientId: identity.id,
      clientSecret: clientSecret.trim(),
      name: identity.name,
      secretSince: new Date().toISOString(),
      ...(secretId !== undefined && { secretId }),
    });
  }

  /** Which secret of a service account is kept here, where it was made here. */
  async secretIdOf(environment: Environment, clientId: string): Promise<string | undefined> {
    const account = await this.#stored(environment, clientId);
    return account?.kind === 'service-account' ? account.secretId : undefined;
  }

  /** The service accounts whose secrets are kept here, and since when each secret is known; "" where that is not. */
  async secrets(environment: Environment): Promise<{ clientId: string; name: string; created: string }[]> {
    const key = environmentKey(environment);
    return (await this.#vault.read()).flatMap(account =>
      account.kind === 'service-account' && account.environment === key
        ? [{ clientId: account.clientId, name: account.name, created: account.secretSince ?? '' }]
        : [],
    );
  }

  /** Forgets an account, and makes a person's tokens invalid at the service as well. */
  async remove(session: Session): Promise<void> {
    const key = environmentKey(session.environment);
    const stored = await this.#stored(session.environment, session.identity.id);
    await this.#vault.change(accounts => withoutAccount(accounts, key, session.identity.id));
    this.#sessions.delete(`${key} ${session.identity.id}`);
    await this.#refresh();
    if (stored?.kind !== 'person') return;
    try {
      await signOutPerson(stored.session, undefined, session.environment);
    } catch (error) {
      // They are forgotten here either way, and expire at the service.
      this.#log.warn(`The tokens could not be revoked: ${String(error)}`);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #add(environment: Environment, account: StoredAccount): Promise<Session> {
    await this.#vault.change(accounts => withAccount(accounts, account));
    const session = this.#session(environment, account);
    if (account.kind === 'person') await this.#memory.update(activeKey(environment), accountId(account));
    await this.#refresh();
    return session;
  }

  /** The same session for an account as long as the window lives, so that whoever holds it sees its new tokens. */
  #session(environment: Environment, account: StoredAccount): LiveSession {
    const key = `${account.environment} ${accountId(account)}`;
    const keep = (session: Extract<StoredAccount, { kind: 'person' }>['session']) =>
      this.#vault.change(accounts => {
        const { environment: at } = account;
        const signedIn = accounts.some(a => a.environment === at && accountId(a) === accountId(account));
        return signedIn ? withAccount(accounts, { kind: 'person', environment: at, session }) : accounts;
      });
    const live = this.#sessions.get(key) ?? new LiveSession(environment, keep);
    this.#sessions.set(key, live);
    live.update(account);
    return live;
  }

  async #stored(environment: Environment, id: string): Promise<StoredAccount | undefined> {
    const key = environmentKey(environment);
    return (await this.#vault.read()).find(a => a.environment === key && accountId(a) === id);
  }

  /** Tells about accounts that came or went. */
  async #refresh(): Promise<void> {
    const accounts = await this.#vault.read();
    const known = accounts.map(account => `${account.environment} ${accountId(account)}`).join('\n');
    if (known === this.#known) return;
    this.#known = known;
    this.#changed.fire();
  }
}

function activeKey(environment: Environment): string {
  return `globusFlows.active ${environmentKey(environment)}`;
}
