import * as vscode from 'vscode';
import {
  type AuthorizationParameters,
  type Environment,
  environmentKey,
  type Globus,
  globus,
  personSession,
  type Session,
  serviceAccount,
  signInPerson,
  signInScopes,
  signInServiceAccount,
} from '../../../globus/src/index.ts';
import { sandboxDirectory } from '../sandbox-directory.ts';
import { settings } from '../settings.ts';
import {
  accountId,
  readAccounts,
  type StoredAccount,
  withAccount,
  withoutAccount,
} from './stored-account.ts';

const SECRET = 'globusFlows.accounts';

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
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #sessions = new Map<string, Session>();
  #writing: Promise<void> = Promise.resolve();
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The sessions of an environment, people first. */
  async list(environment: Environment): Promise<Session[]> {
    const stored = readAccounts(await this.#secrets.get(SECRET));
    return stored
      .filter(a => a.environment === environmentKey(environment))
      .map(a => this.#session(environment, a))
      .sort(
        (a, b) =>
          Number(a.identity.kind === 'service-account') - Number(b.identity.kind === 'service-account'),
      );
  }

  globus(session: Session): Globus {
    return globus(session.environment, session);
  }

  async signInPerson(environment: Environment, options: PersonSignIn = {}): Promise<Session> {
    const remote = vscode.env.uiKind === vscode.UIKind.Web && !options.open;
    const previous = options.extend && (await this.#stored(environment, options.extend.identity.id));
    const session = await signInPerson({
      environment,
      clientId: await this.#clientId(environment, options.signal),
      scopes: [...signInScopes, ...(options.scopes ?? [])],
      open: options.open ?? openInBrowser,
      // A browser elsewhere cannot reach a port of this machine: it shows the code to be copied.
      redirect: remote && environment.id === 'production' ? 'paste' : 'loopback',
      pasteCode: async () =>
        vscode.window.showInputBox({
          title: 'Globus Flows: Sign In',
          prompt: 'Paste the code that the browser shows.',
          ignoreFocusOut: true,
        }),
      ...(previous?.kind === 'person' && { previous: previous.session }),
      ...(options.authorizationParameters && { authorizationParameters: options.authorizationParameters }),
      ...(options.signal && { signal: options.signal }),
    });
    return this.#add(environment, { kind: 'person', environment: environmentKey(environment), session });
  }

  /** Tries the credentials before they are kept. */
  async addServiceAccount(
    environment: Environment,
    clientId: string,
    clientSecret: string,
    signal?: AbortSignal,
  ): Promise<Session> {
    const { identity } = await signInServiceAccount(environment, clientId, clientSecret, signal);
    const key = environmentKey(environment);
    return this.#add(environment, {
      kind: 'service-account',
      environment: key,
      clientId,
      clientSecret,
      name: identity.name,
    });
  }

  async remove(session: Session): Promise<void> {
    const key = environmentKey(session.environment);
    await this.#update(accounts => withoutAccount(accounts, key, session.identity.id));
    this.#sessions.delete(`${key} ${session.identity.id}`);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #add(environment: Environment, account: StoredAccount): Promise<Session> {
    await this.#update(accounts => withAccount(accounts, account));
    this.#sessions.delete(`${account.environment} ${accountId(account)}`);
    this.#changed.fire();
    return this.#session(environment, account);
  }

  #session(environment: Environment, account: StoredAccount): Session {
    const key = `${account.environment} ${accountId(account)}`;
    const known = this.#sessions.get(key);
    if (known) return known;
    const session =
      account.kind === 'person' ? this.#person(environment, account) : named(environment, account);
    this.#sessions.set(key, session);
    return session;
  }

  #person(environment: Environment, account: Extract<StoredAccount, { kind: 'person' }>): Session {
    const keep = (session: typeof account.session) =>
      this.#update(accounts => withAccount(accounts, { ...account, session }));
    return personSession(account.session, keep, environment);
  }

  async #stored(environment: Environment, id: string): Promise<StoredAccount | undefined> {
    const key = environmentKey(environment);
    return readAccounts(await this.#secrets.get(SECRET)).find(
      a => a.environment === key && accountId(a) === id,
    );
  }

  /** One change after the other: two refreshed tokens must not overwrite each other. */
  #update(change: (accounts: StoredAccount[]) => StoredAccount[]): Promise<void> {
    const written = this.#writing.then(async () => {
      const accounts = readAccounts(await this.#secrets.get(SECRET));
      await this.#secrets.store(SECRET, JSON.stringify(change(accounts)));
    });
    this.#writing = written.catch(() => undefined); // the caller is told; the next change still gets its turn
    return written;
  }

  async #clientId(environment: Environment, signal?: AbortSignal): Promise<string> {
    if (environment.id === 'sandbox') return (await sandboxDirectory(environment, signal)).nativeClientId;
    if (settings.clientId) return settings.clientId;
    throw new Error(
      'To sign in to Globus, the setting “Globus Flows: Client Id” must name a native app. Register one at app.globus.org, Settings, Developers (“thick client”), and enter its client id.',
    );
  }
}

function named(
  environment: Environment,
  account: Extract<StoredAccount, { kind: 'service-account' }>,
): Session {
  const session = serviceAccount(environment, account.clientId, account.clientSecret);
  return {
    ...session,
    identity: { ...session.identity, name: account.name },
    token: session.token.bind(session),
  };
}

async function openInBrowser(url: string): Promise<void> {
  const opened = await vscode.env.openExternal(vscode.Uri.parse(url));
  if (!opened) await vscode.env.clipboard.writeText(url);
}
