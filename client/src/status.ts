import * as vscode from 'vscode';
import type { Accounts } from './accounts/accounts.ts';
import type { Environments } from './environments.ts';
import type { Language } from './language-client.ts';

/** Says in the status bar which Globus is used, and as whom, while a file of a flow is open. */
export function showIdentity(
  {
    environments,
    accounts,
    language,
  }: { environments: Environments; accounts: Accounts; language: Language },
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('globusFlows.identity', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Globus Flows';
  item.command = 'globusFlows.selectEnvironment';
  const update = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const kind = (uri && language.kindOf(uri)?.kind) ?? 'none';
    if (kind === 'none') return item.hide();
    const environment = await environments.running();
    const session = environment && (await accounts.active(environment));
    const who = session?.identity.name ?? (environment ? 'signed out' : '');
    item.text = `$(type-hierarchy-sub) ${[environments.shortLabel, who].filter(part => part !== '').join(' · ')}`;
    item.tooltip = `Globus Flows: ${environments.label}${who ? `, ${who}` : ''}. Click to change.`;
    item.show();
  };
  const show = () => void update().catch(error => log.warn(`The status bar is behind: ${String(error)}`));
  show();
  return vscode.Disposable.from(
    item,
    environments.onDidChange(show),
    accounts.onDidChange(show),
    language.onDidChangeKinds(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
}
