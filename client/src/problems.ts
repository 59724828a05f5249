import * as vscode from 'vscode';
import { GlobusError, type Problem, type Session } from '../../globus/src/index.ts';
import type { Accounts } from './accounts/accounts.ts';

/** The one place where a failure becomes a notification, with its remedy as a button. */
export class Problems {
  readonly #accounts: Accounts;
  readonly #log: vscode.LogOutputChannel;

  constructor(accounts: Accounts, log: vscode.LogOutputChannel) {
    this.#accounts = accounts;
    this.#log = log;
  }

  /** Shows what went wrong. `retry` is offered after the remedy has been applied. */
  async show(error: unknown, session?: Session, retry?: () => Promise<void>): Promise<void> {
    if (error instanceof vscode.CancellationError) return;
    const problem = error instanceof GlobusError ? error.problem : undefined;
    if (problem?.kind === 'cancelled') return;
    const text = problem ? sentence(problem) : error instanceof Error ? error.message : String(error);
    this.#log.error(text);
    const remedy = problem && this.#remedy(problem, session, retry);
    const showLog = 'Show Log';
    const chosen = await vscode.window.showErrorMessage(text, ...(remedy ? [remedy.title] : []), showLog);
    if (chosen === showLog) this.#log.show();
    else if (chosen !== undefined && remedy) await remedy.apply();
  }

  #remedy(problem: Problem, session: Session | undefined, retry: (() => Promise<void>) | undefined) {
    const again = async () => {
      if (retry) await retry();
    };
    switch (problem.kind) {
      case 'sign-in':
      case 'consent': {
        if (session?.identity.kind !== 'person')
          return { title: 'Sign In', apply: () => run('globusFlows.signIn') };
        const title = problem.kind === 'consent' ? 'Grant Consent' : 'Sign In Again';
        return { title, apply: () => this.#signInAgain(problem, session).then(again) };
      }
      case 'forbidden':
        return { title: 'Assign Run Permission…', apply: () => run('globusFlows.assignRunPermission') };
      case 'network':
      case 'service':
      case 'limit':
        return retry && { title: 'Try Again', apply: again };
      case 'invalid':
        return { title: 'Show Problems', apply: () => run('workbench.actions.view.problems') };
      default:
        return undefined;
    }
  }

  async #signInAgain(problem: Problem, session: Session): Promise<void> {
    await this.#accounts.signInPerson(session.environment, {
      extend: session,
      ...(problem.requiredScopes && { scopes: problem.requiredScopes }),
      ...(problem.authorizationParameters && { authorizationParameters: problem.authorizationParameters }),
    });
  }
}

/** What went wrong and what to do, as one text for a notification. */
export function sentence(problem: Problem): string {
  return `Could not ${problem.operation}. ${problem.message} ${problem.remedy}`.trim();
}

async function run(command: string): Promise<void> {
  await vscode.commands.executeCommand(command);
}
