import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type DocumentKindParams, PROVIDER_SNAPSHOT } from '../../language/src/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import { kindWords } from './document-kind.ts';
import type { Environments } from './environments.ts';
import { FLOW_SELECTOR } from './first-flow.ts';
import type { Language } from './language-client.ts';

/**
 * Says in the status bar, while a file of a flow is open, which Globus is used, and as whom. Its tooltip says the rest:
 * what the file is taken for, and how old what is known of action providers is.
 */
export function showStatus(
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
  const identity = vscode.languages.createLanguageStatusItem('globusFlows.session', []);
  identity.name = 'Globus Flows: Identity';
  const snapshot = vscode.languages.createLanguageStatusItem('globusFlows.providers', []);
  snapshot.name = 'Globus Flows: Action Providers';
  snapshot.text = providerWords();
  snapshot.detail = l10n.t('their parameters and results');

  const update = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const known = uri && language.kindOf(uri);
    const selector = isOurs(known) ? [...FLOW_SELECTOR] : [];
    identity.selector = selector;
    snapshot.selector = selector;
    if (!isOurs(known)) return item.hide();
    const environment = await environments.running();
    const session = environment && (await accounts.active(environment));
    const who = session?.identity.name ?? (environment ? l10n.t('signed out') : '');
    const where = [environments.shortLabel, who].filter(part => part !== '').join(' · ');
    item.text = `$(type-hierarchy-sub) ${where}`;
    item.tooltip = tooltip([
      kindWords(known),
      [environments.label, who].filter(part => part !== '').join(', '),
      providerWords(),
      l10n.t('Click to change where flows run.'),
    ]);
    item.show();
    identity.text = where;
    identity.command = session
      ? { title: l10n.t('Select Environment…'), command: 'globusFlows.selectEnvironment' }
      : { title: l10n.t('Sign In…'), command: 'globusFlows.signIn' };
  };
  const show = () => void update().catch(error => log.warn(`The status bar is behind: ${String(error)}`));
  show();
  return vscode.Disposable.from(
    item,
    identity,
    snapshot,
    environments.onDidChange(show),
    accounts.onDidChange(show),
    language.onDidChangeKinds(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
}

function isOurs(known: DocumentKindParams | undefined): known is DocumentKindParams {
  return known !== undefined && known.kind !== 'none';
}

function providerWords(): string {
  const month = new Date(`${PROVIDER_SNAPSHOT}-01T00:00:00Z`);
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return l10n.t('Action providers as of {month}', {
    month: month.toLocaleDateString(vscode.env.language, options),
  });
}

function tooltip(lines: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const [index, line] of lines.entries()) text.appendMarkdown(index > 0 ? '  \n' : '').appendText(line);
  return text;
}
