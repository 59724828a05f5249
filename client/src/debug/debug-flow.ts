import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DEBUG_TYPE } from './configuration.ts';

/** Debugs a flow as F5 does in its editor. */
export async function debugFlow(definition: vscode.Uri): Promise<void> {
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(definition), {
    type: DEBUG_TYPE,
    request: 'launch',
    name: l10n.t('Debug Flow'),
    flow: definition.toString(),
  });
}
