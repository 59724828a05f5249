import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Problem, Session } from '../../globus/src/index.ts';
import { refusal } from '../../project/src/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Environments } from './environments.ts';
import { UNTRUSTED } from './environments.ts';
import { type Action, Notices } from './notices.ts';
import { type Remedy, remediesFor } from './problem-remedy.ts';
import { withProgress } from './ui.ts';

/** What a failure is about. */
export interface Concern {
  session?: Session | undefined;
  /** The definition that the commands of a remedy are for. */
  definition?: vscode.Uri | undefined;
  /** Does again what failed, with the same answers. */
  retry?: (() => Promise<void>) | undefined;
}

const TITLES: Readonly<Record<Remedy, string>> = {
  'sign-in': l10n.t('Sign In'),
  'grant-consent': l10n.t('Grant Consent'),
  'add-service-account': l10n.t('Add Service Account…'),
  'assign-run-permission': l10n.t('Assign Run Permission…'),
  'check-access': l10n.t('Check Access…'),
  'start-sandbox': l10n.t('Start Sandbox'),
  'open-settings': l10n.t('Open Settings'),
  'show-problems': l10n.t('Show Problems'),
  'try-again': l10n.t('Try Again'),
};

/** The one place where a failure becomes a notification, with its remedy as a button. */
export class Problems extends Notices {
  readonly #accounts: Accounts;
  readonly #environments: Environments;

  constructor(accounts: Accounts, environments: Environments, log: vscode.LogOutputChannel) {
    super(log);
    this.#accounts = accounts;
    this.#environments = environments;
  }

  override show(error: unknown, concern: Concern = {}): void {
    const failure = this.failure(error);
    if (!failure) return;
    const { text, problem } = failure;
    const actions = problem ? this.remedies(problem, concern) : [];
    // A consent that is asked for is no failure.
    const asks = problem?.kind === 'consent' && actions.length > 0;
    this.offer(asks ? vscode.window.showWarningMessage : vscode.window.showErrorMessage, text, [
      ...actions,
      ...(asks ? [] : [this.showLog]),
    ]);
  }

  /** What can be done about a problem, the best first. */
  remedies(problem: Problem, concern: Concern): Action[] {
    if (problem.code === UNTRUSTED)
      return [{ title: l10n.t('Manage Workspace Trust'), apply: () => command('workbench.trust.manage') }];
    const { session, retry } = concern;
    return remediesFor(problem, {
      ...(session && { identity: session.identity.kind, environment: session.environment.id }),
      ...(!session && this.#environments.ownsSandbox && { environment: 'sandbox' }),
      ownSandbox: this.#environments.ownsSandbox,
      hasDefinition: concern.definition !== undefined,
      canRetry: retry !== undefined,
    }).map(remedy => ({ title: TITLES[remedy], apply: () => this.#apply(remedy, problem, concern) }));
  }

  async #apply(remedy: Remedy, problem: Problem, { session, definition, retry }: Concern): Promise<void> {
    switch (remedy) {
      case 'sign-in':
        if (session && session.identity.kind === 'person') await this.#signInAgain(problem, session);
        else await command('globusFlows.signIn');
        break;
      case 'grant-consent':
        if (session) await this.#signInAgain(problem, session);
        break;
      case 'add-service-account':
        await command('globusFlows.addServiceAccount');
        break;
      case 'start-sandbox':
        await command('globusFlows.startSandbox');
        break;
      case 'assign-run-permission':
        return command('globusFlows.assignRunPermission', definition, session?.identity.urn);
      case 'check-access':
        return command('globusFlows.checkAccess', definition);
      case 'open-settings':
        return command('workbench.action.openSettings', 'globusFlows.clientId');
      case 'show-problems':
        return command('workbench.actions.view.problems');
      case 'try-again':
        break;
    }
    if (!retry) return;
    try {
      await retry();
    } catch (error) {
      this.show(error, { session, definition, retry });
    }
  }

  async #signInAgain(problem: Problem, session: Session): Promise<void> {
    const { requiredScopes, authorizationParameters } = problem;
    const signedIn = await withProgress(l10n.t('Waiting for the browser…'), signal =>
      this.#accounts.signInPerson(session.environment, {
        extend: session,
        signal,
        ...(requiredScopes && { scopes: requiredScopes }),
        ...(authorizationParameters && { authorizationParameters }),
      }),
    );
    if (signedIn.identity.id === session.identity.id) return;
    throw refusal({
      operation: problem.operation,
      message: l10n.t('You signed in as {name}, but this is about {name2}.', {
        name: signedIn.identity.name,
        name2: session.identity.name,
      }),
      remedy: l10n.t('Try again, and sign in as {name} in the browser.', { name: session.identity.name }),
    });
  }
}

async function command(id: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(id, ...args.filter(argument => argument !== undefined));
}
