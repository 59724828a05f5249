import * as vscode from 'vscode';
import type { Session } from '../../../globus/src/index.ts';
import type { Environments } from '../environments.ts';
import type { Accounts } from './accounts.ts';

export const AUTHENTICATION_PROVIDER = 'globus';

/** Globus in VS Code's accounts menu. The tokens it hands out are fetched anew each time. */
export class GlobusAuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #accounts: Accounts;
  readonly #environments: Environments;
  readonly #changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeSessions = this.#changed.event;

  constructor(accounts: Accounts, environments: Environments) {
    this.#accounts = accounts;
    this.#environments = environments;
    this.#subscription = accounts.onDidChange(() =>
      this.#changed.fire({ added: [], removed: [], changed: [] }),
    );
  }

  async getSessions(scopes?: readonly string[]): Promise<vscode.AuthenticationSession[]> {
    // Whoever only asks who is signed in (the accounts menu) must not start a sandbox.
    if (!scopes || scopes.length === 0) return [];
    const sessions = await this.#accounts.list(await this.#environments.current());
    return Promise.all(sessions.map(session => toSession(session, scopes)));
  }

  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const session = await this.#accounts.signInPerson(await this.#environments.current(), { scopes });
    return toSession(session, scopes);
  }

  async removeSession(id: string): Promise<void> {
    const sessions = await this.#accounts.list(await this.#environments.current());
    const session = sessions.find(s => s.identity.id === id);
    if (session) await this.#accounts.remove(session);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

async function toSession(session: Session, scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
  const { id, name, username } = session.identity;
  return {
    id,
    accessToken: await session.token(scopes),
    account: { id, label: `${name} (${username})` },
    scopes,
  };
}
