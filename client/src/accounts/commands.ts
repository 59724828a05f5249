import * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';
import { pickSession, withProgress } from '../pick.ts';
import { sandboxDirectory } from '../sandbox-directory.ts';
import type { Workbench } from '../workbench.ts';

/** Asks who signs in. In the sandbox the demo people are one click away. */
export async function signIn({ environments, accounts }: Workbench): Promise<void> {
  const environment = await environments.current();
  const session = await withProgress(`Signing in to ${environment.label}…`, async signal => {
    if (environment.id === 'production') return accounts.signInPerson(environment, { signal });
    const person = await pickPerson(environment);
    return accounts.signInPerson(environment, {
      signal,
      ...(person && { open: url => followLink(url, person) }),
    });
  });
  void vscode.window.showInformationMessage(`Signed in as ${session.identity.name}.`);
}

/** Asks for a service account's credentials, which are tried before they are kept. */
export async function addServiceAccount({ environments, accounts }: Workbench): Promise<void> {
  const environment = await environments.current();
  const credentials = (await pickDemoAccount(environment)) ?? (await typeCredentials());
  const session = await withProgress('Trying the credentials…', signal =>
    accounts.addServiceAccount(environment, credentials.clientId, credentials.clientSecret, signal),
  );
  void vscode.window.showInformationMessage(`Added the service account ${session.identity.name}.`);
}

export async function signOut({ environments, accounts }: Workbench): Promise<void> {
  const session = await pickSession(accounts, await environments.current(), 'Sign out');
  await accounts.remove(session);
  void vscode.window.showInformationMessage(`${session.identity.name} is signed out.`);
}

/** The id of a demo person; undefined to choose in the browser. */
async function pickPerson(environment: Environment): Promise<string | undefined> {
  const { people } = await sandboxDirectory(environment);
  const items = [
    ...people.map(p => ({ label: `$(account) ${p.name}`, description: p.username, id: p.id })),
    { label: '$(globe) Choose in the browser', description: 'as with the real services', id: undefined },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: `Sign in to ${environment.label}` });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.id;
}

/** Follows the link that the sandbox's sign-in page offers for a person. */
async function followLink(url: string, person: string): Promise<void> {
  const response = await fetch(`${url}&sandbox_identity=${encodeURIComponent(person)}`);
  if (!response.ok) throw new Error(`The sandbox did not sign in (HTTP ${response.status}).`);
}

interface Credentials {
  clientId: string;
  clientSecret: string;
}

async function pickDemoAccount(environment: Environment): Promise<Credentials | undefined> {
  if (environment.id === 'production') return undefined;
  const { serviceAccounts } = await sandboxDirectory(environment);
  const items = [
    ...serviceAccounts.map(account => ({
      label: `$(server-process) ${account.name}`,
      description: account.clientId,
      account,
    })),
    { label: '$(edit) Enter a client id and secret', description: '', account: undefined },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: `Add a service account of ${environment.label}`,
  });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.account;
}

async function typeCredentials(): Promise<Credentials> {
  const title = 'Add a service account';
  const clientId = await vscode.window.showInputBox({
    title,
    prompt: 'Its client id (a UUID)',
    ignoreFocusOut: true,
    validateInput: text =>
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim()) ? undefined : 'A UUID.',
  });
  const clientSecret =
    clientId &&
    (await vscode.window.showInputBox({ title, prompt: 'Its secret', password: true, ignoreFocusOut: true }));
  if (!clientId || !clientSecret) throw new vscode.CancellationError();
  return { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
}
