import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { NotifiedStatus } from '../../../../globus/src/index.ts';
import { NOTIFIED } from '../../../../project/src/index.ts';

const ALL: readonly NotifiedStatus[] = ['INACTIVE', 'FAILED', 'SUCCEEDED'];

/** Asks when the owner of a run gets a mail. Throws CancellationError when that is left. */
export async function askNotified(present: readonly NotifiedStatus[]): Promise<NotifiedStatus[]> {
  const chosen = await vscode.window.showQuickPick(
    ALL.map(status => ({
      label: l10n.t('When {value}', { value: NOTIFIED[status] }),
      picked: present.includes(status),
      status,
    })),
    {
      canPickMany: true,
      ignoreFocusOut: true,
      title: l10n.t('When whoever runs it gets a mail'),
      placeHolder: l10n.t('Globus sends it to the address of their account; a service account has none'),
    },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.map(({ status }) => status);
}
