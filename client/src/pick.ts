import * as vscode from 'vscode';
import type { Environment, Session } from '../../globus/src/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Language } from './language-client.ts';

/** Who acts: asks only when there is a choice. Throws CancellationError when nothing is chosen. */
export async function pickSession(
  accounts: Accounts,
  environment: Environment,
  title: string,
  kind?: Session['identity']['kind'],
): Promise<Session> {
  const sessions = (await accounts.list(environment)).filter(
    s => kind === undefined || s.identity.kind === kind,
  );
  const [only] = sessions;
  if (only && sessions.length === 1) return only;
  if (!only) {
    const signIn = 'Sign In';
    const chosen = await vscode.window.showInformationMessage(
      `Nobody is signed in to ${environment.label} yet.`,
      signIn,
    );
    if (chosen !== signIn) throw new vscode.CancellationError();
    await vscode.commands.executeCommand('globusFlows.signIn');
    return pickSession(accounts, environment, title, kind);
  }
  const items = sessions.map(session => ({ ...identityItem(session.identity), session }));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'Choose an account' });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.session;
}

export function identityItem(identity: Session['identity']): vscode.QuickPickItem {
  const icon = identity.kind === 'person' ? 'account' : 'server-process';
  return { label: `$(${icon}) ${identity.name}`, description: identity.username };
}

/** The definition that a command is about: its argument, else the active editor. */
export function definitionFor(argument: unknown, language: Language): vscode.Uri {
  if (argument instanceof vscode.Uri) return argument;
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri && language.kindOf(uri)?.kind === 'flow-definition') return uri;
  throw new Error('Open a flow definition first: a file named *.flow.json, or one with StartAt and States.');
}

/** Shows progress in a notification that can be cancelled. */
export function withProgress<Result>(
  title: string,
  task: (signal: AbortSignal) => Promise<Result>,
): Thenable<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    return task(abort.signal);
  });
}
