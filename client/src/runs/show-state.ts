import * as vscode from 'vscode';
import { locate } from '../deploy/locate.ts';

/** Opens a definition at one of its states. */
export async function showState(definition: vscode.Uri, state: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(definition);
  const { offset, length } = locate(document.getText(), ['States', state]);
  const selection = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const editor = await vscode.window.showTextDocument(document, { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
