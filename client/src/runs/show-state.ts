import * as l10n from '@vscode/l10n';
import type { JSONPath } from 'jsonc-parser';
import * as vscode from 'vscode';
import { locate } from '../../../project/src/index.ts';

/** Opens a definition at one of its states. */
export function showState(definition: vscode.Uri, state: string): Promise<void> {
  return showPlace(definition, [l10n.t('States'), state]);
}

/** Opens a definition at a key, or at what is nearest to it. */
export async function showPlace(definition: vscode.Uri, path: JSONPath): Promise<void> {
  const document = await vscode.workspace.openTextDocument(definition);
  const { offset, length } = locate(document.getText(), path);
  const selection = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const editor = await vscode.window.showTextDocument(document, { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
