import * as vscode from 'vscode';
import { problemOf, type Session } from '../../../globus/src/index.ts';
import type { Environments } from '../environments.ts';
import type { Accounts } from './accounts.ts';

export const AUTHENTICATION_PROVIDER = 'globus';

type SessionsChange = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

/** Globus in VS Code's accounts menu, and for other extensions that the user allows. */
export class GlobusAuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #accounts: Accounts;
  readonly #environments: Environments;
  readonly #changed = new vscode.EventEmitter<SessionsChange>();
  readonly #subscription: vscode.Disposable;
  #listed: vscode.AuthenticationSession[] = [];
  readonly onDidChangeSessions = this.#changed.event;

  constructor(accounts: Accounts, environments: Environments) {
    this.#accounts = accounts;
    this.#environments = environments;
    const tell = () => void this.#tellChange();
    this.#subscription = vscode.Disposable.from(accounts.onDidChange(tell), environments.onDidChange(tell));
  }

  /**
   * The accounts of the present environment. Who only asks who is signed in (the accounts menu) gets no tokens;
   * who asks for scopes gets the accounts that have agreed to them.
   */
  async getSessions(
    scopes?: readonly string[],
    options?: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const environment = await this.#environments.running(); // nobody's question starts a sandbox
    const sessions = environment ? await this.#accounts.list(environment) : [];
    const wanted = sessions.filter(({ identity }) => !options?.account || options.account.id === identity.id);
    if (!scopes || scopes.length === 0) return wanted.map(session => describe(session, [], ''));
    const withTokens = await Promise.all(wanted.map(session => withToken(session, scopes)));
    return withTokens.filter(session => session !== undefined);
  }

  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const session = await this.#accounts.signInPerson(await this.#environments.current(), { scopes });
    return describe(session, scopes, scopes.length > 0 ? await session.token(scopes) : '');
  }

  async removeSession(id: string): Promise<void> {
    const sessions = await this.#accounts.list(await this.#environments.current());
    const session = sessions.find(({ identity }) => identity.id === id);
    if (session) await this.#accounts.remove(session);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #tellChange(): Promise<void> {
    const before = this.#listed;
    const now = await this.getSessions();
    this.#listed = now;
    const without = (of: typeof now, other: typeof now) =>
      of.filter(one => !other.some(({ id }) => id === one.id));
    const change = { added: without(now, before), removed: without(before, now), changed: [] };
    if (change.added.length + change.removed.length > 0) this.#changed.fire(change);
  }
}

/** Undefined for an account that has not agreed to these scopes. */
async function withToken(
  session: Session,
  scopes: readonly string[],
): Promise<vscode.AuthenticationSession | undefined> {
  try {
    return describe(session, scopes, await session.token(scopes));
  } catch (error) {
    const kind = problemOf(error)?.kind;
    if (kind === 'consent' || kind === 'sign-in') return undefined;
    throw error;
  }
}

function describe(
  { identity: { id, name, username } }: Session,
  scopes: readonly string[],
  accessToken: string,
): vscode.AuthenticationSession {
  const label = name === username ? name : `${name} (${username})`;
  return { id, accessToken, account: { id, label }, scopes };
}
