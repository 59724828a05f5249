import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Memory } from '../names/known-names.ts';
import { quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { rotateSecret } from './manage-accounts.ts';
import { type KeptSecret, SecretReminder } from './secret-reminder.ts';

/** Looks, at the start and whenever somebody signs in, for secrets that ought to be replaced. Asks no service. */
export function remindOfSecrets(workbench: Workbench, memory: Memory): vscode.Disposable {
  const { accounts, environments, problems } = workbench;
  const reminder = new SecretReminder(memory, async secret => {
    if (await rotates(secret)) await rotateSecret(workbench, secret.clientId);
  });
  const look = async (): Promise<void> => {
    const environment = await environments.running();
    if (environment) await reminder.look(environment, await accounts.secrets(environment));
  };
  const start = () => void look().catch(error => problems.show(error));
  start();
  return vscode.Disposable.from(accounts.onDidChange(start), environments.onDidChange(start));
}

async function rotates({ name }: KeptSecret): Promise<boolean> {
  const rotate = l10n.t('Rotate Secret…');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('The secret of {name} is more than a year old. Globus never makes it expire: replace it.', {
      name: quoted(name),
    }),
    rotate,
    l10n.t('Remind Me Later'),
  );
  return answer === rotate;
}
