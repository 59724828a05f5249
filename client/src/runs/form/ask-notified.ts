import * as vscode from 'vscode';
import type { NotifiedStatus } from '../../../../globus/src/index.ts';
import { NOTIFIED } from '../../../../project/src/index.ts';

const ALL: readonly NotifiedStatus[] = ['INACTIVE', 'FAILED', 'SUCCEEDED'];

/** Asks when the owner of a run gets a mail. Throws CancellationError when that is left. */
export async function askNotified(present: readonly NotifiedStatus[]): Promise<NotifiedStatus[]> {
  const chosen = await vscode.window.showQuickPick(
    ALL.map(status => ({ label: `When ${NOTIFIED[status]}`, picked: present.includes(status), status })),
    {
      canPickMany: true,
      ignoreFocusOut: true,
      title: 'When whoever runs it gets a mail',
      placeHolder: 'Globus sends it to the address of their account; a service account has none',
    },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.map(({ status }) => status);
}
